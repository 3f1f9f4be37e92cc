"""Facet counts of a set of statements: in statements and in articles, for every value.

A facet column numbers tuples of values. The values of a small facet, and those that stand in several tuples (a
province), are counted by a set of rows each; the many that stand in one tuple only (counties, people) by one
pass over the hits. Both ways give the same numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import compress

from search.engines import bits
from search.engines.evaluate import rows_with
from search.engines.snapshot import Snapshot

FEW = 200
# Fewer than one row in so many are looked up one by one.
SEVERAL = 4
Counts = dict[str, tuple[int, int]]


class Hits:
    """A set of statements to be counted in one facet after the other."""

    def __init__(self, snapshot: Snapshot, rows: int) -> None:
        self.snapshot, self.bits = snapshot, rows
        self.flags = bits.to_flags(rows, snapshot.size)
        self._listed: list[int] | None = None

    @property
    def rows(self) -> list[int]:
        """The rows of the set, listed at most once."""
        if self._listed is None:
            self._listed = bits.to_rows(self.bits, self.snapshot.size)
        return self._listed

    def count(self, facet: str) -> Counts:
        """Return value → (statements, articles); values that do not occur are left out."""
        counts = count_sets(self.snapshot, value_sets(self.snapshot, facet), self.bits)
        own = own_values(self.snapshot, facet)
        if any(own):
            articles = self.in_articles(facet)
            counts |= {
                value: (number, articles[group])
                for group, number in self.in_statements(facet).items()
                for value in own[group]
            }
        return counts

    def count_chosen(self, facet: str, chosen: Collection[str]) -> Counts:
        """Return the counts of these values alone."""
        sets = {
            value: rows_with(self.snapshot, facet, [value in group for group in self.snapshot.values(facet)])
            for value in chosen
        }
        return count_sets(self.snapshot, sets, self.bits)

    def in_statements(self, facet: str) -> Counter[int]:
        """Return how many statements bear each tuple of values."""
        return Counter(self._of(self.snapshot.column(f"value.{facet}")))

    def in_articles(self, facet: str, wanted: bytes | None = None) -> Counter[int]:
        """Return in how many articles each tuple stands; of the tuples with a flag in `wanted`, if it is given."""
        group_of = self.snapshot.column(f"value.{facet}")
        found = self._of(first_rows(self.snapshot, facet))
        if wanted is not None:
            found = compress(found, map(wanted.__getitem__, self._of(group_of)))
        return Counter(map(group_of.__getitem__, {*found}))

    def _of(self, column: array[int]) -> Iterable[int]:
        if self.bits.bit_count() * SEVERAL < self.snapshot.size:
            return map(column.__getitem__, self.rows)
        return compress(column, self.flags)


def tuples_of(snapshot: Snapshot, facet: str) -> Mapping[str, list[int]]:
    """Return the numbers of the tuples in which each value stands."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(snapshot.values(facet)):
        for value in group:
            numbers.setdefault(value, []).append(number)
    return numbers


def value_sets(snapshot: Snapshot, facet: str) -> Mapping[str, int]:
    """Return the rows of each value that is counted by its set."""
    return snapshot.once(("sets", facet), lambda: _value_sets(snapshot, facet))


def _value_sets(snapshot: Snapshot, facet: str) -> Mapping[str, int]:
    tuples = tuples_of(snapshot, facet)
    wanted = (
        tuples if len(tuples) <= FEW else {value for value, numbers in tuples.items() if len(numbers) > 1}
    )
    chosen = [[value for value in group if value in wanted] for group in snapshot.values(facet)]
    rows_of: dict[str, array[int]] = {value: array("I") for value in wanted}
    for row, number in enumerate(snapshot.column(f"value.{facet}")[: snapshot.size]):
        for value in chosen[number]:
            rows_of[value].append(row)
    return {value: bits.from_rows(rows, snapshot.size) for value, rows in rows_of.items()}


def own_values(snapshot: Snapshot, facet: str) -> list[tuple[str, ...]]:
    """Return for each tuple its values that have no set: they stand in no other tuple."""
    return snapshot.once(("own", facet), lambda: _own_values(snapshot, facet))


def _own_values(snapshot: Snapshot, facet: str) -> list[tuple[str, ...]]:
    sets = value_sets(snapshot, facet)
    # A commit may have appended tuples that no row of this snapshot bears.
    return [tuple(value for value in group if value not in sets) for group in snapshot.values(facet)]


def without_own(snapshot: Snapshot, facet: str) -> list[int]:
    """Return the tuples all of whose values have a set, or that are empty."""

    def make() -> list[int]:
        return [group for group, values in enumerate(own_values(snapshot, facet)) if not values]

    return snapshot.once(("without own", facet), make)


def by_value(snapshot: Snapshot, facet: str) -> Iterable[tuple[str, int]]:
    """Yield the values without a set, sorted, each with the tuple in which it stands."""

    def make() -> tuple[list[str], array[int]]:
        own = own_values(snapshot, facet)
        pairs = sorted((value, group) for group, values in enumerate(own) for value in values)
        return [value for value, _ in pairs], array("I", [group for _, group in pairs])

    return zip(*snapshot.once(("by value", facet), make), strict=True)


def count_sets(snapshot: Snapshot, sets: Mapping[str, int], hits: int) -> Counts:
    counts = {}
    for value, rows in sets.items():
        if found := rows & hits:
            articles = bits.guards_hit(found, snapshot.guards, snapshot.below)
            counts[value] = (found.bit_count(), articles.bit_count())
    return counts


def first_rows(snapshot: Snapshot, facet: str) -> array[int]:
    """Return for each row the first one of its article with the same tuple: one number for an article and a tuple."""
    return snapshot.once(("first", facet), lambda: _first_rows(snapshot, facet))


def _first_rows(snapshot: Snapshot, facet: str) -> array[int]:
    column, serial = snapshot.column(f"value.{facet}"), snapshot.column("serial")
    first: dict[int, int] = {}
    rows, article = array("I"), -1
    for row in range(snapshot.size):
        if serial[row] != article:
            article, first = serial[row], {}
        rows.append(first.setdefault(column[row], row))
    return rows
