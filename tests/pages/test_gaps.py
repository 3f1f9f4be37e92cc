"""缺口表: what is counted is what the archive holds, each gap is told, and the files say what the page says."""

import csv
import io
from datetime import date
from urllib.parse import quote

import openpyxl
import pytest
from django.template.loader import render_to_string

from search.pages.gaps import MOST_YEARS, GapGroup, GapRow, GapTable
from search.pages.paging import Link
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db
URL = "/divisions/510000/gaps/"


def report(county, day, **fields):
    return published(
        Said("报告。", division=county), county=county, event_on=day, **{"genre": "工作报告", **fields}
    )


@pytest.fixture
def reports(chaotian, qingchuan):
    report(chaotian, "2019-03")
    report(chaotian, "2021-02-01")
    report(chaotian, "2021-03")
    report(qingchuan, "2020")


def table(client, url=URL):
    response = client.get(url)
    assert response.status_code == 200
    return response.context["page"]


def cells(found):
    return {row.name: row.reports for group in found.groups for row in group.rows}


def test_every_county_and_year_is_told(client, reports):
    found = table(client)
    assert found.years == (2019, 2020, 2021)
    assert cells(found) == {"朝天区": (1, 0, 2), "青川县": (0, 1, 0)}
    assert [row.missing for row in found.groups[0].rows] == [1, 2]
    assert (found.missing, found.total_missing) == ((1, 1, 1), 3)
    assert "共 6 份：已有 3 份，缺 3 份" in found.sentence
    html = client.get(URL).content.decode()
    assert html.count(">缺</td>") == 3
    assert "不等于没有报告" in html


def test_a_cell_is_what_the_page_of_the_county_shows(client, reports):
    genre = quote("工作报告")
    page = client.get(f"/divisions/510812/?genre={genre}&year=2021").context["page"]
    assert page.result.articles == cells(table(client))["朝天区"][2] == 2


def test_counties_stand_under_their_city_and_those_of_the_province_first(client, sichuan, reports):
    division("519001", "直管市", parent=sichuan)
    assert [group.name for group in table(client).groups] == ["四川省", "广元市"]
    assert cells(table(client, "/divisions/510800/gaps/")).keys() == {"朝天区", "青川县"}
    assert cells(table(client, "/divisions/510812/gaps/")) == {"朝天区": (1, 0, 2)}


def test_a_county_is_not_told_as_one_of_its_counties(client, reports):
    assert (
        table(client, "/divisions/510812/gaps/").sentence == "朝天区 3 年，每年应有一份：已有 2 份，缺 1 份。"
    )
    assert "缺几个县" not in client.get("/divisions/510812/gaps/").content.decode()


def test_only_published_work_reports_of_the_county_itself_fill_a_cell(client, chaotian, reports):
    report(chaotian, "2020", genre="会议报道")
    report(chaotian, "2020", status="draft")
    report(chaotian, "2020", level="township")
    report(chaotian, "2020", is_sample=True)
    report(chaotian, "XXXX-03")
    assert cells(table(client))["朝天区"] == (1, 0, 2)


def test_the_day_of_publication_counts_where_that_of_the_meeting_is_unknown(client, chaotian, reports):
    report(chaotian, "XXXX-03-01", published_on="2020-03-02")
    assert cells(table(client))["朝天区"] == (1, 1, 2)


def test_reports_under_a_former_code_count_for_the_unit_of_today(client, guangyuan, chaotian, reports):
    old = division("510806", "老区", parent=guangyuan, valid_to=date(2021, 1, 1), successor=chaotian)
    report(old, "2020")
    assert cells(table(client))["朝天区"] == (1, 1, 2)


def test_years_can_be_chosen(client, reports):
    assert table(client, f"{URL}?from=2018&to=2022").years == (2018, 2019, 2020, 2021, 2022)
    assert table(client, f"{URL}?to=2020").years == (2019, 2020)
    assert table(client, f"{URL}?from=2021").years == (2021,)
    assert table(client, f"{URL}?from=1990").years == tuple(range(1990, 2010))


@pytest.mark.parametrize("query", ["from=1980&to=2022", "from=x", "from=2022&to=2019"])
def test_years_that_make_no_table_are_a_bad_request(client, reports, query):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    assert 'action="/divisions/510000/"' in response.content.decode()


def test_an_archive_without_reports_has_a_table_of_gaps(client, chaotian):
    assert cells(table(client)) == {"朝天区": (0,)}


def test_the_files_say_what_the_page_says(client, reports):
    raw = b"".join(client.get("/divisions/510000/gaps.csv").streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["区划代码", "上级", "县（市、区）", "2019", "2020", "2021", "缺几年"],
        ["510812", "广元市", "朝天区", "1", "缺", "2", "1"],
        ["510822", "广元市", "青川县", "缺", "1", "缺", "2"],
        ["", "", "缺几个县", "1", "1", "1", "3"],
    ]
    response = client.get("/divisions/510000/gaps.xlsx?from=2019&to=2021")
    assert quote("缺口表 四川省 2019—2021") in response["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    lines = list(book["缺口表"].iter_rows(values_only=True))
    assert [["" if cell is None else str(cell) for cell in line] for line in lines] == rows
    assert lines[1][3:] == (1, "缺", 2, 1), "numbers that can be added up"
    note = dict(book["说明"].iter_rows(values_only=True))
    assert note["网址"] == "http://testserver/divisions/510000/gaps/?from=2019&to=2021"
    assert "不等于没有报告" in note["说明"]


def test_no_cell_of_the_files_becomes_a_formula(client, guangyuan, chaotian, reports):
    type(chaotian).objects.filter(pk=chaotian.pk).update(name='=HYPERLINK("x")')
    raw = b"".join(client.get("/divisions/510000/gaps.csv").streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK" in raw
    book = openpyxl.load_workbook(io.BytesIO(client.get("/divisions/510000/gaps.xlsx").content))
    [cell] = [each for row in book["缺口表"].iter_rows() for each in row if "HYPER" in str(each.value)]
    assert cell.data_type == "s"


def test_the_largest_province_stays_below_100_kilobytes_with_every_report_there(rf):
    """四川 has 183 counties in 21 prefectures."""
    years = tuple(range(2006, 2006 + MOST_YEARS))
    groups = tuple(
        GapGroup(
            "凉山彝族自治州",
            "/divisions/513400/",
            tuple(
                GapRow("513437", "峨边彝族自治县", "/divisions/513437/", (1,) * MOST_YEARS, 0)
                for _ in range(9)
            ),
        )
        for _ in range(21)
    )
    page = GapTable(
        "510000", "四川省", (Link("四川省", "/divisions/510000/"),), years, groups, (0,) * MOST_YEARS, "", ()
    )
    assert len(render_to_string("gaps.html", {"page": page}, rf.get(URL)).encode()) < 100_000
