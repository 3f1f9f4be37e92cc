"""The fold and the reduction, which decide what a search finds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.management.commands.make_fold_table import character_map, render
from archive.text import fold_table
from archive.text.fold import (
    PARAGRAPH_END,
    SENTENCE_END,
    fold,
    punctuate,
    reduce,
    reduce_run,
)
from archive.text.fold_rows import OWN_ROWS
from tests.search.naive import naive_sentences


def wide(text: str) -> str:
    """Return ASCII characters in full width."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


# What reports are made of, so that random texts reach the interesting rules.
MATERIAL = wide("3A") + "人大常委會会反覆复乾幹干5.．，,。！？?；;％%-/／“”「」\n　 \u200b\ufffda—…○〇、》"
TEXTS = st.text(st.sampled_from(MATERIAL), max_size=60) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("乾部", "干部"),
        ("幹部", "干部"),
        ("乾坤", "干坤"),
        ("反覆", "反复"),
        ("反復", "反复"),
        ("答覆", "答复"),
        ("瞭解", "了解"),
        ("關於審議", "关于审议"),
        ("發展裡面裏面", "发展里面里面"),
        ("全過程人民民主", "全过程人民民主"),
        ("兩個確立", "两个确立"),
        ("眾衆", "众众"),
        ("為爲", "为为"),
        ("沿著", "沿着"),
        ("髮展餘額", "发展余额"),
        (wide("GDP"), "gdp"),
        (wide("3.5%"), "3.5%"),
        ("二○二二年", "二〇二二年"),
        ("⼈⼤代表⻓", "人大代表长"),
        ("「兩個確立」", "“两个确立”"),
        ("甯夏", "宁夏"),
        ("\U0002b7ad", "\U0002b7ad"),
    ],
)
def test_two_forms_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("县", "县城"), ("画", "划"), ("她", "他"), ("3.5", "35"), ("公民", "人民")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS, TEXTS)
def test_folding_is_context_free(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_every_character_folds_to_one_that_stays() -> None:
    characters = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    folded = fold(characters)
    assert len(folded) == len(characters)
    assert fold(folded) == folded


def test_the_generated_table_is_that_of_the_installed_opencc() -> None:
    with open(fold_table.__file__, encoding="utf-8") as table:
        assert table.read() == render(character_map())


def test_every_own_row_changes_the_generated_table() -> None:
    generated = character_map()
    assert [key for key, value in OWN_ROWS.items() if generated.get(key) == value] == []


@given(TEXTS)
def test_reduction_equals_the_naive_one(text: str) -> None:
    for quoted, function in ((False, reduce), (True, punctuate)):
        reduced = function(text).text
        found = [p.split(SENTENCE_END) for p in reduced.split(PARAGRAPH_END)]
        assert found == (naive_sentences(text, quoted=quoted) or [[""]])


@given(TEXTS)
def test_offsets_lead_back_to_the_characters(text: str) -> None:
    folded = fold(text)
    for reduced in (reduce(text), punctuate(text)):
        assert len(reduced.text) == len(reduced.offsets)
        assert list(reduced.offsets) == sorted(reduced.offsets)
        for character, offset in zip(reduced.text, reduced.offsets, strict=True):
            assert character in (SENTENCE_END, PARAGRAPH_END) or folded[offset] == character


@given(TEXTS)
def test_both_reductions_are_cut_alike(text: str) -> None:
    def separators(reduced: str) -> str:
        return "".join(c for c in reduced if c in (SENTENCE_END, PARAGRAPH_END))

    assert separators(reduce(text).text) == separators(punctuate(text).text)


@given(TEXTS)
def test_any_pasted_piece_of_a_sentence_is_found(text: str) -> None:
    for paragraph in naive_sentences(text, quoted=True):
        for sentence in paragraph:
            for start in range(0, len(sentence), 3):
                piece = sentence[start : start + 7].rstrip("。!?;")
                assert reduce_run(piece) in reduce(sentence).text.replace(SENTENCE_END, "")


@pytest.mark.parametrize(
    ("text", "reduced"),
    [
        ("增长3.5%。", "增长3.5%"),
        ("增长35。", "增长35"),
        (wide("1,000") + "户，" + wide("2022-08"), "1,000户2022-08"),
        ("11/7、1/2。", "11/71/2"),
        ("2021，2022年", "2021,2022年"),
        ("GDP%—％", "gdp"),
        ("第1.，.2条", "第12条"),
        ("不忘初心、牢记 使命", "不忘初心牢记使命"),
        ("“两个确立”的意义", "两个确立的意义"),
        ("詢問\ufffd評議", "询问\ufffd评议"),
    ],
)
def test_what_is_dropped(text: str, reduced: str) -> None:
    assert reduce(text).text == reduced


@pytest.mark.parametrize("end", ["。", "！", "？", "；", "!", "?", ";", "\n", "。”", "！！", "\n　　\n"])
def test_sentence_ends(end: str) -> None:
    text = reduce(f"甲乙{end}丙丁").text
    assert text in (f"甲乙{SENTENCE_END}丙丁", f"甲乙{PARAGRAPH_END}丙丁")
    assert (PARAGRAPH_END in text) == ("\n" in end)


def test_a_terminal_mark_and_its_closing_quote_belong_to_the_sentence() -> None:
    assert punctuate("他说：“好！”大家 都好。").text.split(SENTENCE_END) == ["他说:“好!”", "大家都好。"]


def test_reduction_is_fast() -> None:
    text = ("　　會議指出，必須堅持全過程人民民主，增長3.5％，“兩個確立”的決定性意義。\n" * 90)[:2700]
    reduce(text)
    fastest = min(_seconds(text) for _ in range(20))
    assert fastest < 0.005


def _seconds(text: str) -> float:
    start = time.perf_counter()
    reduce(text)
    return time.perf_counter() - start
