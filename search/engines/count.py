"""Facet counts of a set of statements: in statements and in articles, for every value.

A facet of few values keeps a set of rows for each, and counts by set operations; one of many values
(divisions, people) goes through the hits once. Both give the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import itemgetter

from search.engines import bits
from search.engines.snapshot import Snapshot

FEW = 200
Counts = dict[str, tuple[int, int]]


def count(snapshot: Snapshot, facet: str, hits: int) -> Counts:
    """Return value → (statements, articles) of the set `hits`; values that do not occur are left out."""
    sets = snapshot.once(("sets", facet), lambda: value_sets(snapshot, facet))
    if sets is None:
        return count_many(snapshot, facet, bits.to_rows(hits, snapshot.size))
    return count_few(snapshot, sets, hits)


def value_sets(snapshot: Snapshot, facet: str) -> Mapping[str, int] | None:
    """Return the set of rows of each value, or None for a facet of many values."""
    values = snapshot.values(facet)
    if len({value for group in values for value in group}) > FEW:
        return None
    rows_of: dict[str, list[int]] = {}
    for row, ordinal in enumerate(snapshot.column(f"value.{facet}")[: snapshot.size]):
        for value in values[ordinal]:
            rows_of.setdefault(value, []).append(row)
    return {value: bits.from_rows(rows, snapshot.size) for value, rows in rows_of.items()}


def count_few(snapshot: Snapshot, sets: Mapping[str, int], hits: int) -> Counts:
    counts = {}
    for value, rows in sets.items():
        if found := rows & hits:
            articles = bits.guards_hit(found, snapshot.guards, snapshot.below)
            counts[value] = (found.bit_count(), articles.bit_count())
    return counts


def count_many(snapshot: Snapshot, facet: str, rows: list[int]) -> Counts:
    values = snapshot.values(facet)
    ordinals = list(map(snapshot.column(f"value.{facet}").__getitem__, rows))
    pairs = set(zip(map(snapshot.column("serial").__getitem__, rows), ordinals, strict=True))
    in_articles = Counter(map(itemgetter(1), pairs))
    if snapshot.once(("single", facet), lambda: all(len(group) < 2 for group in values)):
        several = Counter(ordinals).items()
        return {
            values[number][0]: (times, in_articles[number]) for number, times in several if values[number]
        }
    statements, articles = _spread(Counter(ordinals), values), _spread(in_articles, values)
    articles -= _counted_twice(pairs, values)
    return {value: (number, articles[value]) for value, number in statements.items()}


def _spread(ordinals: Counter[int], values: list[tuple[str, ...]]) -> Counter[str]:
    """Turn counts of tuples of values into counts of values."""
    counts: dict[str, int] = {}
    for ordinal, number in ordinals.items():
        for value in values[ordinal]:
            counts[value] = counts.get(value, 0) + number
    return Counter(counts)


def _counted_twice(pairs: Iterable[tuple[int, int]], values: list[tuple[str, ...]]) -> Counter[str]:
    """Return how often too many each value was counted: in articles where it stands in several tuples."""
    several = Counter(map(itemgetter(0), pairs))
    by_article: dict[int, list[int]] = {}
    for serial, ordinal in pairs:
        if several[serial] > 1:
            by_article.setdefault(serial, []).append(ordinal)
    surplus: Counter[str] = Counter()
    for ordinals in by_article.values():
        for value, number in Counter(value for ordinal in ordinals for value in values[ordinal]).items():
            if number > 1:
                surplus[value] += number - 1
    return surplus
