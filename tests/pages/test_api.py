"""The search for programs: the shape of the answer, and its errors."""

import json
from datetime import datetime
from urllib.parse import quote

import pytest
from django.utils import timezone

from tests.pages.conftest import published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db
DEMOCRACY = quote("全过程人民民主")


def test_answers_statements(client, chaotian_report, qingchuan_news):
    answer = client.get(f"/api/v1/search?q={DEMOCRACY}&sort=newest").json()
    assert set(answer) == {"count", "articles", "results", "facets", "certificate", "took_ms"}
    assert (answer["count"], answer["articles"]) == (2, 2)
    said = chaotian_report.statements.get(position=1)
    assert answer["results"][0] == {
        "id": said.pk,
        "article": chaotian_report.pk,
        "url": f"/statements/{said.pk}/",
        "title": "朝天区人大常委会工作报告",
        "division": {"adcode": "510812", "name": "朝天区"},
        "speaker": "李明",
        "office": "区委书记",
        "event_on": "2022-08-04",
        "published_on": "",
        "source": "朝天人大",
        "snippet": "要发展全过程人民民主。\n要办好民生实事。",
        "sample": False,
    }


def test_the_narrator_is_no_speaker_and_an_open_division_is_null(client, chaotian_report):
    [found] = client.get(f"/api/v1/search?q={quote('听取')}").json()["results"]
    assert (found["speaker"], found["division"]) == (None, None)


def test_facets_hold_value_label_count_and_selected(client, chaotian_report, qingchuan_news):
    facets = client.get(f"/api/v1/search?q={DEMOCRACY}&division=510812").json()["facets"]
    divisions = {value["value"]: value for value in facets["division"]}
    labels = {"510812": ("朝天区", 1, True), "510000": ("四川省", 2, False)}
    for code, (label, number, selected) in labels.items():
        value = {"value": code, "label": label, "count": number, "articles": number, "selected": selected}
        assert divisions[code] == value
    person = str(chaotian_report.appearances.get().person_id)
    assert [value["label"] for value in facets["speaker"] if value["value"] == person] == ["李明（朝天区）"]


def test_pages_are_of_statements(client, chaotian):
    published(*(Said(f"第{number}次说监督。", division=chaotian) for number in range(5)), county=chaotian)
    url = f"/api/v1/search?q={quote('监督')}&per_page=2"
    pages = [client.get(f"{url}&page={page}").json()["results"] for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({row["id"] for page in pages for row in page}) == 5


def test_the_certificate(client, settings, chaotian_report):
    settings.INDEX_DIR.mkdir()
    (settings.INDEX_DIR / "audit.json").write_text(json.dumps({"phrases": 3, "differences": 0}), "utf-8")
    certificate = client.get("/api/v1/search").json()["certificate"]
    assert datetime.fromisoformat(certificate.pop("as_of")) <= timezone.now()
    assert certificate == {
        "searched_statements": 2, "searched_articles": 1, "samples": False, "waiting": 0,
        "damaged": 0, "furniture": 0, "undecided": 0, "audit": {"phrases": 3, "differences": 0},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "code"),
    [("page=-1", "bad_parameter"), ("division=abc", "bad_parameter"), ("q=-a", "bad_query"), ("q=%22a", "bad_query")],
)  # fmt: skip
def test_bad_parameters(client, query, code):
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"].endswith("。")


def test_a_broken_index(client, broken):
    response = client.get("/api/v1/search?q=a")
    assert response.status_code == 503
    assert response.json() == {
        "error": {"code": "search_unavailable", "message": "检索暂不可用，请稍后再试。"}
    }


def test_describes_itself_and_loads_nothing_from_elsewhere(client):
    description = client.get("/api/v1/openapi.json").json()
    names = {parameter["name"] for parameter in description["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert {"q", "division", "from", "dates", "sort", "per_page", "damage", "title", "in"} <= names
    assert client.get("/api/v1/docs").status_code == 404


def test_chinese_stands_in_the_answer_as_it_is(client, chaotian_report):
    assert "朝天区人大常委会工作报告" in client.get(f"/api/v1/search?q={DEMOCRACY}").content.decode()
    assert "页码须为" in client.get("/api/v1/search?page=0").content.decode()
