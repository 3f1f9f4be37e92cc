"""The engine answers as the reference does, which scans every text without any index."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from search import documents, reference
from search.document import StatementDocument
from search.params import SearchParams
from tests.engine import corpus, questions
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_sizes")]


@pytest.fixture(params=(0.2, 0.0, 1.0), ids=("mixed", "real", "samples"))
def everything(request, engine) -> list[StatementDocument]:
    """A random archive, indexed in two batches of which the second replaces some of the first."""
    chance = random.Random(f"archive {request.param}")
    made = corpus.fill(chance, 30, samples=request.param)
    engine.sync(each.pk for each in made)
    engine.sync(each.pk for each in made[::7])
    return list(documents.all_documents())


def agree(engine, everything, params: SearchParams) -> None:
    expected = reference.run(everything, params)
    assert engine.run(params) == expected, params
    assert engine.totals(params) == (expected.statements, expected.articles)


def test_whatever_is_asked_the_answer_is_that_of_a_scan(engine, everything) -> None:
    """Each archive is made once: that takes as long as all that is asked of it."""
    phrases_in_either_script_and_near_misses(engine, everything)
    operators_filters_sorts_and_pages(engine, everything)
    relevance_orders_what_the_reference_finds(engine, everything)


def phrases_in_either_script_and_near_misses(engine, everything) -> None:
    """A hundred each in three archives: what stands in the originals, and what must not be found there."""
    chance = random.Random(1)
    found = 0
    for _ in range(100):
        params = asked(questions.present(chance, everything), sort="newest")
        agree(engine, everything, params)
        found += engine.run(params).statements > 0
        agree(engine, everything, asked(questions.near_miss(chance, everything), sort="newest"))
    # Where samples stand beside real articles, what was taken from a sample is not found.
    assert found > 60


def operators_filters_sorts_and_pages(engine, everything) -> None:
    chance = random.Random(3)
    for _ in range(100):
        typed = questions.combined(chance, everything) if chance.random() < 0.8 else ""
        agree(engine, everything, questions.narrowed(chance, everything, typed))


def relevance_orders_what_the_reference_finds(engine, everything) -> None:
    chance = random.Random(4)
    for _ in range(30):
        params = asked(questions.combined(chance, everything), per_page=10_000)
        mine, theirs = engine.run(params), reference.run(everything, params)
        assert replace(mine, rows=()) == replace(theirs, rows=())
        assert sorted(mine.rows, key=repr) == sorted(theirs.rows, key=repr)
    whole = engine.run(asked("县", per_page=10_000)).rows
    pages = [
        engine.run(asked("县", page=number, per_page=7)).rows for number in range(1, len(whole) // 7 + 2)
    ]
    assert [row for page in pages for row in page] == list(whole), "pages join without gap or repetition"


BLANKS = (
    "增长3. 5 %。",
    "增长3.5%。",
    "增长 3\u200b.5%。",
    "增长35%。",
    "增长3，5%。",
    "（1, 000 件）",
    "2022- 08 /5",
)


@pytest.mark.parametrize(
    "phrase", ["3.5%", "增长3.5%。", "5%", "5%。", "1,000件", "2022-08/5", "08/5", "3,5", "(1,"]
)
def test_in_quotes_a_blank_beside_the_sign_of_a_number_is_typesetting(engine, phrase) -> None:
    """Without quotes the sign is dropped there, so that rows must not be proposed by it."""
    made = [article(text) for text in BLANKS] + [article("正文。", furniture=text) for text in BLANKS]
    engine.sync(each.pk for each in made)
    params = asked(f"“{phrase}”", sort="newest", per_page=100)
    agree(engine, list(documents.all_documents()), params)
    found = engine.run(params)
    assert found.statements == found.silence.furniture > 0
