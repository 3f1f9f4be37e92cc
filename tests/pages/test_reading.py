"""Dates in words, citations, and marks that follow the characters through many repairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article, Source
from archive.reading.citation import attribution, citation
from archive.reading.dates import in_words
from archive.reading.marks import Span, parts
from archive.reading.parallel import pairs
from archive.reading.repairs import repair_counts, repair_spans
from archive.text.draft import Draft, Edit


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-08-04", "2022年8月4日"),
        ("2022-08", "2022年8月"),
        ("2022", "2022年"),
        ("XXXX-08-04", "某年8月4日"),
        ("XXXX-XX-05", "某年某月5日"),
        ("2022-XX-05", "2022年某月5日"),
        ("2022-08-04/2022-08-06", "2022年8月4日至2022年8月6日"),
        ("2016/..", "2016年以来"),
        ("../2020-05", "不晚于2020年5月"),
        ("近日", "近日"),
    ],
)
def test_dates_in_words(value, words):
    assert in_words(value) == words


def test_a_citation_names_author_source_and_day():
    made = Article(title="谈监督", author="王芳", source=Source(name="人民之声"), published_on="2022-08")
    assert citation(made, url="http://a/1/", today=date(2026, 5, 4)) == (
        "王芳. 谈监督[EB/OL]. 人民之声, 2022(2022-08)[2026-05-04]. http://a/1/."
    )


@pytest.mark.parametrize(
    ("made", "reference"),
    [
        (
            Article(title="谈监督", published_on="2022-08-04"),
            "佚名. 谈监督[EB/OL]. (2022-08-04)[2026-05-04].",
        ),
        (
            Article(title="谈监督", author="王芳", event_on="2022-XX-05"),
            "王芳. 谈监督[EB/OL]. (2022)[2026-05-04].",
        ),
        (Article(title="谈监督", author="王芳", event_on="XXXX-08-05"), "王芳. 谈监督[EB/OL]. [2026-05-04]."),
        (
            Article(title="谈监督", source=Source(name="人民之声"), published_on="2022-08-04/2022-08-06"),
            "人民之声. 谈监督[EB/OL]. (2022-08-04)[2026-05-04].",
        ),
    ],
)
def test_a_citation_tells_what_is_known_and_nothing_else(made, reference):
    assert citation(made, url="http://a/1/", today=date(2026, 5, 4)) == f"{reference} http://a/1/."


def test_what_is_invented_says_so_wherever_it_is_quoted():
    made = Article(title="谈监督", event_on="2022-08-04", is_sample=True)
    assert "谈监督（样例，文字与人物均为虚构）[EB/OL]" in citation(
        made, url="http://a/1/", today=date(2026, 5, 4)
    )
    assert attribution(made, name="李明", office="主任", division="甲县", url="http://a/1/") == (
        "——李明，主任，甲县。《谈监督》，2022年8月4日，样例，文字与人物均为虚构。http://a/1/"
    )


def repaired(decoded: str, *rules: tuple[str, list[Edit]]) -> Draft:
    draft = Draft.of(decoded)
    for rule, edits in rules:
        draft = draft.apply(rule, edits)
    return draft


def test_a_step_over_a_paragraph_marks_only_the_characters_it_changed():
    draft = repaired("縣人大會議", ("script", [Edit(0, 5, "县人大会议")]))
    spans = repair_spans(draft, draft.steps)
    assert [(span.start, span.end) for span in spans] == [(0, 1), (3, 5)]
    [count] = repair_counts(draft.steps)
    assert (count.times, count.examples) == (3, (("縣", "县"), ("會", "会"), ("議", "议")))


def test_white_space_that_went_is_not_marked():
    draft = repaired("甲\n\n\n乙", ("blank-lines", [Edit(1, 4, "\n")]))
    assert [span.kind for span in repair_spans(draft, draft.steps) if span.start == 2] == []


def test_a_removal_with_repairs_inside_is_one_mark():
    draft = repaired(
        "首頁(yè)\n正文",
        ("pinyin", [Edit(2, 6, "")]),
        ("script", [Edit(0, 2, "首页")]),
        ("furniture", [Edit(0, 3, "")]),
    )
    assert draft.text == "正文"
    assert repair_spans(draft, draft.steps) == (Span(0, 7, "removed", "移出的页面文字"),)


@dataclass(frozen=True)
class Case:
    decoded: str
    edits: list[Edit]


@st.composite
def cases(draw) -> Case:
    decoded = draw(st.text("县縣人(x)\n ", min_size=1, max_size=40))
    bounds = sorted(draw(st.lists(st.integers(0, len(decoded)), max_size=8, unique=True)))
    ranges = zip(bounds[::2], bounds[1::2], strict=False)
    return Case(decoded, [Edit(start, end, draw(st.text("县\n", max_size=3))) for start, end in ranges])


@given(cases())
def test_parts_and_pairs_lose_no_character(case):
    draft = repaired(case.decoded, ("editor", case.edits))
    spans = repair_spans(draft, draft.steps)
    assert "".join(part.text for part in parts(case.decoded, spans)) == case.decoded
    assert all(first.end <= second.start for first, second in pairwise(spans))
    shown = "".join(part.text for pair in pairs(draft, spans, ()) for part in pair.original)
    assert "".join(shown.split()) == "".join(case.decoded.split())


def test_a_long_text_with_many_repairs_is_quick():
    decoded = "縣人(xiàn)大會議。" * 20_000
    pinyin = [Edit(at + 2, at + 8, "") for at in range(0, len(decoded), 12)]
    draft = repaired(decoded, ("pinyin", pinyin))
    draft = draft.apply("script", [Edit(0, len(draft.text), "县人大会议。" * 20_000)])
    started = perf_counter()
    assert len(repair_spans(draft, draft.steps)) == 60_000
    # Comparing each place with each step takes over 20 s here, the bisection half a second.
    assert perf_counter() - started < 10
