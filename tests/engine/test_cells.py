"""Facet columns count what a walk over the rows counts, whether all of an article bears one tuple or not."""

from collections import Counter

import numpy as np
import pytest

from search.engines.cells import Facet

NONE, TUPLES = 0, [(), ("甲",), ("乙",), ("甲", "丙"), ("乙", "丁", "甲")]


def column(seed, articles, first=0, *, even):
    """Return the tuples and serials of rows: of each article some statements, then its own row without values."""
    draw = np.random.default_rng(seed)
    groups, serials = [], []
    for serial in range(first, first + articles):
        said = draw.integers(1, 5)
        one = draw.integers(0, len(TUPLES))
        groups += [one] * said if even else list(draw.integers(0, len(TUPLES), said))
        groups.append(NONE)
        serials += [serial] * (said + 1)
    return np.array(groups), np.array(serials)


def counted(facet, rows, groups, serials):
    """Return value → (statements, articles), as the facet counts them."""
    flags = np.zeros(len(groups), dtype=bool)
    flags[rows] = True
    if facet.of_article is None:
        found = facet.count(flags, rows)
    else:
        said = np.bincount(serials[rows], minlength=1)
        articles = np.flatnonzero(said)
        found = facet.count_articles(articles, said[articles])
    numbers = zip(found.statements.tolist(), found.articles.tolist(), strict=True)
    return dict(zip((facet.names[number] for number in found.numbers), numbers, strict=True))


def walked(rows, groups, serials):
    statements = Counter(value for row in rows for value in TUPLES[groups[row]])
    cells = {(serials[row], value) for row in rows for value in TUPLES[groups[row]]}
    articles = Counter(value for _, value in cells)
    return {value: (count, articles[value]) for value, count in statements.items()}


@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize("share", [0, 0.02, 0.5, 1])
def test_counts_are_those_of_a_walk(even, share):
    groups, serials = column(1, 60, even=even)
    facet = Facet().extended(TUPLES[:3], groups[:0], serials[:0]).extended(TUPLES, groups, serials)
    assert (facet.of_article is not None) == even
    said = np.flatnonzero(np.diff(serials, append=-1) == 0)
    rows = np.random.default_rng(2).permutation(said)[: int(share * len(said))]
    rows.sort()
    assert counted(facet, rows, groups, serials) == walked(rows, groups, serials)


def test_an_article_whose_statements_differ_ends_the_short_way():
    first, second = column(3, 20, even=True), column(4, 20, first=20, even=False)
    groups, serials = (np.concatenate(parts) for parts in zip(first, second, strict=True))
    before = Facet().extended(TUPLES, *first)
    after = before.extended(TUPLES, groups, serials)
    assert before.of_article is not None
    assert after.of_article is None
    rows = np.flatnonzero(np.diff(serials, append=-1) == 0)
    assert counted(after, rows, groups, serials) == walked(rows, groups, serials)


def test_articles_of_a_later_commit_are_counted_with_the_others():
    first, second = column(5, 20, even=True), column(6, 20, first=20, even=True)
    groups, serials = (np.concatenate(parts) for parts in zip(first, second, strict=True))
    facet = Facet().extended(TUPLES, *first).extended(TUPLES, groups, serials)
    rows = np.flatnonzero(np.diff(serials, append=-1) == 0)
    assert len(facet.of_article) == 40
    assert counted(facet, rows, groups, serials) == walked(rows, groups, serials)
