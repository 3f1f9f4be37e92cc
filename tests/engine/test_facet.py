"""Facet columns count what a walk over the rows counts, few values or many, whether all of an article bears one tuple or not."""

from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest

from search.engines import bits
from search.engines.count import Hits
from search.engines.facet import FEW, Facet

NONE, TUPLES = 0, [(), ("甲",), ("乙",), ("甲", "丙"), ("乙", "丁", "甲")]
# As many other values as make counting by sets give way to groups.
MANY = [*TUPLES, *((str(number),) for number in range(FEW))]
ONE_EACH = [(), *((str(number),) for number in range(2 * FEW))]


def column(seed, articles, first=0, *, tuples=TUPLES, even):
    """Return the tuples and serials of rows: of each article some statements, then its own row without values."""
    draw = np.random.default_rng(seed)
    groups, serials = [], []
    for serial in range(first, first + articles):
        said = draw.integers(1, 5)
        one = draw.integers(0, len(tuples))
        groups += [one] * said if even else list(draw.integers(0, min(6, len(tuples)), said))
        groups.append(NONE)
        serials += [serial] * (said + 1)
    return np.array(groups), np.array(serials)


def joined(*columns):
    return (np.concatenate(parts) for parts in zip(*columns, strict=True))


def counted(facet, rows, serials):
    """Return value → (statements, articles), as the facet counts them."""
    made = {}
    guards = bits.from_flags(np.diff(serials, append=-1) != 0)
    snapshot = SimpleNamespace(size=len(serials), guards=guards, below=~guards & ((1 << len(serials)) - 1))
    snapshot.once = lambda key, make: made.setdefault(key, make())
    found = facet.count(Hits(snapshot, bits.from_rows(rows, len(serials))))
    numbers = zip(found.statements.tolist(), found.articles.tolist(), strict=True)
    return dict(zip((facet.values.names[number] for number in found.numbers), numbers, strict=True))


def walked(rows, groups, serials, tuples=TUPLES):
    statements = Counter(value for row in rows for value in tuples[groups[row]])
    cells = {(serials[row], value) for row in rows for value in tuples[groups[row]]}
    articles = Counter(value for _, value in cells)
    return {value: (count, articles[value]) for value, count in statements.items()}


def said(serials):
    return np.flatnonzero(np.diff(serials, append=-1) == 0)


@pytest.mark.parametrize("tuples", [TUPLES, MANY, ONE_EACH], ids=["few", "many", "one each"])
@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize("share", [0, 0.02, 0.5, 1])
def test_counts_are_those_of_a_walk(tuples, even, share):
    groups, serials = column(1, 160, tuples=tuples, even=even)
    facet = Facet().extended(tuples[:3], groups[:0], serials[:0]).extended(tuples, groups, serials)
    rows = np.random.default_rng(2).permutation(said(serials))[: int(share * len(said(serials)))]
    rows.sort()
    assert counted(facet, rows, serials) == walked(rows, groups, serials, tuples)


@pytest.mark.parametrize(("first_even", "then_even"), [(True, True), (True, False), (False, False)])
def test_articles_of_a_later_commit_are_counted_with_the_others(first_even, then_even):
    first, second = column(3, 50, even=first_even), column(4, 50, first=50, even=then_even)
    groups, serials = joined(first, second)
    facet = Facet().extended(TUPLES, *first).extended(TUPLES, groups, serials)
    assert facet.counting.even == (first_even and then_even)
    assert counted(facet, said(serials), serials) == walked(said(serials), groups, serials)


def test_counts_stay_what_they_are_when_a_commit_makes_few_values_many():
    first, second = column(5, 50, even=False), column(6, 50, first=50, tuples=MANY, even=True)
    groups, serials = joined(first, second)
    before = Facet().extended(TUPLES, *first)
    after = before.extended(MANY, groups, serials)
    early, late = said(first[1]), said(serials)
    assert counted(before, early, first[1]) == walked(early, *first) == counted(after, early, serials)
    assert counted(after, late, serials) == walked(late, groups, serials, MANY)


def test_a_column_with_more_rows_counts_those_of_an_earlier_commit():
    groups, serials = column(7, 100, even=False)
    facet, early = Facet().extended(TUPLES, groups, serials), serials < 40
    rows = said(serials[early])
    assert counted(facet, rows, serials[early]) == walked(rows, groups, serials)


def test_carries_run_through_words_that_an_article_fills():
    lengths = [3, 200, 1, 64, 63, 128, 5]
    guards = np.zeros(sum(lengths), dtype=bool)
    guards[np.cumsum(lengths) - 1] = True
    size, guarded = len(guards), bits.from_flags(guards)
    below = ~guarded & ((1 << size) - 1)
    sets = [bits.from_rows([row], size) for row in (0, 2, 4, 202, 330, 459)] + [below, 0]
    words = np.array([bits.to_words(each, size) for each in sets])
    hit = bits.guards_hit_each(words, bits.to_words(guarded, size), bits.to_words(below, size))
    assert [int.from_bytes(each.tobytes(), "little") for each in hit] == [
        bits.guards_hit(each, guarded, below) for each in sets
    ]
