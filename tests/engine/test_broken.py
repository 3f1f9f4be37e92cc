"""An index that is gone, cut, of another version or cannot be written: told to the reader, and mended by a rebuild."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from search import engines
from search.engines import append, layout
from search.errors import SearchUnavailable
from tests.engine.answers import found, newest
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = pytest.mark.django_db
ALL = asked("")
WORD_FILES = {"whoosh": "*.pst", "tantivy": "*.idx"}


def _delete(folder: Path) -> None:
    shutil.rmtree(folder)


def _cut_text(folder: Path) -> None:
    os.truncate(folder / "texts", 10)


def _cut_column(folder: Path) -> None:
    os.truncate(folder / "rows" / "serial", 2)


def _cut_words(folder: Path) -> None:
    (words,) = (folder / name for name in WORD_FILES if (folder / name).is_dir())
    for path in words.glob(WORD_FILES[words.name]):
        os.truncate(path, 6)


def _garble_commit(folder: Path) -> None:
    (folder / "commit.json").write_text("{", "utf-8")


def _other_version(folder: Path) -> None:
    commit = layout.read_commit(folder)
    layout.write_commit(folder, replace(commit, fingerprint="other"))


def _lose_dictionary(folder: Path) -> None:
    (folder / "dictionary.txt").write_text("别的\n", "utf-8")


def told(engine, typed: str) -> str:
    """Return the number of hits, or what a reader is told instead."""
    try:
        return str(found(engine, typed))
    except SearchUnavailable as error:
        return str(error)


@pytest.mark.parametrize(
    "damage", [_delete, _cut_text, _cut_column, _cut_words, _garble_commit, _other_version, _lose_dictionary]
)
@pytest.mark.parametrize("opened", [True, False], ids=["between requests", "before opening"])
def test_damage_is_told_and_mended(filled, again, damage, opened: bool) -> None:
    engine = filled if opened else again()
    damage(newest(filled))
    answer = told(engine, "县里的事")
    # What is open and whole may still answer, and then rightly; a new process must say what is wrong.
    assert ("检索暂不可用" in answer and "rebuild_search" in answer) or (opened and answer == "12")
    call_command("rebuild_search", verbosity=0)
    assert found(again(), "县里") == 12
    assert found(engine, "县里") == 12


def test_an_index_that_cannot_be_written_is_told_and_goes_on_answering(filled, monkeypatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    made = article("写不进去的一篇，县里。")
    with monkeypatch.context() as patch:
        patch.setattr(append.Batch, "_append", full)
        with pytest.raises(SearchUnavailable, match="索引不可写"):
            filled.sync([made.pk])
        with pytest.raises(SearchUnavailable, match="索引不可写"):
            filled.rebuild(lambda line: None)
    assert found(filled, "县里") == 12
    filled.sync([made.pk])
    assert found(filled, "县里") == 13


def test_no_index_is_told(settings, tmp_path) -> None:
    settings.INDEX_DIR = tmp_path / "nothing"
    engine = engines.engine()
    assert engine.health() == {
        "ok": False,
        "message": "检索暂不可用：还没有索引，请运行 manage.py rebuild_search。",
    }
    with pytest.raises(SearchUnavailable):
        engine.run(ALL)
    with pytest.raises(SearchUnavailable):
        engine.sync([1])
