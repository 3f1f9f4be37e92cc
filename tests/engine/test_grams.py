"""Postings of characters and pairs: what they let through, what they answer alone, how they grow."""

from __future__ import annotations

import os
import random

import numpy as np
import pytest

from search.engines import grams
from search.engines.scan import END, encode
from search.engines.tantivy import reader
from search.errors import SearchUnavailable
from tests.engine import corpus
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("small_sizes"),
]


@pytest.fixture
def snapshot(engine):
    """A random archive that grew batch by batch."""
    made = corpus.fill(random.Random("grams"), 60)
    for start in range(0, len(made), 15):
        engine.sync(each.pk for each in made[start : start + 15])
    return engine.snapshot()


def test_blocks_cover_all_rows_but_the_last_few(snapshot) -> None:
    found = snapshot.blocks["texts"]
    assert found.whole == snapshot.size // grams.BLOCK * grams.BLOCK > 3 * grams.BLOCK
    assert found.whole < found.rows == snapshot.size


def test_the_block_of_the_rest_is_kept_while_few_rows_follow(engine) -> None:
    """What it lacks is scanned."""
    engine.sync([article("县里的事。", "另一则。", "第三则。", "第四则。").pk])
    before = engine.snapshot().blocks["texts"]
    assert (before.whole, before.rows) == (0, 5)
    engine.sync([article("县里又有事。").pk])
    after = engine.snapshot()
    assert after.blocks["texts"].rows == 5 < after.size == 7
    assert after.blocks["texts"].blocks[-1] is before.blocks[-1]
    assert after.holding("县里", "texts") == 0b100001
    engine.sync([article("县里再有事。").pk])
    assert engine.snapshot().blocks["texts"].rows == 9
    assert engine.snapshot().holding("县里", "texts") == 0b10100001


def test_every_run_is_found_where_it_stands(snapshot, again, monkeypatch) -> None:
    """Whether tantivy counts a run before it lists its rows, always, of some, or never."""
    for listed in (0, 4, 1_000_000):
        monkeypatch.setattr(reader, "LISTED", listed)
        # What one has found it remembers.
        found, chance = again().snapshot(), random.Random(7)
        for name in ("texts", "furniture"):
            texts = [snapshot.read(row, name) for row in range(snapshot.size)]
            for _ in range(150):
                text = chance.choice([text for text in texts if text])
                start = chance.randrange(len(text))
                run = text[start : start + chance.randint(1, 6)]
                for sought in (run, run + run[:2]):
                    expected = sum(1 << row for row, each in enumerate(texts) if sought in each)
                    assert found.holding(sought, name) == expected, (listed, sought)


def test_a_block_is_what_its_texts_hold(monkeypatch) -> None:
    monkeypatch.setattr(grams, "BLOCK", 32)
    monkeypatch.setattr(grams, "DENSE", 4)
    chance = random.Random("block")
    texts = ["".join(chance.choices("县乡镇𠮷a", k=chance.randrange(9))) for _ in range(30)] + ["", "县"]
    data = [encode(text + END) if text else b"" for text in texts]
    made = grams.block_of(b"".join(data), np.array([len(each) // 2 for each in data]))
    block = grams.Block(memoryview(made))
    for run in {run for text in texts for size in (2, 4) for run in _units(text, size)}:
        expected = sum(1 << row for row, each in enumerate(texts) if run in _units(each, len(run)))
        assert block.holding(grams.keys_of(run)) == expected, run
    monkeypatch.setattr(grams, "PIECE", 5)
    assert grams.block_of(b"".join(data), np.array([len(each) // 2 for each in data])) == made


def _units(text: str, size: int) -> set[bytes]:
    """Return every one or two UTF-16 units of a text."""
    data = encode(text)
    return {data[start : start + size] for start in range(0, len(data) - size + 2, 2)}


def test_postings_alone_answer_one_or_two_units(snapshot) -> None:
    texts = [snapshot.read(row, "texts") for row in range(snapshot.blocks["texts"].rows)]
    for run in ("县", "𠮷", "民主", "质询", "龘"):
        rows = snapshot.blocks["texts"].proposed(encode(run))
        assert rows == sum(1 << row for row, text in enumerate(texts) if run in text)


def test_what_has_the_pairs_but_not_the_run_is_no_hit(engine) -> None:
    made = [article("民主法治，法治民主。") for _ in range(40)]
    engine.sync(each.pk for each in made)
    found = engine.snapshot()
    assert found.blocks["texts"].proposed(encode("治法治民主法"))
    assert engine.run(asked("治法治民主法")).statements == 0
    assert engine.run(asked("治法治民主")).statements == 40
    assert found.blocks["texts"].proposed(encode("民法")) == 0


def test_cut_postings_are_told(engine, snapshot, again) -> None:
    os.truncate(snapshot.folder / "grams" / "texts", 10)
    for each in (engine, again()):
        with pytest.raises(SearchUnavailable):
            each.run(asked("县"))
