"""`字段:` in a query: the address with filters it leads to finds what the filters find."""

from contextlib import suppress
from datetime import date
from urllib.parse import parse_qsl, quote

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Slogan
from search import reference
from search.errors import SearchError
from search.fields import with_fields_as_filters
from search.params import SearchParams
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


def led_to(client, q, path="/search/", rest=""):
    response = client.get(f"{path}?q={quote(q)}{rest}")
    assert response.status_code == 302, response.context and response.context.get("sentence")
    return response.url


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("县:朝天区 全过程人民民主", "division=510812&q=全过程人民民主"),
        ("全过程人民民主 县：朝天", "division=510812&q=全过程人民民主"),
        ("省:四川", "division=510000"),
        ("县:朝天区|青川县 年:2022", "division=510812&division=510822&year=2022"),
        ("年:2020-2022", "year=2020&year=2021&year=2022"),
        ("人:李明 来源:朝天人大", "source=朝天人大&speaker=李明"),
        ("提法:全過程人民民主", "slogan=全过程人民民主"),
        ("标题:报告|决议 监督", "title=报告&title=决议&q=监督"),
        ('来源:"朝天 人大" 甲', "q=甲&source=朝天 人大"),
        ('来源:"“学习强国”学习平台"', "source=“学习强国”学习平台"),
        ("来源:“学习强国”学习平台|“人大网 甲", "q=甲&source=“学习强国”学习平台&source=人大网"),
        ('来源:"晨报|人大版"|“朝天人大”', "source=晨报|人大版&source=朝天人大"),
    ],
)
def test_fields_become_filters(client, chaotian, qingchuan, typed, expected):
    Slogan.objects.create(canonical="全过程人民民主")
    path, _, query = led_to(client, typed).partition("?")
    assert path == "/search/"
    assert sorted(parse_qsl(query)) == sorted(tuple(pair.split("=")) for pair in expected.split("&"))


@pytest.mark.parametrize(
    "q", ["监督", "“县:朝天区”", "主持人：李明", "领悟“两个 县:朝天区”", "县委", "县 :甲", "http://x"]
)
def test_what_is_no_field_stays_text(q):
    assert with_fields_as_filters(QueryDict(f"q={quote(q)}")) is None


@pytest.mark.parametrize(
    "q",
    ["县:没有这个县", "县:", "-县:朝天区 监督", "提法:没有", "年:2022-2020", "年:1900-2000 甲", "年:近来"],
)
def test_a_field_that_means_nothing_is_refused_in_a_sentence(client, chaotian_report, q):
    response = client.get(f"/search/?q={quote(q)}", follow=True)
    assert response.status_code == 400
    assert response.context["sentence"].endswith("。")


def test_fields_find_what_the_filters_find_by_a_scan(client, engine, chaotian_report, qingchuan_news):
    asked = {"q": "全过程人民民主", "division": "510812", "speaker": "李明", "title": "工作报告"}
    typed = quote("县:朝天区 人:李明 标题:工作报告 全过程人民民主")
    page = client.get(f"/search/?q={typed}", follow=True).context["page"]
    scanned = reference.run(engine.documents, SearchParams.parse(asked))
    assert (page.statements, page.articles) == (scanned.statements, scanned.articles) == (1, 1)
    answer = client.get(f"/api/v1/search?q={typed}").json()
    assert answer["count"] == 1
    assert [chip.label for chip in page.chips] == ["朝天区", "李明", "“工作报告”"]


@pytest.mark.parametrize(
    ("q", "found"), [("工作报告", (1, 1)), ("工作报告|全过程人民民主", (1, 1)), ("会议 -工作", (1, 1))]
)
def test_in_titles_alone_is_found_what_a_scan_of_titles_finds(
    client, engine, chaotian_report, qingchuan_news, q, found
):
    page = client.get(f"/search/?q={quote(q)}&in=title").context["page"]
    scanned = reference.run(engine.documents, SearchParams.parse({"q": q, "in": "title"}))
    assert (page.statements, page.articles) == (scanned.statements, scanned.articles) == found
    assert page.words.startswith("只在标题中：含有")
    assert client.get(f"/api/v1/search?q={quote(q)}&in=title").json()["count"] == found[0]
    lines = client.get(f"/search/?q={quote(q)}&in=title&view=lines").context["page"]
    assert all(
        line.match in hit.title[0].text + "".join(p.text for p in hit.title)
        for hit in lines.hits
        for row in hit.statements
        for line in row.lines
    )


def test_a_name_borne_twice_means_either(client, chaotian):
    division("610199", "朝天区", parent=division("610000", "陕西省"))
    assert led_to(client, "县:朝天区").count("division=") == 2


def test_a_name_that_a_part_of_the_unit_bore_as_well_means_the_whole(client, guangyuan):
    district = division("510802", "利州区", parent=guangyuan)
    division("510890", "广元县", parent=guangyuan, valid_to=date(1985, 1, 1), successor=district)
    assert led_to(client, "市:广元").endswith("division=510800")


def test_other_parameters_stay_and_the_page_starts_anew(client, chaotian):
    url = led_to(client, "县:朝天区 监督", rest="&sort=newest&page=3&year=2022")
    assert dict(parse_qsl(url.partition("?")[2])) == {
        "q": "监督", "sort": "newest", "year": "2022", "division": "510812",
    }  # fmt: skip


def test_on_the_page_of_a_division_another_division_leads_to_the_search(client, chaotian, qingchuan):
    assert led_to(client, "县:青川县 监督", path="/divisions/510812/").startswith("/search/?")
    assert led_to(client, "年:2022 监督", path="/divisions/510812/").startswith("/divisions/510812/?")


def test_searching_in_the_results_asks_for_both(client, chaotian):
    published(Said("监督预算。", "李明", division=chaotian), title="甲")
    published(Said("监督。", "李明", division=chaotian), title="乙")
    html = client.get(f"/search/?q={quote('监督')}&year=unknown").content.decode()
    assert 'name="q" value="监督"' in html
    page = client.get(f"/search/?q={quote('监督')}&year=unknown&q={quote('预算')}").context["page"]
    assert (page.articles, page.words) == (1, "同篇含有“监督”，并含有“预算”")


@settings(deadline=None)
@given(st.text(alphabet='县年人来源标题提法:：|-"“”  甲2022', max_size=20))
def test_anything_typed_is_answered_or_refused(typed):
    data = QueryDict(mutable=True)
    data["q"] = typed
    with suppress(SearchError):
        found = with_fields_as_filters(data)
        SearchParams.parse(found or data)
