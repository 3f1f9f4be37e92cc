"""What the fields of 高级检索 send is the query that would be typed, and a query fills the fields that mean it."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.controls import Controls, controls_of, with_controls_as_query
from search.errors import BadQuery
from search.query import Query, parse

WORDS = st.lists(
    st.sampled_from(["监督", "质询评议", "民主", "“初心、使命”", '"县”"', "3.5%", "1/3", "a-b", "县长"]),
    max_size=3,
).map(" ".join)
OPERATORS = st.lists(
    st.sampled_from([*"甲乙丙", "|", " /句 ", " /段 ", "/则", " ", " -", "“丁、”"]), max_size=12
).map("".join)


def sent(**fields: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(fields)
    return data


@pytest.mark.parametrize(
    ("fields", "typed"),
    [
        ({"all": "监督 “两个维护”"}, "监督 “两个维护”"),
        ({"any": "质询 专题询问"}, "质询|专题询问"),
        ({"near": "代表 监督", "unit": "句"}, "代表 /句 监督"),
        ({"near": "代表 监督 质询", "unit": "段"}, "代表 /段 监督 /段 质询"),
        ({"near": "代表 监督", "unit": "则"}, "代表 /则 监督"),
        ({"all": "监督", "none": "样例 “范文，”"}, "监督 -样例 -“范文，”"),
        (
            {"all": "甲", "any": "乙 丙", "near": "丁 戊", "unit": "段", "none": "己"},
            "甲 乙|丙 丁 /段 戊 -己",
        ),
        ({"all": "县:甘谷县 监督"}, "县:甘谷县 监督"),
        ({"all": "", "any": " ", "unit": "句"}, ""),
    ],
)
def test_the_fields_write_the_query(fields: dict[str, str], typed: str) -> None:
    data = with_controls_as_query(sent(**fields, page="3", year="2022"))
    assert data is not None
    assert " ".join(data.getlist("q")) == typed
    assert (data["year"], set(data) - {"q", "year"}) == ("2022", set())


def test_without_a_field_nothing_changes() -> None:
    assert with_controls_as_query(sent(q="甲", year="2022")) is None


@pytest.mark.parametrize(
    "fields",
    [{"any": "甲|乙"}, {"near": "甲 /句 乙"}, {"none": "-甲"}, {"all": "甲", "none": "“乙"}, {"unit": "页"}],
)
def test_an_operator_where_words_belong_is_refused_in_a_sentence(fields: dict[str, str]) -> None:
    with pytest.raises(BadQuery, match=r"。$"):
        with_controls_as_query(sent(**fields))


def meaning(query: Query) -> set[object]:
    """What a query demands, whatever the order; each unwanted alternative is unwanted by itself."""
    wanted = {clause.chains for clause in query.positive}
    return {*wanted, *(("not", chain) for clause in query.negative for chain in clause.chains)}


@given(WORDS, WORDS, WORDS, st.sampled_from("则段句"), WORDS)
def test_fields_come_back_as_they_were(several: str, either: str, near: str, unit: str, none: str) -> None:
    controls = Controls(several or "县", either, near, unit, none)
    query = parse(controls.typed)
    again = controls_of(query, controls.typed)
    assert meaning(parse(again.typed)) == meaning(query)
    assert controls_of(parse(again.typed), again.typed) == again


@given(OPERATORS)
def test_any_query_fills_the_fields_that_mean_it(typed: str) -> None:
    try:
        query = parse(typed)
    except BadQuery:
        return
    assert meaning(parse(controls_of(query, typed).typed)) == meaning(query)
