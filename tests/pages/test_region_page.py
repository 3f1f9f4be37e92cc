"""A region's people and slogans: those of its result, offices as written, each a way on."""

import pytest

from archive.models import Person
from search.pages.speakers import Office
from tests.pages.conftest import page_of, published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db


@pytest.fixture
def speeches(chaotian, qingchuan):
    for day, who, office, unit in (
        ("2019", "李明", "副区长", chaotian),
        ("2020-05", "李明", "副区长", chaotian),
        ("2022", "李明", "区长", chaotian),
        ("2021", "王芳", "", qingchuan),
    ):
        said = Said("全过程人民民主。", who, office, division=unit, slogans=["全过程人民民主"])
        published(said, county=unit, event_on=day)


def test_who_spoke_most_stands_first_with_offices_as_written(client, speeches):
    top = page_of(client, "/divisions/510800/").speakers.top
    assert [(speaker.name, speaker.division, speaker.count) for speaker in top] == [
        ("李明", "朝天区", 3),
        ("王芳", "青川县", 1),
    ]
    assert top[0].offices == (Office("区长", 1, "2022"), Office("副区长", 2, "2019—2020"))
    assert page_of(client, top[0].url).name == "李明"
    html = client.get("/divisions/510800/").content.decode()
    assert "区长（2022）；副区长（2019—2020）" in html
    assert "职务未写" in html


def test_namesakes_stay_apart(client, speeches, qingchuan):
    published(Said("会。", "李明", "县长", division=qingchuan), county=qingchuan)
    top = page_of(client, "/divisions/510800/").speakers.top
    assert [(speaker.division, speaker.count) for speaker in top if speaker.name == "李明"] == [
        ("朝天区", 3),
        ("青川县", 1),
    ]


def test_only_the_most_are_listed_and_few_at_once(client, chaotian):
    for number in range(30):
        published(Said("会。", f"王{number}", "代表", division=chaotian), county=chaotian)
    found = page_of(client, "/divisions/510812/").speakers
    assert (len(found.top), len(found.rest), found.total, found.more) == (8, 16, 24, True)
    assert "只列讲话最多的 24 人" in client.get("/divisions/510812/").content.decode()


def test_slogans_of_a_region_lead_to_the_articles_that_use_them(client, speeches):
    [use] = page_of(client, "/divisions/510812/").slogans
    assert (use.name, use.count) == ("全过程人民民主", 3)
    assert page_of(client, use.url).result.articles == 3


def test_speakers_and_slogans_stand_under_the_filters_of_the_page(client, speeches):
    page = page_of(client, "/divisions/510800/?year=2021")
    assert [speaker.name for speaker in page.speakers.top] == ["王芳"]
    assert page.slogans[0].count == 1


def test_further_pages_are_without_them(client, speeches):
    page = page_of(client, "/divisions/510800/?page=2&per_page=2")
    assert (page.speakers.total, page.slogans) == (0, ())


def test_a_region_without_articles_says_so_and_offers_the_table_of_gaps(client, chaotian):
    html = client.get("/divisions/510812/").content.decode()
    assert "没有收录不等于没有开会或没有报告" in html
    assert 'href="/divisions/510812/gaps/"' in html
    assert Person.objects.count() == 0
