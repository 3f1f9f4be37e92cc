"""Home, divisions, years, people, sources, help: the pages for those who browse."""

from datetime import date
from urllib.parse import quote

import pytest
from django.utils.html import escape

from archive.models import Article, Division, Person
from search.pages.help import EXAMPLES
from search.pages.home import Tile
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.context["page"]


def test_home_shows_regions_with_counts_zeros_included(client, chaotian_report, qingchuan_news):
    division("540000", "西藏自治区")
    tiles = page_of(client, "/").tiles
    assert tiles == (
        Tile("510000", "四川", "四川省", "/divisions/510000/", 2, 4),
        Tile("540000", "西藏", "西藏自治区", "/divisions/540000/", 0, 0),
    )


def test_home_says_what_the_archive_holds_and_what_it_does_not_know(client, chaotian_report, qingchuan_news):
    holdings = page_of(client, "/").holdings
    assert (holdings.articles, holdings.statements, holdings.counties) == (2, 3, 2)
    assert (holdings.years, holdings.undated, holdings.unplaced) == ("2022 年", 1, 1)


def test_home_lists_the_newest_additions_and_no_drafts(client, chaotian_report, qingchuan_news, chaotian):
    published("草稿。", county=chaotian, title="草稿", status="draft")
    additions = page_of(client, "/").additions
    assert [addition.title for addition in additions] == ["青川县召开会议", "朝天区人大常委会工作报告"]
    assert additions[0].day == "某年9月11日"


def test_home_says_when_all_is_sample(client, chaotian):
    published("样例。", county=chaotian, title="样例甲", is_sample=True)
    assert "人物均为虚构" in client.get("/").content.decode()
    published("真的。", county=chaotian, title="真的")
    page = page_of(client, "/")
    assert not page.samples
    assert [addition.title for addition in page.additions] == ["真的"]


def test_an_empty_archive_has_a_home(client, db):
    assert client.get("/").status_code == 200


def test_a_division_shows_its_place_its_children_and_its_articles(client, chaotian_report, qingchuan_news):
    page = page_of(client, "/divisions/510800/")
    assert [link.label for link in page.breadcrumb] == ["四川省"]
    assert [(child.name, child.articles) for child in page.children] == [("朝天区", 1), ("青川县", 1)]
    assert page.result.articles == 2
    assert [part.text for part in page.result.hits[0].title] == ["朝天区人大常委会工作报告"]


def test_children_without_articles_are_told_too(client, chaotian, qingchuan):
    assert [child.articles for child in page_of(client, "/divisions/510800/").children] == [0, 0]


def test_children_are_counted_under_the_filters_of_the_page(client, chaotian_report, qingchuan_news):
    page = page_of(client, f"/divisions/510800/?genre={quote('会议报道')}")
    assert [child.articles for child in page.children] == [0, 1]
    assert page.result.articles == 1


def test_links_of_a_division_page_stay_on_it(client, chaotian_report):
    result = page_of(client, "/divisions/510812/").result
    urls = [value.url for facet in result.facets for value in facet.values]
    assert urls
    assert all(url.startswith("/divisions/510812/?") and "division=" not in url for url in urls)
    assert "division" not in {facet.name for facet in result.facets}


def test_coverage_shows_every_year_between_the_first_and_the_last(client, chaotian):
    for day in ("2019-02-01", "2022", "2022-05", "XXXX-09-11"):
        published(Said("会。", division=chaotian), county=chaotian, event_on=day)
    chart = page_of(client, "/divisions/510812/").coverage
    assert [(bar.year, bar.count) for bar in chart.bars] == [
        ("2019", 1),
        ("2020", 0),
        ("2021", 0),
        ("2022", 2),
    ]
    assert chart.unknown == 1
    assert page_of(client, chart.bars[-1].url).result.articles == 2


def test_former_names_and_an_abolished_code(client, guangyuan, chaotian):
    old = division("510806", "老区", parent=guangyuan, valid_to=date(2013, 4, 1), successor=chaotian)
    assert page_of(client, "/divisions/510812/").history == (f"曾为：老区（510806，{old.years}）。",)
    assert client.get("/divisions/510806/").url == "/divisions/510812/"


def test_a_reused_code_lists_its_former_holders(client, guangyuan, chaotian):
    division("510812", "别的县", parent=guangyuan, valid_to=date(1990, 1, 1), successor=guangyuan)
    response = client.get("/divisions/510812/")
    assert response.context["page"].name == "朝天区"
    assert response.context["page"].history == ("代码 510812 曾用于：别的县（1981 年以前–1989）。",)


def test_a_unit_that_went_without_a_successor_leads_nowhere(client, db):
    division("990000", "不再有的省", valid_to=date(1990, 1, 1))
    assert client.get("/divisions/990000/").status_code == 404


def test_an_unknown_code_is_not_found(client, chaotian):
    assert client.get("/divisions/999999/").status_code == 404
    assert client.get("/divisions/abc/").status_code == 404


def test_bad_parameters_of_a_division_page_are_a_bad_request(client, chaotian):
    assert client.get("/divisions/510812/?page=-1").status_code == 400


def test_a_year(client, chaotian_report, qingchuan_news):
    assert client.get("/years/2022/").context["result"].articles == 1
    assert client.get("/years/unknown/").context["result"].articles == 1
    assert client.get("/years/22/").status_code == 404


def test_a_person_with_offices_and_namesakes(client, chaotian_report, qingchuan):
    namesake = Person.objects.create(name="李明", division=qingchuan)
    person = chaotian_report.appearances.get().person
    page = page_of(client, f"/people/{person.pk}/")
    assert (page.name, page.division.label) == ("李明", "朝天区")
    assert [(office.name, office.articles) for office in page.offices] == [("区委书记", 1)]
    assert [link.url for link in page.namesakes] == [f"/people/{namesake.pk}/"]
    assert (page.result.articles, page.result.statements) == (1, 1)
    [mention] = page.mentions
    assert (mention.day, mention.role, mention.office) == ("2022年8月4日", "讲话", "区委书记")


def test_a_person_who_only_attended_is_shown_without_words(client, chaotian_report, chaotian):
    guest = Person.objects.create(name="赵平", division=chaotian)
    chaotian_report.appearances.create(person=guest, position=9, name="赵平", office="副区长", role="attends")
    page = page_of(client, f"/people/{guest.pk}/")
    assert [mention.role for mention in page.mentions] == ["出席"]
    assert not page.speaks
    html = client.get(f"/people/{guest.pk}/").content.decode()
    assert "没有收录此人的讲话" in html
    assert "检索了 1 篇 2 则，截至" in html


def test_appearances_come_latest_first_undated_last_and_published_only(client, chaotian):
    days = ("2020-01-01", "", "2022-03", "2024-01-01")
    for day in days:
        published(
            Said("会。", "李明", "代表", division=chaotian), county=chaotian, title=day or "无", event_on=day
        )
    Article.objects.filter(title="2024-01-01").update(status="withdrawn")
    person = Person.objects.get(name="李明")
    page = page_of(client, f"/people/{person.pk}/")
    assert [mention.title for mention in page.mentions] == ["2022-03", "2020-01-01", "无"]


def test_a_source(client, chaotian_report, qingchuan_news):
    response = client.get(f"/sources/{chaotian_report.source_id}/")
    assert response.context["result"].articles == 1
    assert "朝天人大" in response.content.decode()


def test_unknown_people_and_sources_are_not_found(client, db):
    assert client.get("/people/9/").status_code == 404
    assert client.get("/sources/9/").status_code == 404


def test_every_example_of_the_help_page_can_be_tried(client, chaotian_report):
    division("330421", "嘉善县", parent=division("330000", "浙江省"))
    html = client.get("/help/").content.decode()
    for example in EXAMPLES:
        assert escape(example.url) in html
        assert client.get(example.url, follow=True).status_code == 200


def test_names_of_divisions_are_escaped(client, chaotian):
    Division.objects.filter(pk=chaotian.pk).update(name="<i>区</i>")
    assert "<i>" not in client.get("/divisions/510812/").content.decode()
