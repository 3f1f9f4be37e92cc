"""Suggestions for programs: what the archive knows by name and the public may read."""

import math
from urllib.parse import quote

import pytest

from archive.models import Slogan
from search.pages import suggest
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


def suggested(client, q):
    response = client.get(f"/api/v1/suggest?q={quote(q)}")
    assert response.status_code == 200
    return response.json()["suggestions"]


def test_each_kind_with_its_page_and_what_it_is_typed_as(client, chaotian_report):
    Slogan.objects.get_or_create(canonical="全过程人民民主")
    person = chaotian_report.appearances.get().person_id
    assert suggested(client, "qgcrmmz") == [{
        "kind": "slogan", "label": "全过程人民民主", "note": "1 篇", "insert": "全过程人民民主",
        "url": f"/search/?q={quote('全过程人民民主')}",
    }]  # fmt: skip
    assert suggested(client, "朝天") == [
        {
            "kind": "division", "label": "朝天区", "note": "四川省广元市 · 1 篇", "insert": "县:朝天区",
            "url": "/divisions/510812/",
        },
        {
            "kind": "source", "label": "朝天人大", "note": "1 篇", "insert": '来源:"朝天人大"',
            "url": f"/sources/{chaotian_report.source_id}/",
        },
    ]  # fmt: skip
    [found] = suggested(client, "liming")
    assert (found["kind"], found["label"], found["note"]) == ("person", "李明", "朝天区 · 1 篇")
    assert found["url"] == f"/people/{person}/"


def test_what_is_suggested_can_be_followed_and_typed(client, chaotian_report):
    Slogan.objects.get_or_create(canonical="代表之家/代表联络站", variants=["代表之家", "代表联络站"])
    Slogan.objects.get_or_create(canonical="全过程人民民主")
    for q in ("朝天", "李明", "全过程", "代表"):
        for found in suggested(client, q):
            assert client.get(found["url"]).status_code == 200
            page = client.get("/search/", {"q": f"{found['insert']} 会议"}, follow=True)
            assert page.status_code == 200


def test_a_former_name_leads_to_the_unit_of_today(client, chaotian_report, guangyuan):
    new = division("510811", "昭化区", parent=guangyuan)
    division("510899", "元坝区", parent=guangyuan, valid_to="2013-04-02", successor=new)
    [found] = suggested(client, "元坝")
    assert (found["label"], found["note"], found["url"]) == (
        "昭化区", "曾为元坝区 · 四川省广元市", "/divisions/510811/",
    )  # fmt: skip


def test_people_and_sources_of_drafts_are_not_told(client, chaotian_report, chaotian):
    published(Said("草稿。", "赵未名", division=chaotian), source="未名报", status="draft")
    assert suggested(client, "未名") == suggested(client, "zhaoweiming") == []


def test_without_an_index_names_are_still_suggested(client, broken, chaotian_report):
    assert [found["label"] for found in suggested(client, "李明")] == ["李明"]


def test_names_that_come_later_are_suggested_after_a_while(client, chaotian_report, chaotian, monkeypatch):
    assert suggested(client, "赵") == []
    published(Said("再说。", "赵新", division=chaotian), county=chaotian)
    assert suggested(client, "赵") == []
    monkeypatch.setattr(suggest, "FRESH", -1)
    # Tables that took long are not made anew so soon.
    assert suggest._table._taken > 0
    monkeypatch.setattr(suggest, "SHARE", math.inf)
    suggested(client, "赵")
    assert suggested(client, "赵") == []
    monkeypatch.setattr(suggest, "SHARE", -1)
    # In tests a second thread would see another database.
    monkeypatch.setattr(suggest.threading.Thread, "start", lambda thread: thread._target())
    monkeypatch.setattr(suggest.connection, "close", lambda: None)
    suggested(client, "赵")
    assert [found["label"] for found in suggested(client, "赵")] == ["赵新"]


def test_nothing_typed_is_answered_with_nothing(client, db):
    assert client.get("/api/v1/suggest").json() == {"suggestions": []}
    assert suggested(client, "a" * 10_000) == []


def test_the_api_describes_it(client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/suggest"]["get"]
    assert [parameter["name"] for parameter in described["parameters"]] == ["q"]


@pytest.mark.parametrize("url", ["/", "/search/", "/help/"])
def test_the_boxes_name_where_suggestions_come_from(client, chaotian_report, url):
    html = client.get(url).content.decode()
    assert 'data-suggest="/api/v1/suggest"' in html
    assert "js/suggest.js" in html
