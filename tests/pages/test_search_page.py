"""The search page: totals, words, rows, chips, facets as links, pages, certificate, and what goes wrong."""

import json
import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from markupsafe import escape

from archive.query_string import component
from search.models import Outbox
from tests.pages.conftest import page_of, published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db
DEMOCRACY = quote("全过程人民民主")


def facet(page, name):
    return next(found for found in page.facets if found.name == name)


def test_counts_statements_and_articles_of_a_query(client, chaotian_report, qingchuan_news):
    response = client.get(f"/search/?q={DEMOCRACY}")
    page = response.context["page"]
    assert (page.statements, page.articles, page.unit) == (2, 2, "则")
    assert page.words == "含有“全过程人民民主”"
    assert "<mark>全过程人民民主</mark>" in response.content.decode()


def test_shows_speaker_office_division_and_permalink_of_a_hit(client, chaotian_report):
    [hit] = page_of(client, f"/search/?q={DEMOCRACY}").hits
    [statement] = hit.statements
    said = chaotian_report.statements.get(position=1)
    assert (statement.speaker, statement.office, statement.division) == ("李明", "区委书记", "朝天区")
    path, _, anchor = statement.url.partition("#")
    assert path.startswith(f"/articles/{chaotian_report.pk}/?q=全过程人民民主&of=")
    assert anchor == f"s-{said.pk}"


def test_browsing_counts_articles(client, chaotian_report, qingchuan_news):
    page = page_of(client, "/search/")
    assert page.unit == "篇"
    assert [(value.label, value.count) for value in facet(page, "genre").values] == [
        ("会议报道", 1), ("工作报告", 1),
    ]  # fmt: skip
    assert [choice.label for choice in page.sorts] == ["最新", "最早", "区划"]


def test_a_facet_value_toggles(client, chaotian_report, qingchuan_news):
    page = page_of(client, f"/search/?q={DEMOCRACY}")
    value = next(value for value in facet(page, "genre").values if value.value == "工作报告")
    narrowed = page_of(client, value.url)
    assert narrowed.articles == 1
    again = next(value for value in facet(narrowed, "genre").values if value.selected)
    assert again.url == "/search/?q=全过程人民民主"


def test_values_of_one_filter_are_alternatives(client, chaotian_report, qingchuan_news):
    page = page_of(client, f"/search/?genre={quote('工作报告')}")
    other = next(value for value in facet(page, "genre").values if not value.selected)
    assert page_of(client, other.url).articles == 2


def test_many_values_of_a_filter_are_one_chip_that_gives_up_all(client, chaotian_report):
    years = ",".join(str(year) for year in range(2015, 2024))
    page = page_of(client, f"/search/?division=510000&year={years}")
    assert [(chip.filter, chip.label) for chip in page.chips] == [("区划", "四川省"), ("年份", "所选 9 个")]
    assert page.chips[1].url == "/search/?division=510000"


def test_chips_name_each_filter_and_remove_it(client, chaotian_report):
    person = chaotian_report.appearances.get().person_id
    url = f"/search/?q={DEMOCRACY}&division=510000&speaker={person}&year=2022&from=2022-01&role=speaks"
    page = page_of(client, url)
    labels = {chip.filter: chip.label for chip in page.chips}
    assert labels == {
        "区划": "四川省", "年份": "2022 年", "讲话人": "李明（朝天区）", "角色": "讲话", "日期": "2022年1月1日起",
    }  # fmt: skip
    without = {chip.filter: page_of(client, chip.url) for chip in page.chips}
    assert all(len(other.chips) == len(page.chips) - 1 for other in without.values())
    assert page_of(client, page.clear_url).chips == ()


def test_the_form_keeps_the_filters(client, chaotian_report):
    page = page_of(client, f"/search/?q={DEMOCRACY}&genre={quote('工作报告')}&year=2022&to=2023")
    assert set(page.form.carried) == {("genre", "工作报告"), ("year", "2022")}
    assert page.form.end == "2023-12-31"


def test_the_certificate_tells_what_was_searched_and_what_could_hide_a_hit(client, chaotian_report, chaotian):
    published("引号里的“”没有了。", county=chaotian, title="残缺的报道", flags=["empty-quotes"])
    page = page_of(client, f"/search/?q={DEMOCRACY}")
    assert re.fullmatch(r"检索了 2 篇 3 则，截至 \d{4}年\d+月\d+日 \d\d:\d\d", page.certificate.searched)
    assert page.certificate.silences == ("另有 1 篇文字残缺，未见所查词语，但不能断定未用。",)
    assert page.certificate.audited == "索引还没有与原文逐字核对过"


def test_the_certificate_of_a_filtered_result_is_not_read_as_that_of_all(
    client, chaotian_report, qingchuan_news
):
    page = page_of(client, f"/search/?q={DEMOCRACY}&year=2022")
    assert page.certificate.searched.startswith("检索了 2 篇 3 则，再按所选条件筛选，截至 ")
    assert "再按" not in page_of(client, "/divisions/510812/").result.certificate.searched


def test_a_text_without_a_title_may_hide_one(client, chaotian_report, chaotian):
    published("全过程人民民主。", county=chaotian)
    page = page_of(client, f"/search/?q={quote('工作报告')}&in=title")
    assert page.articles == 1
    assert page.certificate.silences == ("另有 1 篇没有标题或文字残缺，标题中未见所查词语，但不能断定未用。",)


def test_the_certificate_is_as_of_the_first_change_that_is_not_indexed(client, chaotian_report):
    for article_id in (7, 7, 8):
        Outbox.objects.create(article_id=article_id)
    since = datetime(2026, 5, 4, 2, 30, tzinfo=UTC)
    Outbox.objects.filter(article_id=7).update(created_at=since)
    certificate = page_of(client, "/search/").certificate
    assert (certificate.as_of, certificate.waiting) == (since, 2)
    assert certificate.searched.endswith("截至 2026年5月4日 10:30，另有 2 篇的变动正在编入索引")


@pytest.mark.parametrize(
    "url", ["/search/", "/divisions/510812/", "/years/2022/", "/people/{person}/", "/sources/{source}/"]
)
def test_every_page_of_results_bears_a_certificate(client, chaotian_report, url):
    person = chaotian_report.appearances.get().person_id
    html = client.get(url.format(person=person, source=chaotian_report.source_id)).content.decode()
    assert html.count('<div class="certificate">') == 1
    assert "检索了 1 篇 2 则，截至 " in html


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        ({"at": "2026-05-04T10:00:00+08:00", "phrases": 300, "differences": 0}, "无差异"),
        (
            {"at": "2026-05-04T10:00:00+08:00", "phrases": 300, "differences": 2},
            "有 2 处差异，请管理员重建索引",
        ),
    ],
)
def test_the_certificate_tells_of_the_last_audit(client, settings, chaotian_report, record, outcome):
    settings.INDEX_DIR.mkdir()
    (settings.INDEX_DIR / "audit.json").write_text(json.dumps(record), encoding="utf-8")
    audited = page_of(client, "/search/").certificate.audited
    assert audited == f"2026年5月4日抽取 300 个词语与原文逐字核对，{outcome}"


def test_a_damaged_record_of_the_audit_counts_as_none(client, settings, chaotian_report):
    settings.INDEX_DIR.mkdir()
    (settings.INDEX_DIR / "audit.json").write_text("{", encoding="utf-8")
    assert page_of(client, "/search/").certificate.audited == "索引还没有与原文逐字核对过"


def test_samples_are_marked(client, chaotian):
    published("样例文字。", county=chaotian, title="样例文章", is_sample=True)
    response = client.get("/search/")
    assert "（全部为样例）" in response.context["page"].certificate.searched
    assert "badge--sample" in response.content.decode()


def test_no_hits_offer_a_way_on_that_finds_something(client, chaotian_report):
    page = page_of(client, f"/search/?q={DEMOCRACY}+{quote('从未说过')}&genre={quote('工作报告')}")
    assert page.articles == 0
    labels = [way.label for way in page.ways_on.links]
    assert "不加筛选，只检索 全过程人民民主（1 则，1 篇）" in labels
    assert page.ways_on.nowhere == ("从未说过",)
    assert not any(label.startswith("不加筛选，检索") for label in labels)
    alone = next(way for way in page.ways_on.links if "1 则" in way.label)
    assert page_of(client, alone.url).statements == 1


def test_quoted_runs_stay_quoted_in_the_ways_on(client, chaotian_report):
    page = page_of(client, f"/search/?q={quote('“人民民主。” 从未说过')}")
    assert component("“人民民主。”") in page.ways_on.links[0].url


def test_a_quoted_run_that_differs_in_punctuation_is_offered_without(client, chaotian_report):
    labels = [way.label for way in page_of(client, f"/search/?q={quote('“人民，民主”')}").ways_on.links]
    assert labels[0] == "不计标点：人民，民主（1 则，1 篇）"


def test_pages_link_to_each_other(client, chaotian):
    for number in range(5):
        published(f"第{number}次会议。", county=chaotian, title=f"报道{number}")
    page = page_of(client, "/search/?per_page=2&page=2")
    assert page.pages.total == 3
    assert [link.label for link in page.pages.numbers] == ["1", "2", "3"]
    pages = [page_of(client, f"/search/?per_page=2&page={number}") for number in (1, 2, 3)]
    titles = {hit.title[0].text for each in pages for hit in each.hits}
    assert titles == {f"报道{number}" for number in range(5)}
    assert "共 3 页" in client.get("/search/?per_page=2&page=9").content.decode()


def test_shows_three_statements_of_an_article_and_counts_the_others(client, chaotian):
    said = [Said("说到监督。", f"人{number}", "代表", division=chaotian) for number in range(5)]
    published(*said, county=chaotian, title="座谈会")
    url = f"/search/?q={quote('监督')}"
    [hit] = page_of(client, url).hits
    assert (len(hit.statements), hit.more, hit.others) == (3, 2, 4)
    shown, _, folded = client.get(url).content.decode().partition("<summary>本篇另有 4 则命中</summary>")
    assert [place in shown for place in ("人0", "人1</a>")] == [True, False]
    assert all(place in folded for place in ("人1</a>", "人2</a>", "还有 2 则，在文中查看"))


def test_shows_one_statement_of_an_article_where_many_words_make_long_addresses(client, chaotian):
    words = ["全过程人民民主", "高质量发展", "乡村振兴", "以人民为中心", "两个确立"]
    published(*(Said(f"说到{word}。", division=chaotian) for word in words), county=chaotian, title="座谈会")
    [hit] = page_of(client, f"/search/?q={quote('|'.join(words))}").hits
    assert (len(hit.statements), hit.more) == (1, 4)
    assert client.get(hit.more_url).status_code == 200


def test_titles_and_texts_are_escaped(client, chaotian):
    published("<img src=x onerror=alert(1)>说监督。", county=chaotian, title="<script>alert('监督')</script>")
    html = client.get(f"/search/?q={quote('监督')}").content.decode()
    assert html.count("<script") == html.count('<script src="/static/') > 0
    assert "<img" not in html
    assert escape("<script>alert('") in html


BAD = (
    "page=-1",
    "page=abc",
    "per_page=1000",
    "division=abc",
    "year=20x",
    "from=2022-13",
    "sort=best",
    "q=-a",
    "q=%E2%80%9C%E7%9B%91%E7%9D%A3",
    "q=" + "a" * 10_000,
)


@pytest.mark.parametrize("query", BAD, ids=lambda query: query[:20])
def test_bad_input_is_one_sentence_and_keeps_what_was_typed(client, query):
    response = client.get(f"/search/?{query}")
    assert response.status_code == 400
    sentence = response.context["sentence"]
    assert sentence.endswith("。")
    html = response.content.decode()
    assert escape(sentence) in html
    assert "Traceback" not in html
    assert f'value="{escape(response.context["form"].q)}"' in html


def test_a_refused_form_keeps_the_good_filters_and_drops_the_bad_one(client, chaotian):
    form = client.get("/divisions/510812/?q=a&year=20x&genre=b&sort=newest&from=2022&page=3").context["form"]
    assert form.path == "/divisions/510812/"
    assert (form.q, form.start) == ("a", "2022")
    assert form.carried == (("genre", "b"), ("sort", "newest"))


def test_a_broken_index_is_never_an_empty_answer(client, broken, chaotian_report):
    for url in ("/search/?q=a", "/", "/divisions/510812/", "/years/2022/"):
        response = client.get(url)
        assert response.status_code == 503
        assert "检索暂不可用" in response.content.decode()
    assert client.get(f"/articles/{chaotian_report.pk}/").status_code == 200


def test_hits_can_be_listed_one_by_one(client, chaotian):
    said = [Said("说到监督。", f"人{number}", "代表", division=chaotian) for number in range(5)]
    published(*said, county=chaotian, title="座谈会")
    page = page_of(client, f"/search/?q={quote('监督')}")
    lines = next(choice for choice in page.views if choice.label == "按则")
    shown = page_of(client, f"{lines.url}&per_page=2")
    assert [[statement.speaker for statement in hit.statements] for hit in shown.hits] == [["人0"], ["人1"]]
    assert shown.pages.total == 3


@pytest.mark.parametrize("view", ["list", "lines", "divisions"])
def test_every_view_answers(client, chaotian_report, view):
    assert client.get(f"/search/?q={DEMOCRACY}&view={view}").status_code == 200


def test_a_long_page_is_brief_and_a_longer_one_not_shown(client, chaotian):
    for number in range(3):
        said = (Said("要加强监督。", f"人{number}{place}", division=chaotian) for place in range(3))
        published(*said, county=chaotian, title=f"会议{number}")
    url = f"/search/?q={quote('监督')}"
    assert [len(hit.statements) for hit in page_of(client, url).hits] == [3, 3, 3]
    brief = page_of(client, f"{url}&per_page=50")
    assert [(len(hit.statements), hit.more) for hit in brief.hits] == [(1, 2)] * 3
    assert "本篇另有 2 则命中，在文中查看" in client.get(f"{url}&per_page=50").content.decode()
    assert [link.label for link in brief.page_sizes] == ["20", "50"]
    longest = page_of(client, f"{url}&per_page=100").page_sizes[-1]
    assert (longest.label, longest.selected) == ("50", True)
    many = page_of(client, f"{url}{quote('|代表|工作|人大|常委会|会议|发展')}&per_page=50")
    assert [(len(hit.statements), hit.more) for hit in many.hits] == [(1, 2)] * 3
    assert [(link.label, link.selected) for link in many.page_sizes] == [("20", True)]
