"""The grammar of a query, and the sentence for each way to get it wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import BadQuery
from search.query import Query, describe, literal, parse

TYPED = st.text(
    st.sampled_from('人大代表會 　|｜-－/／则則段句"“”\uff02、。3.5%()\n\u200b'), max_size=24
) | st.text(max_size=40)


def shape(query: Query) -> list[list[list[str]]]:
    """The folded runs of a query by clause and chain."""
    return [[[run.folded for run in chain.runs] for chain in clause.chains] for clause in query.clauses]


def outcome(typed: str) -> tuple[Query | None, str]:
    """The query, or the sentence that refuses it."""
    try:
        return parse(typed), ""
    except BadQuery as error:
        return None, str(error)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        (" 　\n", []),
        ("质询评议", [[["质询评议"]]]),
        ("質詢評議", [[["质询评议"]]]),
        ("甲 乙　丙", [[["甲"]], [["乙"]], [["丙"]]]),
        ("甲|乙 丙", [[["甲"], ["乙"]], [["丙"]]]),
        ("甲 ｜ 乙", [[["甲"], ["乙"]]]),
        ("甲/句乙/句丙", [[["甲", "乙", "丙"]]]),
        ("甲 ／段 乙|丙", [[["甲", "乙"], ["丙"]]]),
        ("甲/則乙", [[["甲", "乙"]]]),
        ("2016-2020年 11/7", [[["2016-2020年"]], [["11/7"]]]),
        ("增长3.5％", [[["增长3.5%"]]]),
        ("不忘初心、牢记使命", [[["不忘初心牢记使命"]]]),
        ("领悟“两个确立”的意义", [[["领悟两个确立的意义"]]]),
        ("“两个确立”的意义", [[["两个确立的意义"]]]),
        ('"两个 确立"的意义', [[["两个确立的意义"]]]),
        ("确立”的决定", [[["确立的决定"]]]),
        ("领悟“”的意义", [[["领悟的意义"]]]),
    ],
)
def test_runs(typed: str, expected: list[list[list[str]]]) -> None:
    assert shape(parse(typed)) == expected


@pytest.mark.parametrize("typed", ['"初心、使命"', "“初心、使命”", "\uff02初心、使命\uff02"])
def test_in_quotes_punctuation_stays(typed: str) -> None:
    (clause,) = parse(typed).clauses
    (run,) = clause.chains[0].runs
    assert (run.typed, run.folded, run.quoted) == ("初心、使命", "初心、使命", True)


def test_in_quotes_blanks_do_not_count() -> None:
    assert parse("“初心 、 使命”").sought[0].folded == "初心、使命"


def test_quoted_punctuation_alone_can_be_sought() -> None:
    assert parse("“——”").sought[0].folded == "——"


@pytest.mark.parametrize("minus", ["-", "－"])
def test_a_minus_before_a_clause_excludes_it(minus: str) -> None:
    query = parse(f"甲 {minus}乙|丙 {minus}“丁”")
    assert [clause.negative for clause in query.clauses] == [False, True, True]
    assert [run.typed for run in query.sought] == ["甲"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ('"两个确立', "引号不成对：请补上另一半，或去掉引号。"),
        ("“两个确立", "引号不成对：请补上另一半，或去掉引号。"),
        ("两个确立”", "引号不成对：请补上另一半，或去掉引号。"),
        ('两个确立"', "引号不成对：请补上另一半，或去掉引号。"),
        ("“两个 确立", "引号不成对：请补上另一半，或去掉引号。"),
        ("甲||乙", "“|”的两边都要有词。"),
        ("|甲", "“|”的两边都要有词。"),
        ("甲 |", "“|”的两边都要有词。"),
        ("甲/句", "“/则”“/段”“/句”的两边都要有词。"),
        ("/段甲", "“/则”“/段”“/句”的两边都要有词。"),
        ("甲/句乙/段丙", "同一串词只能用一种范围：/则、/段、/句请不要混用。"),
        ("-", "“-”后面要紧跟不想要的词。"),
        ("甲 - 乙", "“-”后面要紧跟不想要的词。"),
        ("甲 -|乙", "“-”后面要紧跟不想要的词。"),
        ("甲|-乙", "“-”只能写在一个条件的最前面，不能跟在“|”或“/句”之后。"),
        ("-甲", "只写了不含的词：请再加上至少一个要含有的词。"),
        ("、、", "“、、”里没有可检索的字：要找标点，请放在引号里。"),
        ('""', "引号里是空的：请写上要找的文字，或去掉引号。"),
        ("“ ”", "引号里是空的：请写上要找的文字，或去掉引号。"),
        ("甲" * 501, "检索式太长：最多 500 字，请缩短。"),
        ("甲" * 10_000, "检索式太长：最多 500 字，请缩短。"),
        (" ".join("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌"), "检索词太多：最多 20 个，请减少。"),
    ],
)
def test_one_sentence_for_each_mistake(typed: str, sentence: str) -> None:
    with pytest.raises(BadQuery) as raised:
        parse(typed)
    assert str(raised.value) == sentence
    assert raised.value.parameter == "q"


@settings(max_examples=2000, deadline=None)
@given(TYPED)
def test_any_string_is_a_query_or_a_bad_query(typed: str) -> None:
    query, sentence = outcome(typed)
    if query is None:
        assert sentence.endswith("。")
        assert "\n" not in sentence
        return
    assert all(run.folded for run in query.sought)
    assert bool(describe(query)) == bool(query.clauses)


@given(TYPED)
def test_a_literal_phrase_is_one_run_or_nothing(phrase: str) -> None:
    query, sentence = outcome(literal(phrase))
    assert "没有可检索的字" in sentence if query is None else len(query.sought) <= 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ("甲", "含有“甲”"),
        ("“甲”", "含有“甲”（标点相符）"),
        ("甲 乙 -丙", "同篇含有“甲”，并含有“乙”，不含“丙”"),
        ("甲 -丙|丁", "同篇含有“甲”，不含“丙”或“丁”"),
        ("甲/句乙|丙", "含有“甲”与“乙”（同句）或“丙”"),
        ("甲/段乙", "含有“甲”与“乙”（同段）"),
        ("甲/则乙", "含有“甲”与“乙”（同则）"),
    ],
)
def test_a_query_in_words(typed: str, words: str) -> None:
    assert describe(parse(typed)) == words
