"""The engine answers as the reference does."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from search import documents, reference
from search.params import SearchParams
from search.query import parse
from tests.engine import corpus

pytestmark = pytest.mark.django_db


def agree(engine, everything, params: SearchParams) -> None:
    mine, theirs = engine.run(params), reference.run(everything, params)
    if params.sort == "relevance" and params.query.positive:
        mine, theirs = unordered(engine, everything, params)
    assert mine == theirs, params


def unordered(engine, everything, params):
    """Relevance orders as the engine likes: compare all rows as a set, in one page."""
    whole = replace(params, page=1, per_page=10_000)
    mine, theirs = engine.run(whole), reference.run(everything, whole)
    return (replace(each, rows=tuple(sorted(each.rows, key=repr))) for each in (mine, theirs))


@pytest.mark.parametrize("seed", range(3))
def test_queries(engine, seed: int) -> None:
    articles = corpus.fill(seed, samples=(0.2, 0.0, 1.0)[seed])
    engine.sync(each.pk for each in articles)
    everything = list(documents.all_documents())
    chance = random.Random(seed)
    for typed in (
        "",
        "县",
        "全过程人民民主",
        "质询评议",
        "“两个确立”",
        "全过程 县",
        "县 -质询",
        "县 -GDP|3.5%",
        "𠮷",
        "全过程/句县",
    ):
        agree(
            engine,
            everything,
            SearchParams(q=typed, query=parse(typed), sort=chance.choice(("newest", "oldest", "relevance"))),
        )
