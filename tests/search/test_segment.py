"""Our cut is jieba's, word for word."""

from __future__ import annotations

import random

import jieba
import pytest

from search.segment import KEPT, Tokenizer
from tests.engine.corpus import PHRASES

WORDS = ("全过程人民民主", "人大代表联络站", "联络站", "甘谷县", "gdp增长")
CHARACTERS = "的人大代表县民主在研究生命起源乒乓球拍卖完了结婚的和尚未结婚3.5%ab c，。\n𠮷龘\ufffd"


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Tokenizer:
    """The one that has made the dictionary of a folder, and kept it there."""
    made = Tokenizer()
    made.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    made.initialize()
    return made


@pytest.fixture(scope="module")
def tokenizers(first) -> tuple[jieba.Tokenizer, Tokenizer]:
    both = jieba.Tokenizer(), Tokenizer()
    for each in both:
        each.tmp_dir = first.tmp_dir
        each.initialize()
        for word in WORDS:
            each.add_word(word)
    return both


def test_cuts_as_jieba_does(tokenizers) -> None:
    theirs, ours = tokenizers
    chance = random.Random(5)
    for _ in range(2000):
        pieces = chance.choices((*PHRASES, *WORDS, *CHARACTERS), k=chance.randint(0, 30))
        text = "".join(pieces)
        expected = [word for word in theirs.cut(text, HMM=False) if word[0].isalnum()]
        assert ours.words(text) == expected, text


def test_new_words_get_the_frequencies_that_jieba_gives_them(tokenizers) -> None:
    theirs, ours = tokenizers
    chance = random.Random(8)
    surnames, names = "王李张欧阳", "建国伟丽华文军民主任代表"
    for _ in range(300):
        name = chance.choice(surnames) + "".join(chance.choices(names, k=chance.randint(1, 4)))
        word = name + chance.choice(["", "", "、副主任", "·b3"])
        for each in tokenizers:
            each.add_word(word)
    assert (ours.total, ours.FREQ) == (theirs.total, theirs.FREQ)


@pytest.mark.parametrize("kept", [None, b"", b"no dictionary", b"N"])
def test_what_an_earlier_process_kept_is_read_if_it_can_be(first, tmp_path, kept) -> None:
    again = Tokenizer()
    again.tmp_dir = first.tmp_dir
    if kept is not None:
        again.tmp_dir = str(tmp_path)
        (tmp_path / KEPT).write_bytes(kept)
    again.initialize()
    assert again.initialized
    assert (again.total, again.FREQ) == (first.total, first.FREQ)
