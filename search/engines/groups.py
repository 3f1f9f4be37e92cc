"""Counting by groups: the rows of an article that bear one tuple are a group, as most rows of an article do.

So a set of rows falls into groups, and groups into tuples; that there are fewer of them each time is what makes it fast.
A value that stands in several groups of an article is told once too often in articles for each but the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from search.engines.count import Counted, Hits
from search.engines.values import Numbers, Values, no_numbers

# A set with fewer than one row for so many groups is counted by what it has, not by what there is.
SPARSE = 16


@dataclass(frozen=True, slots=True)
class Groups:
    """`group_of` holds the group of each row, 0 for those that bear nothing; `tuple_of`, `article_of` what each group is.

    A value that an article has in several groups is shared: `shared_value` are these by number, and in group
    `sharing[n]` stands the one numbered `shared[n]`.
    """

    group_of: Numbers = field(default_factory=no_numbers)
    tuple_of: Numbers = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    article_of: Numbers = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    sharing: Numbers = field(default_factory=no_numbers)
    shared: Numbers = field(default_factory=no_numbers)
    shared_value: Numbers = field(default_factory=no_numbers)

    def extended(self, values: Values, tuples: Numbers, serials: Numbers) -> Groups:
        """Return it over all rows, of which these are the tuples and the numbers of their articles."""
        known = len(self.group_of)
        fresh, whose = tuples[known:].astype(np.intp), serials[known:].astype(np.intp)
        bears = values.lengths()[fresh] > 0
        # An article's rows are appended together, so none of its groups is known yet.
        keys, numbers = np.unique(whose[bears] * values.tuples + fresh[bears], return_inverse=True)
        group_of = np.zeros(len(fresh), dtype=np.intp)
        group_of[bears] = len(self.tuple_of) + numbers
        article_of, tuple_of = keys // values.tuples, keys % values.tuples
        sharing, shared, shared_value = _shared(values, tuple_of, article_of)
        return Groups(
            np.concatenate([self.group_of, group_of]),
            np.concatenate([self.tuple_of, tuple_of]),
            np.concatenate([self.article_of, article_of]),
            np.concatenate([self.sharing, len(self.tuple_of) + sharing]),
            np.concatenate([self.shared, len(self.shared_value) + shared]),
            np.concatenate([self.shared_value, shared_value]),
        )

    def count(self, values: Values, hits: Hits) -> Counted:
        """Return the values of a set of rows with their numbers of statements and articles."""
        if len(hits.rows) * SPARSE < len(self.tuple_of):
            return self._count_few(values, hits.rows)
        often = np.bincount(self.group_of[hits.rows], minlength=len(self.tuple_of))
        often[0] = 0
        groups = np.flatnonzero(often)
        statements, articles = _by_value(values, self.tuple_of[groups], often[groups])
        times = np.bincount(self.shared, often[self.sharing] > 0, len(self.shared_value))
        again = np.flatnonzero(times > 1)
        np.subtract.at(articles, self.shared_value[again], times[again].astype(np.intp) - 1)
        return Counted.of(statements, articles)

    def _count_few(self, values: Values, rows: Numbers) -> Counted:
        groups, often = np.unique(self.group_of[rows], return_counts=True)
        bears = groups > 0
        groups, often = groups[bears], often[bears]
        borne, lengths = values.of_tuples(self.tuple_of[groups])
        numbers, places = np.unique(borne, return_inverse=True)
        cells = np.unique(np.repeat(self.article_of[groups], lengths) * len(numbers) + places)
        statements = _sums(places, np.repeat(often, lengths), len(numbers))
        return Counted(numbers, statements, np.bincount(cells % max(1, len(numbers)), minlength=len(numbers)))


def _by_value(values: Values, tuples: Numbers, often: Numbers) -> tuple[Numbers, Numbers]:
    """Return for each value its statements and groups, of groups by their tuples, which have so many statements."""
    lengths = values.lengths()
    of_tuples = _sums(tuples, often, values.tuples), np.bincount(tuples, minlength=values.tuples)
    statements, groups = (_sums(values.members, np.repeat(each, lengths), len(values)) for each in of_tuples)
    return statements, groups


def _sums(places: Numbers, numbers: Numbers, many: int) -> Numbers:
    """Return the sum of the numbers at each of so many places."""
    return np.bincount(places, numbers, many).astype(np.int64)


def _shared(values: Values, tuple_of: Numbers, article_of: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return which groups share which values, and what these are."""
    borne, lengths = values.of_tuples(tuple_of)
    groups = np.repeat(np.arange(len(tuple_of)), lengths)
    cells = article_of[groups] * len(values) + borne
    _, places, counts = np.unique(cells, return_inverse=True, return_counts=True)
    several = counts[places] > 1
    shared, numbers = np.unique(cells[several], return_inverse=True)
    return groups[several], numbers, shared % max(1, len(values))
