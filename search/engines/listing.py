"""The values that a facet tells: all of a few facets, the most frequent and the chosen of the others."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from search.engines.count import Counted, Hits
from search.engines.facet import Facet
from search.engines.snapshot import Snapshot
from search.engines.values import Numbers
from search.results import MOST_VALUES, WHOLE_FACETS, FacetCounts


def listed(hits: Hits, name: str, chosen: Collection[str], *, by_articles: bool) -> Counted:
    """Return the values a facet tells with their counts, the most frequent first, of equals the first by name."""
    facet = hits.facet(name)
    counted = facet.count(hits)
    order = _order(facet, counted, by_articles=by_articles)
    if name in WHOLE_FACETS or len(order) <= MOST_VALUES:
        return _kept(counted[_sorted(order)])
    cut = len(order) - MOST_VALUES
    most = np.argpartition(order, cut)[cut:]
    best = most[_sorted(order[most])]
    asked = [facet.values.numbers[value] for value in chosen if value in facet.values.numbers]
    rare = np.flatnonzero(np.isin(counted.numbers, asked))
    rare = rare[~np.isin(rare, best)]
    return _kept(counted[np.concatenate([best, rare[_sorted(order[rare])]])])


def told(snapshot: Snapshot, name: str, counted: Counted) -> FacetCounts:
    """Return what was listed by the names of the values."""
    names = map(snapshot.facet(name).values.names.__getitem__, counted.numbers.tolist())
    return FacetCounts(list(names), counted.statements.tolist(), counted.articles.tolist())


def _kept(counted: Counted) -> Counted:
    """Return the same as it is remembered: in a fifth of the bytes that objects take."""
    return Counted(
        *(column.astype(np.uint32) for column in (counted.numbers, counted.statements, counted.articles))
    )


def _order(facet: Facet, counted: Counted, *, by_articles: bool) -> Numbers:
    """Return one number for each value, higher the earlier it is told; none are equal."""
    first, second = counted.statements, counted.articles
    if by_articles:
        first, second = second, first
    many = len(facet.values)
    ranks = many - 1 - facet.values.ranks[counted.numbers].astype(np.int64)
    # Of an archive of a million statements and as many names these are 60 bits.
    order: Numbers = (first.astype(np.int64) * (facet.rows + 1) + second) * many + ranks
    return order


def _sorted(order: Numbers) -> Numbers:
    return np.argsort(order)[::-1]
