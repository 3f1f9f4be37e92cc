"""A column of values as it is counted.

A row bears a tuple of values, most tuples are shared, and a value may stand in several of them. A row with one of
its values is a pair; all pairs of one article with the same value are a cell. So the pairs of a set of rows tell
statements, and the cells they fall into tell articles.

Where all rows of an article bear one tuple, as they do of its year or genre, its tuple is counted, and there are no
pairs. What is looked up by pairs and cells has the width of an index, or numpy would copy it for every count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.bits import Flags

Numbers = NDArray[Any]
# A set with fewer than one row in so many is counted row by row.
SPARSE = 16


def _no_numbers() -> Numbers:
    return np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Counted:
    """The values that occur, by their numbers ascending, in how many statements and in how many articles."""

    numbers: Numbers
    statements: Numbers
    articles: Numbers

    def __getitem__(self, places: Numbers) -> Counted:
        return Counted(self.numbers[places], self.statements[places], self.articles[places])


@dataclass(frozen=True, slots=True)
class Facet:
    """The first `rows` rows, and the tuples known when they were read.

    `names` are the distinct values by number. `members` holds the values of tuple n at `starts[n]:starts[n + 1]`.
    `of_article` holds the tuple of each article by its serial number, or None once the rows of one bear different
    tuples; from then on the pairs of row r stand at `pair_starts[r]:pair_starts[r + 1]` of `pair_cell`.
    """

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    starts: Numbers = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    members: Numbers = field(default_factory=_no_numbers)
    in_order: list[str] = field(default_factory=list)
    pair_starts: Numbers = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    pair_row: Numbers = field(default_factory=_no_numbers)
    pair_cell: Numbers = field(default_factory=_no_numbers)
    cell_value: Numbers = field(default_factory=_no_numbers)
    ranks: Numbers = field(default_factory=_no_numbers)
    of_article: Numbers | None = field(default_factory=_no_numbers)
    rows: int = 0

    def extended(self, tuples: Sequence[tuple[str, ...]], groups: Numbers, serials: Numbers) -> Facet:
        """Return it over all rows of a column; what a commit adds is all that is looked at."""
        known = len(self.starts) - 1
        longer = self._with_tuples(tuples[known:]) if len(tuples) > known else self
        if len(groups) == longer.rows:
            return longer
        of_article = longer._with_articles(groups[self.rows :], serials[self.rows :])
        longer = replace(longer, rows=len(groups), of_article=of_article)
        return longer._with_pairs(groups, serials) if of_article is None else longer

    def _with_tuples(self, tuples: Sequence[tuple[str, ...]]) -> Facet:
        names, numbers = self.names.copy(), self.numbers.copy()
        values = list(chain.from_iterable(tuples))
        for value in dict.fromkeys(values):
            if value not in numbers:
                numbers[value] = len(names)
                names.append(value)
        # Both parts are sorted, or nearly: merging is all there is to do.
        in_order = sorted(chain(self.in_order, sorted(names[len(self.names) :])))
        ranks = np.empty(len(names), dtype=np.int64)
        ranks[_numbered(in_order, numbers)] = np.arange(len(names))
        lengths = np.fromiter(map(len, tuples), dtype=np.intp, count=len(tuples))
        return replace(
            self,
            names=names,
            numbers=numbers,
            starts=np.concatenate([self.starts, self.starts[-1] + np.cumsum(lengths)]),
            members=np.concatenate([self.members, _numbered(values, numbers)]),
            in_order=in_order,
            ranks=ranks,
        )

    def _with_pairs(self, groups: Numbers, serials: Numbers) -> Facet:
        """Return it with the pairs of all rows, those of the first ones included if an article has only now become various."""
        known = len(self.pair_starts) - 1
        fresh = groups[known:]
        lengths = np.diff(self.starts)[fresh]
        ends = np.cumsum(lengths)
        rows = np.repeat(np.arange(known, len(groups)), lengths)
        places = np.arange(len(rows)) + np.repeat(self.starts[fresh] - (ends - lengths), lengths)
        values = self.members[places]
        # An article's rows are appended together, so none of its cells is known yet.
        cells, numbers = np.unique(serials[rows] * np.int64(len(self.names)) + values, return_inverse=True)
        return replace(
            self,
            pair_starts=np.concatenate([self.pair_starts, self.pair_starts[-1] + ends]),
            pair_row=np.concatenate([self.pair_row, rows]),
            pair_cell=np.concatenate([self.pair_cell, len(self.cell_value) + numbers]),
            cell_value=np.concatenate([self.cell_value, cells % max(1, len(self.names))]),
        )

    def _with_articles(self, tuples: Numbers, serials: Numbers) -> Numbers | None:
        # The last row of an article is its own and bears nothing.
        is_said = np.diff(serials, append=-1) == 0
        said, whose = tuples[is_said], serials[is_said]
        if self.of_article is None or ((np.diff(said) != 0) & (np.diff(whose) == 0)).any():
            return None
        longer = np.zeros(max(len(self.of_article), int(serials.max()) + 1), dtype=np.intp)
        longer[: len(self.of_article)] = self.of_article
        longer[whose] = said
        return longer

    def count_articles(self, articles: Numbers, statements: Numbers) -> Counted:
        """Return the values of articles, by serial number, with so many statements each; only with `of_article`."""
        assert self.of_article is not None
        tuples, lengths = self.of_article[articles], np.diff(self.starts)
        told = [
            np.bincount(self.members, np.repeat(often, lengths), len(self.names)).astype(np.int64)
            for often in (
                np.bincount(tuples, statements, len(lengths)),
                np.bincount(tuples, minlength=len(lengths)),
            )
        ]
        return Counted(np.arange(len(self.names)), *told)[np.flatnonzero(told[0])]

    def count(self, flags: Flags, rows: Numbers) -> Counted:
        """Return the values of a set of rows, given as flags for each of `self.rows` rows and as a list."""
        if len(rows) * SPARSE < self.rows:
            return self._count_few(rows)
        per_cell = np.bincount(self.pair_cell[flags[self.pair_row]], minlength=len(self.cell_value))
        many = len(self.names)
        statements = np.bincount(self.cell_value, per_cell, many).astype(np.int64)
        articles = np.bincount(self.cell_value, per_cell > 0, many).astype(np.int64)
        return Counted(np.arange(many), statements, articles)[np.flatnonzero(statements)]

    def _count_few(self, rows: Numbers) -> Counted:
        starts, lengths = self.pair_starts[rows], self.pair_starts[rows + 1] - self.pair_starts[rows]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
        cells = self.pair_cell[places]
        values, statements = np.unique(self.cell_value[cells], return_counts=True)
        _, articles = np.unique(self.cell_value[np.unique(cells)], return_counts=True)
        return Counted(values, statements, articles)

    def tuples_with(self, chosen: Iterable[str]) -> Flags:
        """Return for each tuple whether one of the chosen values stands in it."""
        wanted = np.zeros(len(self.names), dtype=bool)
        wanted[[self.numbers[value] for value in chosen if value in self.numbers]] = True
        flags = np.zeros(len(self.starts) - 1, dtype=bool)
        places = np.flatnonzero(wanted[self.members])
        flags[np.searchsorted(self.starts, places, side="right") - 1] = True
        return flags


def _numbered(values: Sequence[str], numbers: dict[str, int]) -> Numbers:
    return np.fromiter(map(numbers.__getitem__, values), dtype=np.intp, count=len(values))
