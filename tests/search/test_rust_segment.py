"""rjieba is used where it is installed and cuts as our own tokenizer does, else ours is."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from django.conf import settings

from search.rust_segment import SAMPLE, RustTokenizer, fastest
from search.segment import Tokenizer


@pytest.fixture(scope="module")
def ours() -> Tokenizer:
    made = Tokenizer()
    made.tmp_dir = str(settings.CACHE_DIR)
    made.initialize()
    for word in ("人大代表联络站", "某县", "两个联系"):
        made.add_word(word)
    return made


def _rjieba(cut) -> SimpleNamespace:
    class Jieba:
        @staticmethod
        def empty() -> Jieba:
            return Jieba()

        def add_word(self, word: str, frequency: int, tag: None) -> int:
            return frequency

        def cut(self, text: str, hmm: bool) -> list[str]:
            return cut(text)

    return SimpleNamespace(Jieba=Jieba)


def test_one_that_agrees_is_used(ours, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", _rjieba(lambda text: list(ours.cut(text, HMM=False))))
    assert isinstance(fastest(ours), RustTokenizer)


def test_one_that_cuts_otherwise_is_left_and_told(ours, monkeypatch, caplog) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", _rjieba(list))
    assert fastest(ours) is ours
    assert "改用 jieba" in caplog.text


def test_without_it_ours_is_used(ours, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert fastest(ours) is ours


def test_the_real_one_agrees(ours) -> None:
    pytest.importorskip("rjieba", reason="an extra: bin/venv requirements-rjieba.txt")
    rust = fastest(ours)
    assert isinstance(rust, RustTokenizer)
    for text in (*SAMPLE, "人大代表联络站接待了某县的两个联系人。", "ＧＤＰ增长", " \n\n  "):
        assert rust.words(text) == ours.words(text)
        assert rust.spaced([text]) == ours.spaced([text])
