"""A column of values as it is counted: few values by the set of rows of each, many by rows or by groups of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from search.engines.count import Counted, Hits
from search.engines.groups import Groups
from search.engines.singles import Singles
from search.engines.value_sets import ValueSets
from search.engines.values import Numbers, Values

# Of so many values each has a set of its own: for 200,000 articles 14 MB.
FEW = 128


@dataclass(frozen=True, slots=True)
class Facet:
    """The first `rows` rows, with the values and tuples known when they were read."""

    values: Values = field(default_factory=Values)
    counting: ValueSets | Singles | Groups = field(default_factory=ValueSets)
    rows: int = 0

    def extended(self, tuples: Sequence[tuple[str, ...]], column: Numbers, serials: Numbers) -> Facet:
        """Return it over all rows, of which these are the tuples by number and the articles; what was added is looked at."""
        known = self.values.tuples
        values = self.values.extended(tuples[known:]) if len(tuples) > known else self.values
        if len(column) == self.rows:
            return replace(self, values=values)
        fit = ValueSets if len(values) <= FEW else Singles if values.are_single else Groups
        counting = self.counting if isinstance(self.counting, fit) else fit()
        return Facet(values, counting.extended(values, column, serials), len(column))

    def count(self, hits: Hits) -> Counted:
        """Return the values of a set of statements with their numbers of statements and articles."""
        return self.counting.count(self.values, hits)
