"""高级检索: what its form sends finds what the typed query finds, and nothing that was chosen gets lost."""

import re
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from tests.pages.conftest import published

pytestmark = pytest.mark.django_db

PAIRS = [
    ({"all": "会议 监督"}, "会议 监督"),
    ({"any": "监督 民主"}, "监督|民主"),
    ({"near": "会议 监督", "unit": "句"}, "会议 /句 监督"),
    ({"near": "会议 监督", "unit": "段"}, "会议 /段 监督"),
    ({"near": "会议 监督", "unit": "则"}, "会议 /则 监督"),
    ({"all": "会议", "none": "监督"}, "会议 -监督"),
    ({"all": "“会议，”"}, "“会议，”"),
    ({"all": "会议", "in": "title"}, "会议"),
]


@pytest.fixture(autouse=True)
def archive(chaotian):
    published("会议，听取监督。", county=chaotian, title="甲")
    published("会议。监督。", county=chaotian, title="会议")
    published("会议。\n监督民主。", county=chaotian, title="丙")
    published("民主会议", "监督", county=chaotian, title="丁")
    published("民主会议", county=chaotian, title="戊")
    published("无关。", county=chaotian, title="己")


@pytest.mark.parametrize(("fields", "typed"), PAIRS, ids=lambda value: str(value))
def test_the_form_finds_what_the_typed_query_finds(client, fields, typed):
    where = {"in": fields["in"]} if "in" in fields else {}
    by_form = client.get("/search/", {"any": "", **fields}, follow=True).context["page"]
    by_hand = client.get("/search/", {"q": typed, **where}).context["page"]
    assert by_form.q == typed
    assert (by_form.statements, by_form.articles, by_form.words) == (
        by_hand.statements, by_hand.articles, by_hand.words,
    )  # fmt: skip
    assert 0 < by_form.articles < 6
    assert [hit.article_id for hit in by_form.hits] == [hit.article_id for hit in by_hand.hits]


def fields_of(html, form):
    """The names and values that the form of a class would send as it stands."""
    inside = re.search(rf'<form class="{form}".*?</form>', html, re.S)[0]
    inputs = [dict(re.findall(r'(\w+)="([^"]*)"', each)) for each in re.findall(r"<input ([^>]*)>", inside)]
    sent = [(each["name"], each.get("value", "")) for each in inputs if each["type"] != "checkbox"]
    return [*sent, *(("unit", value) for value in re.findall(r'<option value="(.)" selected', inside))]


@pytest.mark.parametrize(
    "asked",
    ["q=会议+监督|民主&year=unknown&sort=newest", "q=会议&in=title&genre=其他", "q=会议 /段 监督&to=2023"],
)
def test_both_forms_send_again_what_was_asked(client, asked):
    url = f"/search/?{quote(asked, safe='=&+')}"
    page = client.get(url).context["page"]
    html = client.get(url).content.decode()
    where = [("in", page.form.where)] if page.form.where != "text" else []
    box = client.get(f"/search/?{urlencode([*fields_of(html, 'search-box'), *where])}").context["page"]
    fold = client.get(f"/search/?{urlencode(fields_of(html, 'advanced'))}", follow=True).context["page"]
    for again in (box, fold):
        assert (again.words, again.articles) == (page.words, page.articles)
        assert {chip.label for chip in again.chips} == {chip.label for chip in page.chips}


def test_a_refused_field_keeps_what_stands_in_all_of_them(client):
    response = client.get(
        "/search/", {"all": "会议", "any": "甲|乙", "near": "丙", "unit": "段", "none": "丁"}
    )
    assert response.status_code == 400
    assert "“含其中之一”一栏只写词" in response.context["sentence"]
    html = response.content.decode()
    assert dict(fields_of(html, "advanced")) | {"from": "", "to": ""} == {
        "all": "会议", "any": "甲|乙", "near": "丙", "unit": "段", "none": "丁", "from": "", "to": "",
    }  # fmt: skip
    assert '<details class="search-more__fold" open>' in html


def test_the_address_shows_the_query(client):
    response = client.get("/search/", {"all": "会议", "none": "监督", "sort": "newest", "page": "2"})
    assert response.status_code == 302
    assert sorted(parse_qsl(response.url.partition("?")[2])) == [("q", "会议 -监督"), ("sort", "newest")]
