"""Facet counts of a set of statements: in statements and in articles, for every value.

A facet column numbers tuples of values. The values of a small facet, and those that stand in several tuples (a
province), are counted by a set of rows each; the many that stand in one tuple only (counties, people) by one
pass over the hits. Both ways give the same numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from search.engines import bits
from search.engines.snapshot import Snapshot

FEW = 200
Counts = dict[str, tuple[int, int]]


class Hits:
    """A set of statements to be counted; its rows are listed at most once."""

    def __init__(self, snapshot: Snapshot, rows: int) -> None:
        self.snapshot, self.bits = snapshot, rows
        self._listed: list[int] | None = None

    @property
    def rows(self) -> list[int]:
        if self._listed is None:
            self._listed = bits.to_rows(self.bits, self.snapshot.size)
        return self._listed

    def count(self, facet: str) -> Counts:
        """Return value → (statements, articles); values that do not occur are left out."""
        sets = self.snapshot.once(("sets", facet), lambda: value_sets(self.snapshot, facet))
        counts = count_sets(self.snapshot, sets, self.bits)
        if len(sets) < self.snapshot.once(("values", facet), lambda: len(tuples_of(self.snapshot, facet))):
            counts |= count_rows(self.snapshot, facet, self.rows, sets)
        return counts


def tuples_of(snapshot: Snapshot, facet: str) -> Mapping[str, list[int]]:
    """Return the numbers of the tuples in which each value stands."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(snapshot.values(facet)):
        for value in group:
            numbers.setdefault(value, []).append(number)
    return numbers


def value_sets(snapshot: Snapshot, facet: str) -> Mapping[str, int]:
    """Return the rows of each value that is counted by its set."""
    tuples = tuples_of(snapshot, facet)
    wanted = (
        tuples if len(tuples) <= FEW else {value for value, numbers in tuples.items() if len(numbers) > 1}
    )
    chosen = [[value for value in group if value in wanted] for group in snapshot.values(facet)]
    rows_of: dict[str, list[int]] = {value: [] for value in wanted}
    for row, number in enumerate(snapshot.column(f"value.{facet}")[: snapshot.size]):
        for value in chosen[number]:
            rows_of[value].append(row)
    return {value: bits.from_rows(rows, snapshot.size) for value, rows in rows_of.items()}


def count_sets(snapshot: Snapshot, sets: Mapping[str, int], hits: int) -> Counts:
    counts = {}
    for value, rows in sets.items():
        if found := rows & hits:
            articles = bits.guards_hit(found, snapshot.guards, snapshot.below)
            counts[value] = (found.bit_count(), articles.bit_count())
    return counts


def count_rows(snapshot: Snapshot, facet: str, rows: Sequence[int], sets: Mapping[str, int]) -> Counts:
    """Count the values without a set of their own: each stands in one tuple, so tuples are counted."""
    values = snapshot.values(facet)
    statements = Counter(map(snapshot.column(f"value.{facet}").__getitem__, rows))
    pairs, several = snapshot.once(("pairs", facet), lambda: pair_keys(snapshot, facet))
    articles = Counter([pair % several for pair in {*map(pairs.__getitem__, rows)}])
    return {
        value: (number, articles[group])
        for group, number in statements.items()
        for value in values[group]
        if value not in sets
    }


def pair_keys(snapshot: Snapshot, facet: str) -> tuple[array[int], int]:
    """Return for each row one number for its article and its tuple, and what to divide by to get the tuple."""
    several = len(snapshot.values(facet)) + 1
    column = snapshot.column(f"value.{facet}")[: snapshot.size]
    serial = snapshot.column("serial")
    keys = (article * several + group for article, group in zip(serial, column, strict=False))
    return array("Q", keys), several
