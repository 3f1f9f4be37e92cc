"""The forms of many texts, made at once, are those that the definitions give of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import fold, punctuate, reduce
from archive.text.forms import forms_of
from tests.search.test_fold import MATERIAL, TEXTS


@given(st.lists(TEXTS, max_size=6))
def test_each_text_has_the_forms_of_its_definitions(texts: list[str]) -> None:
    expected = [(fold(text), reduce(text).text, punctuate(text).text) for text in texts]
    assert [*forms_of(texts)] == expected


def test_what_ends_one_text_is_nothing_to_the_next() -> None:
    texts = ["增长3", "%。", "”好", "", " \n", "1,", "000", "𠮷。\x1e"]
    assert [*forms_of(texts)] == [(fold(text), reduce(text).text, punctuate(text).text) for text in texts]


def test_of_no_texts_there_are_no_forms() -> None:
    assert [*forms_of([])] == []


def test_every_character_of_the_plane_has_its_form() -> None:
    text = "".join(map(chr, range(0x10000))) + MATERIAL
    assert [*forms_of([text])] == [(fold(text), reduce(text).text, punctuate(text).text)]
