"""What stands first: BM25F over words, titles and slogans above texts, whole phrases above scattered words."""

from __future__ import annotations

import random

import pytest
from whoosh.scoring import bm25

from search.engines import evaluate, rank, word_scores
from tests.engine import corpus
from tests.engine.questions import asked
from tests.search.factories import Said, article

pytestmark = pytest.mark.django_db


def order(engine, typed: str) -> list[int]:
    return [row.article_id for row in engine.run(asked(typed)).rows]


def test_more_often_in_a_shorter_text_in_the_title_and_as_slogan(engine) -> None:
    once = article("质询评议一次，其余说别的事情，预算、决算、项目、民生、教育、医疗。")
    often = article("质询评议之后又质询评议，再质询评议。")
    titled = article("质询评议一次，其余说别的事情，预算、决算、项目、民生、教育、医疗。", title="质询评议")
    slogan = article(
        Said("质询评议一次，其余说别的事情，预算、决算、项目、民生、教育、医疗。", slogans=["质询评议"])
    )
    engine.rebuild(lambda line: None)
    found = order(engine, "质询评议")
    assert found[-1] == once.pk
    assert found.index(titled.pk) < found.index(once.pk)
    assert found.index(slogan.pk) < found.index(once.pk)
    assert found.index(often.pk) < found.index(once.pk)


def test_a_whole_phrase_stands_above_scattered_words(engine) -> None:
    together = article("人大代表联络站里，" + "说的是别的事情。" * 20)
    scattered = article("联络站。人大代表。联络站。人大代表。", title="人大代表与联络站")
    engine.sync([together.pk, scattered.pk])
    assert order(engine, "人大代表 联络站") == [together.pk, scattered.pk]


def test_ties_are_newest_first(engine) -> None:
    made = [article("一模一样的一则。", event_on=f"20{year}-01-01") for year in (20, 22, 21)]
    engine.sync(each.pk for each in made)
    assert order(engine, "一模一样") == [made[1].pk, made[2].pk, made[0].pk]


@pytest.mark.parametrize("engine", ["whoosh:"], indirect=True)
def test_scores_are_whooshs_own(engine) -> None:
    """One word in the text: the formula of Whoosh's BM25F, on our statistics."""
    made = [article("预算。" * times + "项目。" * 5) for times in (1, 2, 3)]
    engine.sync(each.pk for each in made)
    snapshot = engine.snapshot()
    query = asked("预算").query
    found = rank.scores(snapshot, evaluate.found(snapshot, query), query, _cutter(snapshot))
    idf = word_scores.log(snapshot.size / 4) + 1
    expected = [bm25(idf, times, times + 5, 7, word_scores.B, word_scores.K1) for times in (1, 2, 3)]
    assert sorted(found.values.tolist()) == pytest.approx(expected)


def _cutter(snapshot):
    from search.engines import generation

    return generation.cutter(snapshot)


@pytest.mark.usefixtures("small_sizes")
def test_the_first_are_the_same_however_many_are_wanted(engine) -> None:
    chance = random.Random("wanted")
    made = corpus.fill(chance, 60, samples=0.0)
    engine.sync(each.pk for each in made)
    snapshot = engine.snapshot()
    for typed in ("人民", "县|民主", "全过程人民民主 县", "人大代表联络站", "民/则主"):
        query = asked(typed).query
        hits = evaluate.found(snapshot, query)
        for sort in ("relevance", "newest", "division"):
            whole = rank.ordered(snapshot, hits, query, sort, _cutter(snapshot), wanted=1000)
            for wanted in (1, 3, 10):
                some = rank.ordered(snapshot, hits, query, sort, _cutter(snapshot), wanted=wanted)
                assert some[:wanted].tolist() == whole[:wanted].tolist(), (typed, sort)
