"""Postings of characters and pairs: what they let through, what they answer alone, how they grow."""

from __future__ import annotations

import os
import random

import pytest

from search.engines import grams
from search.engines.scan import encode
from search.errors import SearchUnavailable
from tests.engine import corpus
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("small_sizes"),
    pytest.mark.parametrize("engine", ["whoosh:"], indirect=True),
]


@pytest.fixture
def snapshot(engine):
    """A random archive that grew batch by batch."""
    made = corpus.fill(random.Random("grams"), 60)
    for start in range(0, len(made), 7):
        engine.sync(each.pk for each in made[start : start + 7])
    return engine.snapshot()


def test_blocks_cover_all_rows_but_the_last_few(snapshot) -> None:
    assert len(snapshot.reader.blocks) == snapshot.size // grams.BLOCK > 3
    assert snapshot.size % grams.BLOCK


def test_every_run_is_found_where_it_stands(snapshot) -> None:
    texts = [snapshot.read(row, "texts") for row in range(snapshot.size)]
    chance = random.Random(7)
    for _ in range(300):
        text = chance.choice([text for text in texts if text])
        start = chance.randrange(len(text))
        run = text[start : start + chance.randint(1, 6)]
        expected = sum(1 << row for row, each in enumerate(texts) if run in each)
        assert snapshot.holding(run, "texts") == expected, run


def test_postings_alone_answer_one_or_two_units(snapshot) -> None:
    texts = [snapshot.read(row, "texts") for row in range(len(snapshot.reader.blocks) * grams.BLOCK)]
    for run in ("县", "𠮷", "民主", "质询", "龘"):
        rows = grams.candidates(snapshot.reader.blocks, encode(run))
        assert rows == sum(1 << row for row, text in enumerate(texts) if run in text)


def test_what_has_the_pairs_but_not_the_run_is_no_hit(engine) -> None:
    made = [article("民主法治，法治民主。") for _ in range(40)]
    engine.sync(each.pk for each in made)
    found = engine.snapshot()
    assert grams.candidates(found.reader.blocks, encode("治法治民主法"))
    assert engine.run(asked("治法治民主法")).statements == 0
    assert engine.run(asked("治法治民主")).statements == 40
    assert grams.candidates(found.reader.blocks, encode("民法")) == 0


def test_cut_postings_are_told(engine, snapshot, again) -> None:
    os.truncate(snapshot.folder / "grams", 10)
    for each in (engine, again()):
        with pytest.raises(SearchUnavailable):
            each.run(asked("县"))
