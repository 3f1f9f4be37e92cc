"""The values that a facet tells: all of a few facets, the most frequent and the chosen of the others."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from search.engines.count import Counted, Hits
from search.engines.facet import Facet
from search.engines.values import Numbers, Values
from search.results import MOST_VALUES, WHOLE_FACETS, FacetCounts


def listed(hits: Hits, name: str, chosen: Collection[str], *, by_articles: bool) -> Counted:
    """Return the values a facet tells with their counts, the most frequent first, of equals the first by name."""
    facet = hits.facet(name)
    counted = facet.count(hits)
    if name in WHOLE_FACETS or len(counted) <= MOST_VALUES:
        return _kept(_ordered(facet, counted, by_articles=by_articles))
    frequent = _frequent(facet.values, counted, by_articles=by_articles)
    best = _ordered(facet, counted[frequent], by_articles=by_articles)[slice(MOST_VALUES)]
    told = {*best.numbers.tolist()}
    asked = {facet.values.numbers[value] for value in chosen if value in facet.values.numbers} - told
    if asked:
        rare = counted[np.isin(counted.numbers, [*asked])]
        best = best.followed_by(_ordered(facet, rare, by_articles=by_articles))
    return _kept(best)


def _frequent(values: Values, counted: Counted, *, by_articles: bool) -> Numbers:
    """Return the places of some of many values among which the most frequent are."""
    often = counted.articles if by_articles else counted.statements
    at_least = np.bincount(often)[::-1].cumsum()[::-1]
    level = np.flatnonzero(at_least >= MOST_VALUES)[-1]
    if level > 1 or by_articles:
        return np.flatnonzero(often >= level)
    # Most speakers are found once: of these, which differ in nothing else, the first by name.
    more = np.flatnonzero(often > 1)
    once = np.zeros(len(values), dtype=bool)
    once[counted.numbers[often == 1]] = True
    by_name = values.in_order[once[values.in_order]][: MOST_VALUES - len(more)]
    return np.concatenate([more, np.searchsorted(counted.numbers, by_name)])


class Told(FacetCounts):
    """What was listed; what nobody reads of three thousand divisions is not made an object."""

    __slots__ = ("_counted", "_known")

    def __init__(self, known: Values, counted: Counted) -> None:
        self._known, self._counted = known, counted

    @property
    def values(self) -> list[str]:
        return list(map(self._known.names.__getitem__, self._counted.numbers.tolist()))

    @property
    def statements(self) -> list[int]:
        return _plain(self._counted.statements)

    @property
    def articles(self) -> list[int]:
        return _plain(self._counted.articles)

    def first(self, number: int) -> Told:
        return Told(self._known, self._counted[slice(number)])

    def only(self, values: Collection[str]) -> Told:
        known = self._known.numbers
        asked = np.zeros(len(self._known), dtype=bool)
        asked[[known[value] for value in values if value in known]] = True
        return Told(self._known, self._counted[asked[self._counted.numbers]])

    def __len__(self) -> int:
        return len(self._counted)


def _plain(numbers: Numbers) -> list[int]:
    plain: list[int] = numbers.tolist()
    return plain


def _kept(counted: Counted) -> Counted:
    """Return the same as it is remembered: in a fifth of the bytes that objects take."""
    return Counted(
        *(column.astype(np.uint32) for column in (counted.numbers, counted.statements, counted.articles))
    )


def _ordered(facet: Facet, counted: Counted, *, by_articles: bool) -> Counted:
    """Return the values in the order in which they are told."""
    first, second = counted.statements, counted.articles
    if by_articles:
        first, second = second, first
    many = len(facet.values)
    ranks = many - 1 - facet.values.ranks[counted.numbers]
    # Of an archive of a million statements and as many names these are 60 bits.
    order = (first.astype(np.int64) * (facet.rows + 1) + second) * many + ranks
    return counted[np.argsort(order)[::-1]]
