"""Snippets: the words around a match, as they stand in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import parse
from search.snippets import Part, mark_all, marked, snippet, snippets

TEXTS = st.text(st.sampled_from("人大代表會乾干3.5％，。、“” 　\n\ufffd"), max_size=400)
FILLER = "各项工作有序推进，"


def marks(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if part.is_match]


def whole(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("縣人大開展質詢、評議。", "质询评议", ["質詢、評議"]),
        ("反覆审议，反复研究，反復讨论", "反复", ["反覆", "反复", "反復"]),
        ("增长3.5％，共35个", "3.5%", ["3.5％"]),
        ("增长3.5％，共35个", "35", ["35"]),
        ("民主。监督", "民主监督", []),
        ("民主、监督，民主监督", "“民主监督”", ["民主监督"]),
        ("领悟“两个确立”的意义", "两个确立", ["两个确立"]),
        ("甲乙丙", "甲乙 乙丙", ["甲乙丙"]),
        ("人人人人人", "人人", ["人人", "人人"]),
        ("甲乙", "甲 -乙", ["甲"]),
        ("甲乙", "", []),
        ("", "甲", []),
    ],
)
def test_marks(text: str, q: str, expected: list[str]) -> None:
    parts = mark_all(text, parse(q).sought)
    assert whole(parts) == text
    assert marks(parts) == expected


@given(TEXTS, st.sampled_from(["人大", "代表会", "干3.5%", "人大 代表", "“，”"]))
def test_nothing_is_lost_or_added(text: str, q: str) -> None:
    runs = parse(q).sought
    assert whole(mark_all(text, runs)) == text
    parts = snippet(text, runs, width=40)
    shown = whole(parts)
    inner = shown.removeprefix("…").removesuffix("…")
    assert inner in text
    assert len(inner) <= max(40, max(map(len, marks(parts)), default=0)) or "\n" in text
    assert bool(marks(parts)) == bool(marks(mark_all(text, runs)))


@given(st.lists(TEXTS, max_size=6), st.sampled_from(["人大", "人大 代表", "3.5% 5", "干 “，”", ""]))
def test_several_texts_are_cut_as_each_alone(texts: list[str], q: str) -> None:
    runs = parse(q).sought
    assert marked(texts, runs) == [mark_all(text, runs) for text in texts]
    assert snippets(texts, runs, width=40) == [snippet(text, runs, width=40) for text in texts]


def test_a_short_text_is_shown_whole() -> None:
    assert whole(snippet("县人大开展质询评议。", parse("质询").sought)) == "县人大开展质询评议。"


def test_a_long_text_is_shown_around_the_match() -> None:
    text = FILLER * 300 + "开展質詢、評議。" + FILLER * 300
    parts = snippet(text, parse("质询评议").sought, width=60)
    assert marks(parts) == ["質詢、評議"]
    assert parts[0] == parts[-1] == Part("…")
    assert len(whole(parts)) == 62


def test_the_best_window_holds_most_distinct_runs() -> None:
    text = "质询，" + FILLER * 50 + "质询评议与民主监督，" + FILLER * 50
    parts = snippet(text, parse("质询 民主监督").sought, width=60)
    assert marks(parts) == ["质询", "民主监督"]


def test_without_a_match_the_opening_is_shown() -> None:
    parts = snippet(FILLER * 100, parse("没有").sought, width=20)
    assert whole(parts) == (FILLER * 100)[:20] + "…"
    assert whole(snippet(FILLER * 100, (), width=20)) == (FILLER * 100)[:20] + "…"


def test_a_match_longer_than_the_window_is_shown_whole() -> None:
    phrase = "提升监督质效" * 20
    parts = snippet(FILLER * 100 + phrase + FILLER * 10, parse(phrase).sought, width=30)
    assert marks(parts) == [phrase]


def test_a_literal_that_is_no_match_does_not_mislead() -> None:
    text = "民主。监督" + FILLER * 100 + "民主监督" + FILLER * 100
    assert marks(snippet(text, parse("民主。监督").sought, width=40)) == ["民主监督"]


def test_without_a_width_the_whole_text_is_marked() -> None:
    text = FILLER * 100 + "质询"
    assert whole(snippet(text, parse("质询").sought, width=None)) == text


@pytest.mark.parametrize("text", ["质" * 200_000, "“”" * 100_000, "质，" * 100_000])
def test_hostile_text_is_no_trap(text: str) -> None:
    start = time.perf_counter()
    snippet(text, parse("质 质质质").sought)
    assert time.perf_counter() - start < 2
