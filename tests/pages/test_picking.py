"""Values of facets as buttons, where addresses are too long for every value to repeat them: they lead where links lead."""

from html import unescape
from urllib.parse import quote

import pytest
from django.http import QueryDict

from search.pages.facets import following
from search.pages.links import LONG, Scope
from search.params import SearchParams
from search.picking import picked
from tests.pages.conftest import page_of

pytestmark = pytest.mark.django_db

MANY = ",".join(f"51{number:02}00" for number in range(1, 40))


def flat(values):
    for value in values:
        yield value
        yield from flat(value.children)


def test_a_short_address_stands_in_every_value_and_a_long_one_in_none(client, chaotian_report):
    short = page_of(client, f"/search/?q={quote('监督')}")
    long = page_of(client, f"/search/?division=510812,{MANY}")
    assert all(value.url and not value.pick for facet in short.facets for value in flat(facet.values))
    assert all(value.pick and not value.url for facet in long.facets for value in flat(facet.values))


def test_what_is_sent_to_print_repeats_a_long_address_a_few_times_only(client, chaotian_report):
    url = f"/search/?division=510812,{MANY}"
    page, html = page_of(client, url), client.get(url).content.decode()
    values = [value for facet in page.facets for value in flat(facet.values)]
    assert html.count(MANY) < len(values) / 2
    assert html.count('form="search-form" name="pick"') >= len(values)
    for value in values:
        assert f'value="{value.pick}"' in unescape(html)


@pytest.mark.parametrize(
    ("chosen", "name", "value", "then"),
    [
        ("q=监督", "year", "2022", "q=监督&year=2022"),
        ("q=监督&year=2021,2022&page=3", "year", "2022", "q=监督&year=2021"),
        ("division=510000,620000", "division", "510812", "division=510812,620000"),
        ("division=510812", "division", "510000", "division=510000"),
        ("division=510812", "division", "unknown", "division=510812,unknown"),
        ("genre=讲话", "source", "人大网：监督", "genre=讲话&source=人大网：监督"),
        ("source=甲&source=乙", "source", "甲", "source=乙"),
        ("title=报告", "title", "报告", ""),
    ],
)
def test_a_button_leads_where_the_link_leads(client, chosen, name, value, then):
    response = client.get(f"/search/?{chosen}&pick={name}:{quote(value)}")
    assert response.status_code == 302
    asked = SearchParams.parse(_data(chosen))
    expected = SearchParams.parse(_data(then))
    assert SearchParams.parse(_data(response.url.partition("?")[2])) == expected
    assert Scope().toggled(asked, name, value) == Scope().url(expected)
    assert following(asked, name, Scope())(value) == (Scope().url(expected), "")


@pytest.mark.parametrize("pick", ["", "2022", "q:监督", "page:2", ":", "pick:pick"])
def test_a_button_of_no_filter_is_refused_in_a_sentence(client, pick):
    response = client.get(f"/search/?q={quote('监督')}&pick={quote(pick)}")
    assert response.status_code == 400
    assert "没有这一栏筛选" in response.content.decode()


def test_a_value_that_a_filter_cannot_have_is_refused_like_in_an_address(client):
    response = client.get("/search/?pick=year:22", follow=True)
    assert response.status_code == 400
    assert "年份须为 1000 到 2999 的四位数字" in response.content.decode()


def test_what_is_long_is_told_by_bytes():
    assert not Scope().is_long(SearchParams(q="监" * ((LONG - len("/search/?q=")) // 3)))
    assert Scope().is_long(SearchParams(q="监" * (LONG // 3)))


def test_picking_twice_changes_nothing():
    before = ("510812", "620000")
    assert picked(picked(before, "division", "110000"), "division", "110000") == before


def _data(query):
    return QueryDict(query)
