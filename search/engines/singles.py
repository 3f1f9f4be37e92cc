"""Counting where no row bears several values, as of speakers: each hit is one more of its value, without detours.

An article that bears a value in several rows is told once too often for each but the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from search.engines.count import Counted, Hits
from search.engines.values import Numbers, Values, no_numbers


@dataclass(frozen=True, slots=True)
class Singles:
    """`value_of` holds for each row one more than the number of its value, 0 if it bears none.

    Of the rows that are not alone in their article with their value, `sharing[n]` is one and `shared[n]` tells which
    belong together; `shared_value` is their value.
    """

    value_of: Numbers = field(default_factory=no_numbers)
    sharing: Numbers = field(default_factory=no_numbers)
    shared: Numbers = field(default_factory=no_numbers)
    shared_value: Numbers = field(default_factory=no_numbers)

    def extended(self, values: Values, tuples: Numbers, serials: Numbers) -> Singles:
        """Return it over all rows, of which these are the tuples and the numbers of their articles."""
        known = len(self.value_of)
        fresh = tuples[known:]
        value_of = np.where(values.lengths()[fresh] > 0, values.only[fresh] + 1, 0)
        rows = np.flatnonzero(value_of)
        # An article's rows are appended together, so what they share is all here.
        cells = serials[known:][rows] * np.int64(len(values)) + value_of[rows] - 1
        _, places, counts = np.unique(cells, return_inverse=True, return_counts=True)
        several = counts[places] > 1
        shared, numbers = np.unique(cells[several], return_inverse=True)
        return Singles(
            np.concatenate([self.value_of, value_of]),
            np.concatenate([self.sharing, known + rows[several]]),
            np.concatenate([self.shared, len(self.shared_value) + numbers]),
            np.concatenate([self.shared_value, shared % max(1, len(values))]),
        )

    def count(self, values: Values, hits: Hits) -> Counted:
        """Return the values of a set of rows with their numbers of statements and articles."""
        statements = np.bincount(self.value_of[hits.rows], minlength=len(values) + 1)[1:]
        # A later commit may have appended rows.
        sharing = self.sharing[: np.searchsorted(self.sharing, len(hits.flags))]
        times = np.bincount(self.shared[: len(sharing)], hits.flags[sharing], len(self.shared_value))
        again, articles = np.flatnonzero(times > 1), statements.copy()
        np.subtract.at(articles, self.shared_value[again], times[again].astype(np.intp) - 1)
        return Counted.of(statements, articles)
