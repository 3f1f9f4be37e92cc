"""The values that a facet tells: all of a few facets, the most frequent and the chosen of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import nsmallest
from itertools import islice

from search.engines.count import Counts, Hits, by_value, count_sets, own_values, value_sets, without_own
from search.results import MOST_VALUES, WHOLE_FACETS, FacetCount

# Fewer than one value in so many are sorted.
SPARSE = 8
# Minus the count in the unit of the page, minus that in the other one, the value: sorted as it is, which is faster than by a key.
Ranked = tuple[int, int, str]


def listed(hits: Hits, facet: str, chosen: Collection[str], *, by_articles: bool) -> Iterator[FacetCount]:
    """Yield the values a facet tells with their counts, the most frequent first."""
    if facet in WHOLE_FACETS:
        best = sorted(_ranked(hits.count(facet), by_articles=by_articles))
    else:
        counts = hits.count(facet) if by_articles else _frequent(hits, facet)
        best = nsmallest(MOST_VALUES, _ranked(counts, by_articles=by_articles))
        missing = {*chosen} - {value for _, _, value in best}
        best += sorted(_ranked(hits.count_chosen(facet, missing), by_articles=by_articles))
    for first, second, value in best:
        yield FacetCount(value, -second, -first) if by_articles else FacetCount(value, -first, -second)


def _ranked(counts: Counts, *, by_articles: bool) -> Iterable[Ranked]:
    if by_articles:
        return ((-articles, -statements, value) for value, (statements, articles) in counts.items())
    return ((-statements, -articles, value) for value, (statements, articles) in counts.items())


def _frequent(hits: Hits, facet: str) -> Counts:
    """Return the counts of all values that may be among the most frequent by statements.

    Of the many that stand in one statement only, which all are equal, just the first by value are looked at.
    """
    counts = count_sets(hits.snapshot, value_sets(hits.snapshot, facet), hits.bits)
    own = own_values(hits.snapshot, facet)
    if not any(own):
        return counts
    statements = hits.in_statements(facet)
    for group in without_own(hits.snapshot, facet):
        statements.pop(group, None)
    least = _threshold(statements.values())
    if least == 1:
        counts |= dict.fromkeys(islice(_once(hits, facet, statements), MOST_VALUES), (1, 1))
    often = {group: number for group, number in statements.items() if number >= max(least, 2)}
    return counts | _counted(hits, facet, often) if often else counts


def _once(hits: Hits, facet: str, statements: Mapping[int, int]) -> Iterator[str]:
    """Yield the values that stand in one statement only, sorted: of few by sorting, of many by walking all values."""
    own, find = own_values(hits.snapshot, facet), statements.get
    if len(statements) * SPARSE < len(own):
        yield from sorted(value for group, n in statements.items() if n == 1 for value in own[group])
        return
    for value, group in by_value(hits.snapshot, facet):
        if find(group) == 1:
            yield value


def _threshold(numbers: Iterable[int]) -> int:
    """Return how often the last of the most frequent stands, at least."""
    total = 0
    for number, times in sorted(Counter(numbers).items(), reverse=True):
        total += times
        if total >= MOST_VALUES:
            return number
    return 1


def _counted(hits: Hits, facet: str, statements: dict[int, int]) -> Counts:
    """Return the counts of the values of these tuples."""
    own = own_values(hits.snapshot, facet)
    wanted = bytearray(len(own))
    for group in statements:
        wanted[group] = 1
    articles = hits.in_articles(facet, bytes(wanted))
    return {value: (n, articles[group]) for group, n in statements.items() for value in own[group]}
