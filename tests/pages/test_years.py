"""The histogram of years: its numbers are a scan's, what stands behind it is the archive, and every bar leads on."""

from urllib.parse import quote

import pytest

from search.params import UNKNOWN
from tests.pages.conftest import published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db
SUPERVISION = quote("监督")


@pytest.fixture(autouse=True)
def archive(chaotian, qingchuan):
    for day, words in (
        ("2019-03", "监督。"),
        ("2021", "监督。"),
        ("2021-05", "民主。"),
        ("2021-06", "民主。"),
        ("2022", "民主。"),
        ("XXXX-05", "监督。"),
    ):
        said = Said(words, "李明", division=chaotian)
        published(said, said, county=chaotian, title="甲", event_on=day)


def years_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.context["page"].years


def test_bars_hold_the_hits_before_the_archive_and_gaps_stay_gaps(client):
    years = years_of(client, "/search/?q=监督")
    assert [(bar.year, bar.count, bar.archive) for bar in years.bars] == [
        ("2019", 2, 2), ("2020", 0, 0), ("2021", 2, 6), ("2022", 0, 2),
    ]  # fmt: skip
    assert [bool(bar.found) for bar in years.bars] == [True, False, True, False]
    assert (years.unknown.value, years.unknown.count) == (UNKNOWN, 2)
    assert years.caption == "所查（深色）最多的是 2021 年，2 则；馆藏（浅色）最多的是 2021 年，6 则。"
    assert [(value.value, value.count, archive) for value, archive in years.rows] == [
        ("2021", 2, 6),
        ("2019", 2, 2),
    ]


def test_browsing_everything_the_archive_is_the_result(client):
    years = years_of(client, "/search/")
    assert [(bar.count, bar.archive) for bar in years.bars] == [(1, 1), (0, 0), (3, 3), (1, 1)]
    assert years.is_whole
    assert "深色" not in client.get("/search/").content.decode()


def test_a_bar_leads_to_its_year_and_back(client):
    first = years_of(client, "/search/?q=监督").bars[0]
    chosen = client.get(first.url).context["page"]
    assert (chosen.statements, [chip.label for chip in chosen.chips]) == (2, ["2019 年"])
    again = chosen.years.bars[0]
    assert (again.selected, again.url) == (True, "/search/?q=监督")
    assert chosen.years.bars[2].count == 2, "the other years stay in sight"


def test_two_fields_choose_a_period(client):
    html = client.get(f"/search/?q={SUPERVISION}&division=510812&year=2019").content.decode()
    form = html.partition('<form class="period"')[2].partition("</form>")[0]
    assert 'name="q" value="监督"' in form
    assert 'name="division" value="510812"' in form
    assert 'name="year"' not in form
    page = client.get(f"/search/?q={SUPERVISION}&division=510812&from=2020&to=2022").context["page"]
    assert (page.statements, page.years.start, page.years.end) == (2, "2020", "2022")
    assert [(bar.count, bar.archive) for bar in page.years.bars] == [(0, 2), (0, 0), (2, 6), (0, 2)]


def test_on_the_page_of_a_division_the_archive_is_that_of_the_division(client, qingchuan):
    published("监督。", county=qingchuan, title="乙", event_on="2020")
    url = f"/divisions/510812/?q={SUPERVISION}"
    bars = client.get(url).context["page"].result.years.bars
    assert [(bar.year, bar.archive) for bar in bars] == [("2019", 2), ("2020", 0), ("2021", 6), ("2022", 2)]


def test_one_year_is_nothing_to_compare(client, qingchuan):
    published(Said("监督。", "王芳", division=qingchuan), county=qingchuan, title="乙", event_on="2020")
    result = client.get("/divisions/510822/").context["page"].result
    assert result.years is None
    assert "2020" in [value.value for facet in result.facets for value in facet.values]


def test_the_newest_of_many_years_is_named(client, chaotian):
    for year in range(2008, 2019):
        published("监督。", county=chaotian, title="乙", event_on=str(year))
    assert [bar.year for bar in years_of(client, "/search/?q=监督").bars if bar.is_labelled][-1] == "2022"


def test_the_page_of_a_year_has_none(client):
    assert client.get("/years/2021/").context["page"].result.years is None


def test_many_years_are_all_told(client, chaotian):
    for year in range(1930, 2019):
        published("监督。", county=chaotian, title="乙", event_on=str(year))
    years = years_of(client, "/search/?q=监督")
    assert len(years.bars) == 90
    assert sum(bar.count for bar in years.bars) == 86 + 2 + 2
    assert len(years.rows) == 91
    assert 3 < sum(bar.is_labelled for bar in years.bars) < 10
