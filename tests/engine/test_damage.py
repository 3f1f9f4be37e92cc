"""Files that are of the right size and not what was written: told wherever it is noticed, found by an inspection."""

from __future__ import annotations

import random
import shutil
from array import array
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.engines.scan import MappedText, encode
from search.errors import SearchUnavailable
from search.keeping.health import health
from search.models import Outbox
from tests.engine.answers import newest
from tests.engine.corpus import fill
from tests.engine.questions import asked

QUESTIONS = (
    "",
    "县",
    "人民",
    "全过程人民民主",
    "“两个确立”",
    "县/句人民",
    "民主|法治 -反复审议",
    "县人大常委会 听取",
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_sizes")]


@pytest.fixture
def filled(engine):
    """Two commits, the second over a part of the first, so that every file holds something."""
    made = [each.pk for each in fill(random.Random(5), 30, samples=0)]
    engine.sync(made)
    engine.sync(made[:8])
    return engine


def files(engine) -> list[Path]:
    return sorted(path for path in newest(engine).rglob("*") if path.is_file() and path.stat().st_size)


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def answers(engine) -> list[object]:
    """Return what a reader of each question is told; any other error fails the test."""

    def answer(typed: str, sort: str) -> object:
        try:
            return engine.run(asked(typed, sort=sort))
        except SearchUnavailable as error:
            return str(error)

    return [answer(typed, sort) for typed in QUESTIONS for sort in ("newest", "relevance")]


def answered(engine) -> object:
    """Return what one question is told."""
    try:
        return engine.run(asked("县"))
    except SearchUnavailable as error:
        return str(error)


# Whoosh leaves a file open that it fails to read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_whatever_is_damaged_no_process_dies_and_an_inspection_finds_it(filled, again, tmp_path) -> None:
    before, copy = answers(filled), tmp_path / "copy"
    shutil.copytree(newest(filled), copy)
    chance = random.Random(1)
    for path in files(filled):
        flip(path, chance)
        other = again()
        told, reason = answers(other), inspected(other)
        if reason:
            assert answered(again()) == reason
        else:
            assert told == before, path.name
        shutil.rmtree(newest(filled))
        shutil.copytree(copy, newest(filled))


def test_nothing_is_looked_for_behind_the_end(tmp_path) -> None:
    """A damaged column may say that a text ends in another world."""
    path = tmp_path / "texts"
    path.write_bytes(encode("甲乙丙丁戊己庚辛\0"))
    text, ends = MappedText(path, path.stat().st_size), memoryview(array("q", [1 << 40, 1 << 41]))
    for sought in ("甲", "甲乙", "甲乙丙丁"):
        assert text.rows(encode(sought), ends, 2) == [0]


def inspected(engine) -> str:
    """Return what an inspection finds, as /healthz tells it from then on; '' if all is sound."""
    try:
        engine.inspect()
    except SearchUnavailable as error:
        assert not engine.health()["ok"]
        return str(error)
    return ""


def test_what_an_inspection_has_found_answers_in_no_process_until_a_rebuild(filled, again, client) -> None:
    right = answers(filled)
    filled.inspect()
    flip(newest(filled) / "rows" / "article", random.Random(2))
    with pytest.raises(SearchUnavailable, match="rows/article 的内容已损坏"):
        again().inspect()
    for engine in (filled, again()):
        with pytest.raises(SearchUnavailable, match="rows/article"):
            engine.run(asked("县"))
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "rows/article" in response.json()["index"]["message"]
    assert client.get("/search/?q=县").status_code == 503
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert health().ok
    # Relevance follows the words that the archive knows by now.
    assert answers(again())[::2] == right[::2]
    with pytest.raises(CommandError, match="rows/article"):
        call_command("rebuild_search", rollback=True)


def test_an_audit_and_a_rebuild_asked_to_look_find_damage(filled, client) -> None:
    Outbox.objects.all().delete()
    flip(newest(filled) / "quoted", random.Random(3))
    with pytest.raises(CommandError, match="quoted 的内容已损坏"):
        call_command("audit_search", random=1)
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert filled.health()["generation"] == 2
    call_command("rebuild_search", if_needed=True, inspect=True, verbosity=0)
    assert filled.health()["generation"] == 2, "a sound index is left alone"
    flip(newest(filled) / "texts", random.Random(4))
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert filled.health()["generation"] == 2, "a start does not read everything"
    call_command("rebuild_search", if_needed=True, inspect=True, verbosity=0)
    assert filled.health()["generation"] == 3
