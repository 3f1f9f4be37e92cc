"""The edge: what a query string may say, and that it can be said back."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.edge import FILTERS
from search.errors import BadParameter
from search.params import SearchParams
from search.results import FACETS

LABELS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
NUMBERS = st.integers(1, 999).map(str)
VALUES = {
    "division": st.integers(110000, 659999).map(str) | st.just("unknown"),
    "year": st.integers(1949, 2099).map(str) | st.just("unknown"),
    "term": NUMBERS,
    "session": NUMBERS,
    "speaker": LABELS,
    "office": LABELS,
    "role": st.sampled_from(["speaks", "presides", "reports", "attends"]),
    "source": LABELS,
    "genre": LABELS,
    "slogan": LABELS,
    "damage": LABELS,
    "title": LABELS.map(lambda label: f"{label}甲"),
}
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str) | st.just("")
QUERIES = st.fixed_dictionaries(
    {name: st.lists(values, max_size=3) for name, values in VALUES.items()}
    | {
        "q": st.sampled_from(["", "质询评议", "甲 乙|丙 -丁", "“两个确立”", "甲/句乙"]),
        "from": DAYS,
        "to": st.just(""),
        "dates": st.sampled_from(["", "within", "overlap"]),
        "in": st.sampled_from(["", "text", "title"]),
        "sort": st.sampled_from(["", "relevance", "newest", "oldest", "division"]),
        "view": st.sampled_from(["", "list", "lines", "divisions"]),
        "page": st.integers(1, 1_000_000).map(str),
        "per_page": st.integers(1, 100).map(str),
    }
)


def test_filters_and_facets_are_the_same_fields() -> None:
    """The title alone is filtered by what stands in it and counted by nothing."""
    assert set(FILTERS) == {*FACETS, "title"}


@given(QUERIES)
def test_the_canonical_query_reads_back(data: dict[str, str | list[str]]) -> None:
    params = SearchParams.parse(data)
    canonical = params.to_query()
    assert SearchParams.parse(QueryDict(canonical)) == params
    assert SearchParams.parse(QueryDict(canonical)).to_query() == canonical


def test_nothing_asked_is_the_empty_query() -> None:
    assert SearchParams.parse(QueryDict("")) == SearchParams()
    assert SearchParams().to_query() == ""


def test_unknown_parameters_and_empty_values_are_ignored() -> None:
    assert SearchParams.parse(QueryDict("q=&division=&utm=1&page=&year=&csrf=x&from=")) == SearchParams()


def test_values_are_sorted_and_each_once() -> None:
    params = SearchParams.parse(QueryDict("year=2022&year=2020&year=2022"))
    assert params.year == ("2020", "2022")


def test_two_queries_are_searched_in_each_other() -> None:
    assert SearchParams.parse(QueryDict("q=甲&q=乙")).q == "甲 乙"


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("from=2022&to=2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("from=2022-02&to=2024-02", date(2022, 2, 1), date(2024, 2, 29)),
        ("from=2022-08-04&to=2022-08-04", date(2022, 8, 4), date(2022, 8, 4)),
        ("to=2021-11", None, date(2021, 11, 30)),
    ],
)
def test_a_period_of_any_precision(query: str, start: date | None, end: date | None) -> None:
    params = SearchParams.parse(QueryDict(query))
    assert (params.start, params.end) == (start, end)


@pytest.mark.parametrize(
    "query",
    [
        "page=-1",
        "page=0",
        "page=abc",
        "page=1.5",
        "page=%EF%BC%91",
        "page=99999999999999999999",
        "page=1&page=2",
        "per_page=0",
        "per_page=101",
        "division=abc",
        "division=51",
        "division=5108001",
        "division=%EF%BC%95%EF%BC%91%EF%BC%90%EF%BC%98%EF%BC%90%EF%BC%90",
        "year=20x",
        "year=0200",
        "year=20222",
        "term=x",
        "session=0",
        "role=sings",
        "from=2022-13-01",
        "from=2022-02-30",
        "from=22",
        "to=2022-1",
        "from=2023&to=2022",
        "dates=maybe",
        "sort=best",
        "view=map",
        "in=body",
        "title=——",
        "office=%00",
        "source=a%0Ab",
        "speaker=" + "x" * 201,
        "&".join(f"year={year}" for year in range(1950, 2001)),
        "q=%22",
    ],
)
def test_one_chinese_sentence_for_each_bad_value(query: str) -> None:
    with pytest.raises(BadParameter) as raised:
        SearchParams.parse(QueryDict(query))
    message = str(raised.value)
    assert message.endswith("。")
    assert message.count("。") == 1
    assert any("\u4e00" <= character <= "\u9fff" for character in message)
    assert raised.value.parameter == query.split("=")[0]


def test_an_address_may_name_several_values_in_one_parameter_or_one_in_each() -> None:
    together, apart = (
        "year=2020,2018&division=510000,,330000",
        "year=2018&year=2020&division=330000&division=510000",
    )
    assert SearchParams.parse(QueryDict(together)) == SearchParams.parse(QueryDict(apart))
    assert SearchParams.parse(QueryDict(together)).to_query() == "division=330000,510000&year=2018,2020"
    assert SearchParams.parse(QueryDict("source=甲,乙")).source == ("甲,乙",)


def test_links_of_a_facet_start_on_the_first_page() -> None:
    params = SearchParams.parse(QueryDict("q=质询&year=2020&page=4"))
    assert params.with_value("year", "2018").to_query() == "q=质询&year=2018,2020"
    assert params.without("year").to_query() == "q=质询"


def test_replacing_the_query_parses_it() -> None:
    params = SearchParams().replace(q="甲 乙", page=2)
    assert params == SearchParams.parse(QueryDict("q=甲 乙&page=2"))
    assert params.replace(where="title") == SearchParams.parse(QueryDict("q=甲 乙&page=2&in=title"))
    assert params.replace(where="title").replace(q="丙").query.where == "title"


def test_only_filters_have_values() -> None:
    with pytest.raises(KeyError):
        SearchParams().values("page")
