"""Facets as objects: labels, order, what unfolds, and the division tree."""

from __future__ import annotations

import pytest

from archive.models import Division
from search.pages.division_facet import division_facet
from search.pages.facets import LONGEST, TOP, facets
from search.pages.links import Scope
from search.params import UNKNOWN, SearchParams
from search.results import FacetCount, FacetCounts, Results
from tests.search.factories import division


def results(name: str, **counts: int) -> Results:
    found = FacetCounts.of(FacetCount(value.lstrip("_"), count, count) for value, count in counts.items())
    return Results(0, 0, (), {name: found})


def built(name: str, found: Results, params: SearchParams | None = None, scope: Scope | None = None):
    made = facets(found, params or SearchParams(), scope=scope or Scope(), labels={})
    return next((facet for facet in made if facet.name == name), None)


def test_years_come_newest_first_and_unknown_last():
    facet = built("year", results("year", _2020=9, _2023=1, unknown=5, _2021=2))
    assert [value.label for value in facet.values] == ["2023 年", "2021 年", "2020 年", "年份未知"]


def test_terms_are_ordered_as_numbers():
    facet = built("term", results("term", _9=1, _18=7, _10=2))
    assert [value.label for value in facet.values] == ["第9届", "第10届", "第18届"]


def test_the_first_eight_are_shown_and_the_rest_unfolds():
    facet = built("source", results("source", **{f"来源{number:02}": 100 - number for number in range(12)}))
    assert len(facet.top) == TOP
    assert [value.count for value in facet.rest] == [92, 91, 90, 89]


def test_a_chosen_value_is_always_shown_even_without_hits():
    many = {f"来源{number:02}": 100 - number for number in range(LONGEST + 30)}
    late = f"来源{LONGEST + 5}"
    params = SearchParams(source=(late, "没有的来源"))
    facet = built("source", results("source", **many), params)
    assert {value.value: value.count for value in facet.values if value.selected} == {
        late: 95 - LONGEST, "没有的来源": 0,
    }  # fmt: skip
    assert all(value in facet.top for value in facet.values if value.selected)
    assert len(facet.values) == LONGEST + 2
    assert facet.more


def test_many_filters_or_articles_leave_room_for_fewer_values():
    many = results("source", **{f"来源{number:02}": 100 - number for number in range(LONGEST)})
    offices = SearchParams(office=tuple(f"县人大常委会副主任{number}" for number in range(12)))
    assert len(built("source", many).values) == LONGEST
    assert TOP <= len(built("source", many, offices).values) < LONGEST
    assert len(built("source", many, offices.replace(per_page=50)).values) == TOP


def test_urls_toggle_and_start_at_the_first_page():
    params = SearchParams(genre=("讲话",), page=4)
    facet = built("genre", results("genre", 讲话=2, 其他=1), params)
    urls = {value.value: SearchParams.parse(_parsed(value.url)) for value in facet.values}
    assert urls["讲话"].genre == ()
    assert urls["其他"].genre == ("其他", "讲话")
    assert urls["其他"].page == 1


def _parsed(url: str) -> dict[str, list[str]]:
    from urllib.parse import parse_qs

    return parse_qs(url.partition("?")[2])


def test_what_the_path_states_is_no_facet_and_not_in_urls():
    scope = Scope("/years/2022/", {"year": ("2022",)})
    params = scope.narrow(SearchParams())
    found = Results(
        0, 0, (), {"year": FacetCounts(("2022",), (1,), (1,)), "genre": FacetCounts(("讲话",), (1,), (1,))}
    )
    assert built("year", found, params, scope) is None
    assert built("genre", found, params, scope).values[0].url.startswith("/years/2022/?genre=")
    assert "year=" not in built("genre", found, params, scope).values[0].url


@pytest.fixture
def tree(guangyuan, chaotian, qingchuan):
    gansu = division("620000", "甘肃省")
    division("620523", "甘谷县", parent=division("620500", "天水市", parent=gansu))
    counts = {
        "_510000": 5,
        "_510800": 5,
        "_510812": 3,
        "_510822": 2,
        "_620000": 7,
        "_620500": 7,
        "_620523": 7,
    }
    return results("division", **counts, unknown=4)


@pytest.mark.django_db
class TestDivisionTree:
    def labels(self, values):
        return [(value.label, self.labels(value.children)) for value in values]

    def test_shows_provinces_at_first_and_what_is_undecided_last(self, tree):
        facet = division_facet(tree, SearchParams(), scope=Scope(), gazetteer=Division.objects.gazetteer())
        assert self.labels(facet.values) == [("甘肃省", []), ("四川省", []), ("区划未定", [])]

    def test_unfolds_along_the_chosen_path(self, tree):
        facet = division_facet(
            tree, SearchParams(division=("510812",)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        assert self.labels(facet.values) == [
            ("甘肃省", []),
            ("四川省", [("广元市", [("朝天区", []), ("青川县", [])])]),
            ("区划未定", []),
        ]

    def test_choosing_a_unit_gives_up_those_above_it(self, tree):
        facet = division_facet(
            tree, SearchParams(division=("510000",)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        province = next(value for value in facet.values if value.selected)
        [city] = province.children
        assert city.url == "/search/?division=510800"
        assert province.url == "/search/"

    def test_a_province_in_which_something_is_chosen_is_not_folded_away(self, tree):
        others = [f"{number}0000" for number in range(11, 13 + TOP)]
        for code in others:
            division(code, f"省{code}")
        many = results("division", **{f"_{code}": 99 for code in others}, _510000=1, _510812=1)
        facet = division_facet(
            many, SearchParams(division=("510812",)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        assert "四川省" in [value.label for value in facet.top]

    def test_several_provinces_show_only_what_is_chosen_in_them(self, tree):
        division("110000", "北京市")
        facet = division_facet(
            tree,
            SearchParams(division=("110000", "510812", "620000")),
            scope=Scope(),
            gazetteer=Division.objects.gazetteer(),
        )
        assert self.labels(facet.values) == [
            ("甘肃省", []),
            ("四川省", [("朝天区", [])]),
            ("北京市", []),
            ("区划未定", []),
        ]

    def test_sisters_are_alternatives(self, tree):
        facet = division_facet(
            tree, SearchParams(division=("510812",)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        sister = facet.values[1].children[0].children[1]
        assert sister.url == "/search/?division=510812,510822"

    def test_a_district_right_below_a_province_is_in_the_tree(self, db):
        beijing = division("110000", "北京市")
        division("110105", "朝阳区", parent=beijing)
        found = results("division", _110000=1, _110105=1)
        facet = division_facet(
            found, SearchParams(division=("110000",)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        assert self.labels(facet.values) == [("北京市", [("朝阳区", [])])]

    def test_what_is_undecided_can_be_chosen(self, tree):
        facet = division_facet(
            tree, SearchParams(division=(UNKNOWN,)), scope=Scope(), gazetteer=Division.objects.gazetteer()
        )
        assert facet.values[-1].selected
        assert facet.values[-1].url == "/search/"


def test_says_which_counts_may_exceed_the_total():
    words = SearchParams.parse({"q": "监督"})
    found = Results(
        0, 0, (), {name: FacetCounts(("1",), (1,), (1,)) for name in ("speaker", "slogan", "genre")}
    )
    multi = {
        unit: [facet.name for facet in facets(found, params, scope=Scope(), labels={}) if facet.multi_valued]
        for unit, params in (("则", words), ("篇", SearchParams()))
    }
    assert multi == {"则": ["slogan"], "篇": ["speaker", "slogan"]}
