"""A table is made once, kept for other processes, and made again whenever what was kept is not what is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from archive.pipeline.kept_table import kept
from archive.pipeline.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Inner:
    counts: Mapping[tuple[str, str], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Outer:
    shares: Mapping[str, float]
    inner: Inner
    least: float


WHOLE = Outer({"监督": 0.25}, Inner({("县", "人大"): Counter({"常委会": 3})}), 1e-9)


@pytest.fixture(autouse=True)
def cache_dir(settings, tmp_path):
    settings.CACHE_DIR = tmp_path / "cache"
    return settings.CACHE_DIR


@pytest.fixture
def made():
    """Call `table` for a table that tells how often it was made."""
    times: list[str] = []

    def table(made_from: str = "a") -> Outer:
        def make() -> Outer:
            times.append(made_from)
            return WHOLE

        return kept(Outer, make, made_from)

    table.times = times
    return table


def test_what_is_kept_is_the_same_and_made_once(made, cache_dir):
    assert made() == made() == WHOLE
    assert made.times == ["a"]
    assert len(list(cache_dir.iterdir())) == 1


def test_what_was_made_from_something_else_is_made_again_and_the_old_file_goes(made, cache_dir):
    made("a")
    assert made("b") == WHOLE
    assert made.times == ["a", "b"]
    assert len(list(cache_dir.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_file_is_made_again(made, cache_dir, damage):
    made()
    [file] = cache_dir.iterdir()
    raw = file.read_bytes()
    file.write_bytes(raw[:-1] + b"\0" if damage is None else damage)
    assert made() == WHOLE
    assert made.times == ["a", "a"]
    assert file.read_bytes() == raw


def test_without_a_folder_to_write_to_it_is_made_each_time(made, cache_dir):
    cache_dir.write_text("a file stands where the folder should")
    assert made() == made() == WHOLE
    assert made.times == ["a", "a"]


def test_the_vocabulary_is_the_same_from_the_folder(cache_dir):
    load_vocabulary.cache_clear()
    first = load_vocabulary()
    load_vocabulary.cache_clear()
    again = load_vocabulary()
    assert first is not again
    assert (first.shares, first.kinds, first.beginnings) == (again.shares, again.kinds, again.beginnings)
    assert first.chance("", "审议", "报告") == again.chance("", "审议", "报告") > 0
    assert first.names.chance("王小明") == again.names.chance("王小明")
