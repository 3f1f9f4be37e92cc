"""Many texts are cut at once as each of them alone."""

from __future__ import annotations

import random

import numpy as np
import pytest
from django.conf import settings

from search import array_segment
from search.array_segment import ArrayTokenizer
from search.rust_segment import SAMPLE
from search.segment import Tokenizer
from search.trie import NOTHING, Trie
from tests.engine.corpus import PHRASES
from tests.search.test_segment import CHARACTERS, WORDS


@pytest.fixture(scope="module")
def one_by_one() -> Tokenizer:
    made = Tokenizer()
    made.tmp_dir = str(settings.CACHE_DIR)
    made.initialize()
    for word in WORDS:
        made.add_word(word)
    return made


@pytest.fixture(scope="module")
def at_once(one_by_one) -> ArrayTokenizer:
    return ArrayTokenizer(one_by_one)


def _texts(chance: random.Random) -> list[str]:
    pieces = (*PHRASES, *WORDS, *CHARACTERS, *"#&+._-é\ud800")
    return ["".join(chance.choices(pieces, k=chance.randint(0, 40))) for _ in range(500)]


@pytest.mark.parametrize("seed", range(4))
def test_the_words_are_the_same(one_by_one, at_once, seed) -> None:
    texts = _texts(random.Random(seed))
    assert at_once.spaced(texts) == one_by_one.spaced(texts)


def test_what_cutters_may_disagree_on_is_cut_alike(one_by_one, at_once) -> None:
    assert at_once.spaced(SAMPLE) == one_by_one.spaced(SAMPLE)


def test_long_blocks_are_cut_by_themselves(one_by_one, at_once, monkeypatch) -> None:
    monkeypatch.setattr(array_segment, "LONGEST", 3)
    texts = _texts(random.Random("long"))
    assert at_once.spaced(texts) == one_by_one.spaced(texts)


@pytest.mark.parametrize("texts", [[], [""], ["", "，", "\n\n", "", "人大"], ["a", "b"]])
def test_texts_stay_apart(one_by_one, at_once, texts) -> None:
    assert at_once.spaced(texts) == one_by_one.spaced(texts)


def test_a_trie_knows_the_beginnings_it_was_given() -> None:
    given = ["人", "人大", "人大代", "人大代表", "大", "𠮷", "𠮷林"]
    trie = Trie(given)
    assert trie.first(_codes("人大代𠮷")).tolist() == [0, 4, NOTHING, 5]
    assert trie.step(np.array([0, 1, 2, 4, 5]), _codes("大代表大林")).tolist() == [1, 2, 3, NOTHING, 6]
    assert trie.goes_on.tolist() == [True, True, True, False, False, True, False, False]


def _codes(text: str):
    return np.array([*map(ord, text)], dtype=np.uint32)
