"""The meaning of a search, case by case. Every engine must answer the same (its own tests compare them)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import reference
from search.document import StatementDocument
from search.errors import BadQuery
from search.params import SearchParams
from search.query import parse
from search.results import Silence
from tests.search.asked import finds, hits, said
from tests.search.naive import scan


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("我县发展全过程人民民主。", "全过程人民民主"),
        ("我縣發展全過程人民民主。", "全过程人民民主"),
        ("我县发展全过程人民民主。", "全過程人民民主"),
        ("全过程，人民 民主", "全过程人民民主"),
        ("全过程人民民主", "全过程、人民民主"),
        ("深刻领悟“两个确立”的决定性意义", "领悟两个确立的决定性意义"),
        ("深刻领悟两个确立的意义", "领悟“两个确立”的意义"),
        ("乾部作風", "干部"),
        ("幹部作风", "干部"),
        ("干部作风", "幹部"),
        ("乾隆年间", "乾"),
        ("反覆审议", "反复"),
        ("反復审议", "反覆"),
        ("反复审议", "反復"),
        ("瞭解情况", "了解"),
        ("增长3.5%", "3.5%"),
        ("增长3.5％", "3.5%"),
        ("增长3.5%", "长3.5"),
        ("1，000户", "1,000户"),
        ("2022-08-04召开", "2022-08"),
        ("他说：“好！”", "他说好"),
        ("ＧＤＰ增长", "gdp"),
        ("二○二二年", "二〇二二年"),
        ("不忘初心、牢记使命", "“初心、牢记”"),
        ("不忘初心，牢记使命", "“初心，牢记”"),
        ("召开会议。", "“会议。”"),
        ("他说：“好！”", "“：“好！””|“好！”"),
        ("甲乙\u200b丙", "甲乙丙"),
    ],
)
def test_found(text: str, q: str) -> None:
    assert finds(text, q)


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("增长3.5%", "35"),
        ("增长35%", "3.5"),
        ("增长3.5", "3.5%"),
        ("发展民主。监督有力", "民主监督"),
        ("发展民主！监督有力", "民主监督"),
        ("发展民主;监督有力", "民主监督"),
        ("发展民主\n监督有力", "民主监督"),
        ("发展民主。监督有力", "民主。监督"),
        ("发展民主。监督有力", "“民主。监督”"),
        ("发展民主。监督有力", "民主/句监督"),
        ("询问\ufffd评议", "询问评议"),
        ("民\ufffd\ufffd主", "民主"),
        ("不忘初心、牢记使命", "“初心牢记”"),
        ("不忘初心牢记使命", "“初心、牢记”"),
        ("不忘初心。牢记使命", "“初心、牢记”"),
        ("质询评议", "质询评语"),
        ("公民", "人民"),
    ],
)
def test_not_found(text: str, q: str) -> None:
    assert not finds(text, q)


def test_a_blank_is_and_within_the_article_and_either_statement_is_a_hit() -> None:
    one, other, neither, elsewhere = said("甲"), said("乙", position=1), said("丙", position=2), said("甲", 2)
    assert hits([one, other, neither, elsewhere], "甲 乙") == [one, other]


def test_and_is_decided_before_filters() -> None:
    narrator, speaker = said("甲"), said("乙", position=1, speaker="李明")
    assert hits([narrator, speaker], "甲 乙", speaker="李明") == [speaker]


def test_units() -> None:
    document = said("甲一，乙二。丙三\n丁四")
    later = said("戊五", position=1)
    both = [document, later]
    assert hits(both, "甲/句乙") == [document]
    assert hits(both, "甲/段丙") == [document]
    assert hits(both, "甲/则丁") == [document]
    assert hits(both, "甲/句丙") == hits(both, "甲/段丁") == hits(both, "甲/则戊") == []
    assert hits(both, "甲 戊") == both


def test_a_chain_makes_only_the_statement_that_holds_it_all_a_hit() -> None:
    whole, part = said("甲乙"), said("甲", position=1)
    assert hits([whole, part], "甲/则乙") == [whole]
    assert hits([whole, part], "甲/则乙 甲") == [whole, part]


def test_a_chain_of_quoted_and_plain_runs_in_one_sentence() -> None:
    assert finds("……\n不忘初心、牢记使命。民主", "“初心、牢记”/句使命")
    assert not finds("不忘初心、牢记使命。民主", "“初心、牢记”/句民主")


def test_or() -> None:
    one, other, neither = said("甲", 1), said("乙", 2), said("丙", 3)
    assert hits([one, other, neither], "甲|乙") == [one, other]


def test_the_title_is_a_paragraph_of_the_first_statement() -> None:
    first, second = said("正文", title="甘谷县报告"), said("又", position=1)
    assert hits([first, second], "甘谷县报告") == [first]
    assert hits([first, second], "报告正文") == hits([first, second], "报告/段正文") == []
    assert hits([first, second], "报告/则正文") == [first]


def titled(title: str, text: str = "正文", article: int = 1, position: int = 0) -> StatementDocument:
    return said(text, article, position, title="" if position else title, article_title=title)


def test_in_titles_alone_the_first_statement_is_the_hit() -> None:
    documents = [
        titled("甘谷县，工作报告", "甲"),
        titled("甘谷县，工作报告", "工作报告", position=1),
        titled("决议", "工作报告", 2),
    ]
    first = documents[0]
    assert hits(documents, "工作报告", **{"in": "title"}) == [first]
    assert hits(documents, "县工作", **{"in": "title"}) == [first]
    assert hits(documents, "“县工作”", **{"in": "title"}) == hits(documents, "甲", **{"in": "title"}) == []
    assert hits(documents, "甘谷/句报告|决议 -县", **{"in": "title"}) == [documents[2]]
    assert len(hits(documents, "", **{"in": "title"})) == 3


def test_a_text_without_a_title_cannot_tell_what_its_title_held() -> None:
    documents = [replace(titled("决议"), furniture="报告"), titled("", "报告", 2), titled("决议", "甲", 3)]
    asked = SearchParams.parse({"q": "报告", "in": "title"})
    assert reference.run(documents, asked).silence == Silence(damaged=1)


def test_the_title_as_a_filter_takes_whole_articles() -> None:
    documents = [
        titled("工作報告", "甲"),
        titled("工作報告", "甲", position=1),
        titled("决议", "甲", 2),
        titled("", "甲", 3),
    ]
    assert hits(documents, "甲", title="工作、报告") == documents[:2]
    assert hits(documents, "", title=["报告", "决议"]) == documents[:3]


def test_not() -> None:
    shows, lacks = said("甲乙", 1), said("甲", 2)
    assert hits([shows, lacks], "甲 -乙") == [lacks]
    assert hits([said("甲", 3), said("乙", 3, 1)], "甲 -乙") == []


@pytest.mark.parametrize(
    "flag", ["mojibake", "truncated", "empty-quotes", "digits-lost", "censored", "spun", "pinyin-doubted"]
)
def test_a_damaged_text_cannot_be_said_to_lack_something(flag: str) -> None:
    damaged, shows = said("甲", 1, flags=(flag,)), said("甲乙", 2, flags=(flag,))
    results = reference.run([damaged, shows], SearchParams.parse({"q": "甲 -乙"}))
    assert (results.statements, results.silence) == (0, Silence(undecided=1))
    assert hits([damaged], "甲") == [damaged]


def test_a_doubted_reading_within_words_hides_them() -> None:
    results = reference.run(
        [said("开展质询(hǎo)评议。", flags=("pinyin-doubted",))], SearchParams.parse({"q": "质询评议"})
    )
    assert (results.statements, results.silence) == (0, Silence(damaged=1))


def test_traditional_script_hides_nothing() -> None:
    assert hits([said("甲", flags=("traditional", "pinyin"))], "甲 -乙")


def test_silence() -> None:
    documents = [
        said("甲", 1, flags=("truncated",)),
        said("丙", 2, flags=("truncated",)),
        said("丙", 3, furniture="相关链接：甲"),
        said("丙", 4, furniture="甲", genre="讲话"),
        said("甲", 5, furniture="甲"),
    ]
    results = reference.run(documents, SearchParams.parse({"q": "甲"}))
    assert results.silence == Silence(damaged=1, furniture=2)
    filtered = reference.run(documents, SearchParams.parse({"q": "甲", "genre": "讲话"}))
    assert filtered.silence == Silence(furniture=1)
    assert reference.run(documents, SearchParams()).silence == Silence()


def test_furniture_is_not_searched() -> None:
    assert hits([said("丙", furniture="甲")], "甲") == []


PIECES = st.lists(
    st.sampled_from(
        [
            "民主",
            "監督",
            "监督",
            "乾",
            "干",
            "3",
            ".",
            "5",
            "%",
            "，",
            "。",
            "、",
            "\n",
            "\ufffd",
            "“",
            "”",
            "；",
        ]
    ),
    max_size=10,
).map("".join)


@given(PIECES, PIECES)
def test_a_hit_is_a_substring_of_a_folded_sentence(text: str, phrase: str) -> None:
    try:
        query = parse(phrase.replace("\n", ""))
    except BadQuery:
        return
    for run in query.sought:
        if not run.quoted:
            assert finds(text, phrase.replace("\n", "")) == scan(text, run.typed)
