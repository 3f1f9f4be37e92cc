"""Home, divisions, years, people, sources, help: the pages for those who browse."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from markupsafe import escape

from archive.models import Article, Division, Person
from search.pages.division import Former
from search.pages.help import EXAMPLES
from search.pages.home import Tile, _shade
from search.pages.listing import additions
from search.pages.speakers import Office
from tests.pages.conftest import page_of, published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


def test_one_region_with_very_many_does_not_make_the_others_pale():
    assert [_shade(number, [1, 2, 3, 4, 900]) for number in (0, 1, 2, 3, 4, 900)] == [0, 1, 2, 3, 4, 4]


def test_home_shows_regions_with_counts_zeros_included(client, chaotian_report, qingchuan_news):
    division("540000", "西藏自治区")
    tiles = page_of(client, "/").tiles
    assert tiles == (
        Tile("510000", "四川", "四川省", "/divisions/510000/", 2, 4, covered=2, counties=2),
        Tile("540000", "西藏", "西藏自治区", "/divisions/540000/", 0, 0, covered=0, counties=0),
    )


def test_home_says_what_the_archive_holds_and_what_it_does_not_know(client, chaotian_report, qingchuan_news):
    holdings = page_of(client, "/").holdings
    assert (holdings.articles, holdings.statements, holdings.covered) == (2, 3, 2)
    assert [(way.label, way.url) for way in holdings.unknowns] == [
        ("1 篇年份未知", "/years/unknown/"),
        ("1 则区划未定", "/search/?division=unknown"),
    ]
    assert [(bar.year, bar.count, bar.url) for bar in holdings.years.bars] == [("2022", 1, "/years/2022/")]


def test_home_says_which_counties_it_has_nothing_of(client, chaotian_report, qingchuan):
    holdings = page_of(client, "/").holdings
    assert (holdings.counties, holdings.covered, holdings.uncovered) == (2, 1, 1)
    assert "<strong>1</strong> 个还没有文章" in client.get("/").content.decode()
    assert "年份未知" not in client.get("/").content.decode()


def test_the_tile_map_has_a_table_beside_it(client, chaotian_report, qingchuan):
    html = client.get("/").content.decode()
    assert '<th scope="row"><a href="/divisions/510000/">四川省</a></th>' in html
    assert '<td class="number">1</td><td class="number">1 / 2</td>' in html


def test_home_counts_the_slogans_of_the_newest_year_as_the_index_does(client, chaotian_report, chaotian):
    used = Said("全过程人民民主，乡村振兴。", division=chaotian, slogans=["全过程人民民主", "乡村振兴"])
    published(used, county=chaotian, event_on="2023-02")
    published(Said("乡村振兴。", division=chaotian, slogans=["乡村振兴"]), county=chaotian, event_on="2023")
    published("无。", county=chaotian, event_on="2023-05-01")
    slogans = page_of(client, "/").slogans
    assert (slogans.year, slogans.articles) == ("2023", 3)
    assert [(use.name, use.count) for use in slogans.uses] == [("乡村振兴", 2), ("全过程人民民主", 1)]
    for use in slogans.uses:
        assert page_of(client, use.url).articles == use.count


def test_a_year_to_come_is_not_the_newest(client, chaotian_report, chaotian):
    published(Said("会。", division=chaotian), county=chaotian, event_on="2999-01-01")
    assert page_of(client, "/").slogans.year == "2022"


def test_home_has_no_slogans_while_no_year_is_known(client, qingchuan_news):
    assert page_of(client, "/").slogans is None


@pytest.mark.skipif(connection.vendor != "sqlite", reason="another planner has other words")
def test_the_newest_additions_are_read_from_their_index(db):
    assert "newest_additions" in additions()[:6].explain()


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


def test_coverage_shows_every_year_of_the_archive_and_names_the_gaps(client, chaotian, qingchuan):
    for day in ("2019-02-01", "2022", "2022-05", "XXXX-09-11"):
        published(Said("会。", division=chaotian), county=chaotian, event_on=day)
    for day in ("2018", "2023"):
        published(Said("会。", division=qingchuan), county=qingchuan, event_on=day)
    chart = page_of(client, "/divisions/510812/").coverage
    counts = {"2018": 0, "2019": 1, "2020": 0, "2021": 0, "2022": 2, "2023": 0}
    assert {bar.year: bar.count for bar in chart.bars} == counts
    assert chart.gaps == ("2018", "2020—2021", "2023")
    assert chart.unknown == 1
    assert page_of(client, chart.bars[4].url).result.articles == 2


def test_coverage_tells_of_years_too_long_ago_to_be_drawn(client, chaotian):
    for year in (1985, 1986, 2022):
        published(Said("会。", division=chaotian), county=chaotian, event_on=str(year))
    chart = page_of(client, "/divisions/510812/").coverage
    assert (chart.bars[0].year, chart.bars[-1].year, chart.earlier) == ("1997", "2022", 2)
    assert "更早的 2 篇" in client.get("/divisions/510812/").content.decode()


def test_former_names_and_an_abolished_code(client, guangyuan, chaotian):
    old = division("510806", "老区", parent=guangyuan, valid_to=date(2013, 4, 1), successor=chaotian)
    assert page_of(client, "/divisions/510812/").history == (
        Former("老区", "510806", old.years, is_own=True),
    )
    assert client.get("/divisions/510806/").url == "/divisions/510812/"
    assert client.get("/divisions/510806/gaps/").url == "/divisions/510812/gaps/"


def test_a_reused_code_lists_its_former_holders(client, guangyuan, chaotian):
    division("510812", "别的县", parent=guangyuan, valid_to=date(1990, 1, 1), successor=guangyuan)
    page = page_of(client, "/divisions/510812/")
    assert page.name == "朝天区"
    assert page.history == (Former("别的县", "510812", "1981 年以前–1989", is_own=False),)
    assert "曾用这一代码" in client.get("/divisions/510812/").content.decode()


def test_a_unit_that_went_without_a_successor_leads_nowhere(client, db):
    division("990000", "不再有的省", valid_to=date(1990, 1, 1))
    assert client.get("/divisions/990000/").status_code == 404


def test_an_unknown_code_is_not_found(client, chaotian):
    assert client.get("/divisions/999999/").status_code == 404
    assert client.get("/divisions/abc/").status_code == 404


def test_bad_parameters_of_a_division_page_are_a_bad_request(client, chaotian):
    assert client.get("/divisions/510812/?page=-1").status_code == 400


def test_a_year(client, chaotian_report, qingchuan_news):
    page = page_of(client, "/years/2022/")
    assert page.result.articles == 1
    assert [(unit.name, unit.articles) for unit in page.provinces] == [("四川", 1)]
    assert [(use.name, use.count) for use in page.slogans] == [("全过程人民民主", 1)]
    assert page_of(client, page.provinces[0].url).result.articles == 1
    assert page_of(client, "/years/unknown/").result.articles == 1
    assert client.get("/years/22/").status_code == 404


def test_a_year_leads_to_the_years_beside_it(client, chaotian):
    for year in ("2016", "2019", "2022", "XXXX-05"):
        published(Said("会。", division=chaotian), county=chaotian, event_on=year)
    page = page_of(client, "/years/2019/")
    assert (page.earlier.url, page.later.url) == ("/years/2016/", "/years/2022/")
    assert page_of(client, "/years/2022/").later is None
    unknown = page_of(client, "/years/unknown/")
    assert (unknown.earlier, unknown.later) == (None, None)


def test_a_person_with_offices_and_namesakes(client, chaotian_report, qingchuan):
    namesake = Person.objects.create(name="李明", division=qingchuan)
    person = chaotian_report.appearances.get().person
    page = page_of(client, f"/people/{person.pk}/")
    assert (page.name, page.division.label) == ("李明", "朝天区")
    assert page.offices == (Office("区委书记", 1, "2022"),)
    assert [link.label for link in page.breadcrumb] == ["四川省", "广元市", "朝天区"]
    assert [(bar.year, bar.count) for bar in page.years.bars] == [("2022", 1)]
    assert [link.url for link in page.namesakes] == [f"/people/{namesake.pk}/"]
    assert (page.result.articles, page.result.statements) == (1, 1)
    [mention] = page.mentions
    assert (mention.article.day, mention.roles, mention.offices) == ("2022年8月4日", ("讲话",), ("区委书记",))


def test_a_person_who_only_attended_is_shown_without_words(client, chaotian_report, chaotian):
    guest = Person.objects.create(name="赵平", division=chaotian)
    chaotian_report.appearances.create(person=guest, position=9, name="赵平", office="副区长", role="attends")
    page = page_of(client, f"/people/{guest.pk}/")
    assert [mention.roles for mention in page.mentions] == [("出席",)]
    assert not page.speaks
    html = client.get(f"/people/{guest.pk}/").content.decode()
    assert "没有收录此人的讲话" in html
    assert "检索了 1 篇 2 则，截至" in html


def test_an_article_stands_once_with_all_that_a_person_was_and_did_there(client, chaotian_report):
    person = chaotian_report.appearances.get().person
    chaotian_report.appearances.create(person=person, position=9, name="李明", office="组长", role="presides")
    page = page_of(client, f"/people/{person.pk}/")
    [mention] = page.mentions
    assert (mention.roles, mention.offices) == (("讲话", "主持"), ("区委书记", "组长"))


def test_appearances_come_latest_first_undated_last_and_published_only(client, chaotian):
    days = ("2020-01-01", "", "2022-03", "2024-01-01")
    for day in days:
        published(
            Said("会。", "李明", "代表", division=chaotian), county=chaotian, title=day or "无", event_on=day
        )
    Article.objects.filter(title="2024-01-01").update(status="withdrawn")
    person = Person.objects.get(name="李明")
    page = page_of(client, f"/people/{person.pk}/")
    assert [mention.article.title for mention in page.mentions] == ["2022-03", "2020-01-01", "无"]


def test_offices_tell_when_they_were_held_the_last_first(client, chaotian):
    for day, office in (("2019", "副区长"), ("2020-05", "副区长"), ("2022", "区长"), ("", "代表")):
        published(Said("会。", "李明", office, division=chaotian), county=chaotian, event_on=day)
    page = page_of(client, f"/people/{Person.objects.get(name='李明').pk}/")
    assert page.offices == (
        Office("区长", 1, "2022"),
        Office("副区长", 2, "2019—2020"),
        Office("代表", 1, ""),
    )
    assert page.appearances == 4
    assert [(bar.year, bar.count) for bar in page.years.bars] == [
        ("2019", 1), ("2020", 1), ("2021", 0), ("2022", 1),
    ]  # fmt: skip
    assert (page.years.gaps, page.years.unknown) == ((), 1)


def test_samples_are_no_appearances_once_there_is_a_real_article(client, chaotian):
    published(Said("样例。", "李明", "书记", division=chaotian), county=chaotian, is_sample=True)
    url = f"/people/{Person.objects.get(name='李明').pk}/"
    assert len(page_of(client, url).mentions) == 1
    published("真的。", county=chaotian)
    page = page_of(client, url)
    assert (page.mentions, page.offices) == ((), ())


def test_a_source(client, chaotian_report, qingchuan_news):
    response = client.get(f"/sources/{chaotian_report.source_id}/")
    assert response.context["page"].result.articles == 1
    assert [(bar.year, bar.count) for bar in response.context["page"].years.bars] == [("2022", 1)]
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
