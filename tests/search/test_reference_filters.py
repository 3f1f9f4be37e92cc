"""The meaning of filters and facets, case by case."""

from __future__ import annotations

import pytest

from search import reference
from search.params import SearchParams
from search.results import FacetCount
from tests.search.asked import dated, hits, said


@pytest.mark.parametrize(
    ("value", "start", "end", "overlaps", "within"),
    [
        ("2022-08-04", "2022", "2022", True, True),
        ("2022-08-04", "2022-08-04", "2022-08-04", True, True),
        ("2022-08", "2022-08-04", "2022-12", True, False),
        ("2022", "2022-08", "2023", True, False),
        ("2021/2023", "2022", "2022", True, False),
        ("2016/..", "2020", "2021", True, False),
        ("2016/..", "2010", "2015", False, False),
        ("2016/..", "2016", "", True, True),
        ("../2016", "2010", "2011", True, False),
        ("../2016", "2017", "", False, False),
        ("../2016", "", "2016", True, True),
        ("XXXX-08-04", "2022", "2022", False, False),
        ("XXXX-08-04", "", "2022", False, False),
    ],
)
def test_periods(value: str, start: str, end: str, *, overlaps: bool, within: bool) -> None:
    asked = {"from": start, "to": end}
    assert bool(hits([dated(value)], **asked)) == overlaps  # type: ignore[arg-type]
    assert bool(hits([dated(value)], dates="within", **asked)) == within  # type: ignore[arg-type]


def test_years() -> None:
    one, spans, none = dated("2022-08", 1), dated("2021/2022", 2), dated("XXXX-08-04", 3)
    assert hits([one, spans, none], year="2022") == [one]
    assert hits([one, spans, none], year="unknown") == [spans, none]
    assert hits([one, spans, none], year=["2022", "unknown"]) == [one, spans, none]


def test_filters() -> None:
    document = said(
        "甲",
        division_path=("510000", "510800", "510812"),
        genre="讲话",
        term=15,
        session=3,
        source="县报",
        person_id=7,
        speaker="李明",
        office="县长",
        role="reports",
        slogans=("两个确立",),
        flags=("pinyin",),
    )
    other = said("甲", 2)
    asked = {
        "division": ["510000", "510800", "510812"],
        "genre": ["讲话"],
        "term": ["15"],
        "session": ["3"],
        "source": ["县报"],
        "speaker": ["7", "李明"],
        "office": ["县长"],
        "role": ["reports"],
        "slogan": ["两个确立"],
        "damage": ["pinyin"],
    }
    for name, values in asked.items():
        for value in values:
            assert hits([document, other], **{name: value}) == [document], name
    assert hits([document, other], division="unknown") == [other]
    assert hits([document, other], division="510000", year="2022") == []


def test_facets_are_counted_without_their_own_filter() -> None:
    documents = [
        said("甲", 1, genre="讲话", slogans=("两个确立", "两个维护")),
        said("甲", 1, 1, genre="讲话", slogans=("两个确立",)),
        said("甲", 2, genre="会议报道"),
        said("乙", 3, genre="会议报道"),
    ]
    facets = reference.run(documents, SearchParams.parse({"q": "甲", "genre": "讲话"})).facets
    assert facets["genre"] == (FacetCount("讲话", 2, 1), FacetCount("会议报道", 1, 1))
    assert facets["slogan"] == (FacetCount("两个确立", 2, 1), FacetCount("两个维护", 1, 1))
    assert facets["year"] == (FacetCount("unknown", 2, 1),)
    assert facets["speaker"] == facets["term"] == ()


def test_a_division_counts_for_every_level_above_it() -> None:
    documents = [
        said("甲", 1, division_path=("510000", "510800", "510812")),
        said("甲", 2, division_path=("510000",)),
        said("甲", 3),
    ]
    (*counts,) = reference.run(documents, SearchParams.parse({"division": "510812"})).facets["division"]
    assert counts == [
        FacetCount("510000", 2, 2),
        FacetCount("510800", 1, 1),
        FacetCount("510812", 1, 1),
        FacetCount("unknown", 1, 1),
    ]


def test_samples_are_searched_only_while_nothing_else_is_there() -> None:
    sample, real = said("甲", 1, sample=True), said("甲", 2)
    assert hits([sample], "甲") == [sample]
    assert hits([sample, real], "甲") == [real]
    assert reference.run([sample], SearchParams()).samples
    both = reference.run([sample, real], SearchParams())
    assert (both.samples, both.searched_articles, both.searched_statements) == (False, 1, 1)
