"""The whole result as a table: a row a hit, nothing that a spreadsheet would run, and the query beside it."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import User

from archive.models import Article, AuditEntry
from search import reference
from search.pages import export as export_module
from search.params import SearchParams
from tests.search.factories import Said, article, division

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    """Return ten articles of one county; each says 监督 twice in one statement and once in another."""
    return made(10)


@pytest.fixture
def many():
    """Return more articles than stand on the longest page."""
    return made(130)


def made(number: int) -> list[Article]:
    county = division("330421", "嘉善县")
    return [
        article(
            Said("要加强监督，敢于监督。", division=county, speaker="方若水", office="主任"),
            Said("=监督(1)\n第二则。", division=county),
            title=f"-第{each}篇",
        )
        for each in range(number)
    ]


def rows_of(client, **params: str) -> list[dict[str, str]]:
    response = client.get("/search/export.csv", params)
    raw = b"".join(response.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def book_of(client, **params: str):
    return openpyxl.load_workbook(io.BytesIO(client.get("/search/export.xlsx", params).content))


def test_every_hit_is_a_row_over_all_pages(client, many, engine):
    rows = rows_of(client, q="监督")
    expected = reference.run(engine.documents, SearchParams.parse({"q": "监督"}))
    assert len(rows) == expected.statements == 260
    assert len({row["链接"] for row in rows}) == 260


def test_a_row_says_who_said_what_where(client, articles):
    row = next(row for row in rows_of(client, q="监督") if row["讲话人"] == "方若水")
    assert (row["区划"], row["代码"], row["职务"]) == ("嘉善县", "330421", "主任")
    assert (row["上文"], row["命中"], row["下文"], row["处数"]) == ("要加强", "监督", "，敢于监督。", "2")
    assert row["链接"].startswith("http://testserver/statements/")


def test_no_cell_becomes_a_formula(client, articles):
    rows = rows_of(client, q="监督")
    assert {row["标题"][:2] for row in rows} == {"'-"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    sheet = book_of(client, q="监督")["命中"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    numbers = {cell.column_letter for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)}
    assert numbers == {"I"}, "only 处数, which is counted and may be added up"
    assert any(str(cell.value).startswith("=") for row in sheet.iter_rows() for cell in row)


def test_workbook_and_csv_say_the_same(client, articles):
    sheet = book_of(client, q="监督")["命中"]
    head, *body = ([str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True))
    plain = [[cell.removeprefix("'") for cell in row.values()] for row in rows_of(client, q="监督")]
    assert head == list(export_module.HEADINGS.values())
    assert body == plain


def test_the_workbook_tells_what_was_asked(client, articles):
    about = dict(book_of(client, q="监督", year="2022")["说明"].iter_rows(values_only=True))
    assert "监督" in about["检索条件"]
    assert about["筛选"] == "年份：2022 年"
    assert about["网址"].startswith("http://testserver/search/?")
    assert "未命中不等于没有用过" in about["说明"]


def test_damage_is_told_where_words_may_be_missing_and_in_the_words_of_the_page(client):
    article(Said("要加强监督。"), title="残", flags=["boilerplate", "truncated", "doubled-punct"])
    article(Said("要加强监督。"), title="全", flags=["boilerplate"])
    assert {row["标题"]: row["残缺"] for row in rows_of(client, q="监督")} == {"残": "不完整", "全": ""}


def test_a_workbook_without_filters_says_so(client, articles):
    about = dict(book_of(client, q="监督")["说明"].iter_rows(values_only=True))
    assert about["筛选"] == "没有筛选"
    assert about["说明"].startswith("每行一则；")
    assert dict(book_of(client)["说明"].iter_rows(values_only=True))["说明"].startswith("每行一篇；")


def test_without_words_a_row_is_an_article(client, many):
    rows = rows_of(client, division="330421")
    assert len(rows) == 130
    assert {row["命中"] for row in rows} == {""}


def test_only_titles_are_quoted_where_only_titles_were_sought(client, articles):
    rows = rows_of(client, **{"q": "第7篇", "in": "title"})
    assert [(row["命中"], row["下文"]) for row in rows] == [("第7篇", "")]


def test_too_long_a_result_is_refused_with_a_way_on(client, articles, monkeypatch):
    monkeypatch.setattr(export_module, "MOST_ROWS", 15)
    response = client.get("/search/export.csv", {"q": "监督"})
    assert response.status_code == 400
    assert "缩小范围" in response.content.decode()
    assert 'action="/search/"' in response.content.decode()


@pytest.mark.parametrize("query", [{"q": "“"}, {"year": "x"}])
def test_what_cannot_be_understood_is_400(client, articles, query):
    assert client.get("/search/export.xlsx", query).status_code == 400


def test_control_characters_and_names(client):
    article(Said("监督\x02\x0b之声\ufffe和\uffff民主𠮷"), title="\x01标题")
    response = client.get("/search/export.xlsx", {"q": "监督 \uffff民主"})
    [row] = openpyxl.load_workbook(io.BytesIO(response.content))["命中"].iter_rows(
        min_row=2, values_only=True
    )
    assert "监督��之声�和�民主𠮷" in "".join(map(str, row))
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_who_is_logged_in_is_written_down(client, articles):
    client.force_login(User.objects.create_user("bianji"))
    rows_of(client, q="监督")
    assert "导出 csv" in AuditEntry.objects.latest("pk").change_message


def test_the_page_leads_to_its_tables(client, many):
    page = client.get("/search/", {"q": "监督", "division": "330421", "page": "2"}).content.decode()
    assert 'href="/search/export.xlsx?q=监督&amp;division=330421"' in page
    year = client.get("/years/unknown/", {"q": "监督"}).content.decode()
    assert "/search/export.csv?q=监督&amp;year=unknown" in year


def test_seen_by_divisions_a_row_is_a_county_and_what_became_of_it(
    client, guangyuan, chaotian_report, qingchuan_news
):
    division("510823", "剑阁县", parent=guangyuan)
    asked = {"q": "民生实事", "view": "divisions", "division": "510000"}
    rows = [list(row.values()) for row in rows_of(client, **asked)]
    assert rows == [
        ["510812", "四川省", "广元市", "朝天区", "用过", "1", "1", "0", "0"],
        ["510822", "四川省", "广元市", "青川县", "有文本而未见", "0", "0", "1", "0"],
        ["510823", "四川省", "广元市", "剑阁县", "没有文本", "0", "0", "0", "0"],
    ]
    book = book_of(client, **asked)
    assert [cell.value for cell in book["按区划"][2]][4:] == ["用过", 1, 1, 0, 0]
    about = dict(book["说明"].iter_rows(values_only=True))
    page = client.get("/search/", asked)
    assert about["说明"].endswith("没有文本不等于没有用过。")
    of_a_year = dict(book_of(client, **asked, year="2022")["说明"].iter_rows(values_only=True))
    assert "年份未知的文章不在" in of_a_year["说明"]
    assert (about["筛选"], about["区划"]) == ("区划：四川省", page.context["page"].divisions.sentences[0])
    assert "/search/export.xlsx?q=民生实事&amp;division=510000&amp;view=divisions" in page.content.decode()


def test_a_table_of_all_counties_has_each_once(client, guangyuan, chaotian_report):
    division("110000", "北京市")
    codes = [row["代码"] for row in rows_of(client, q="民主", view="divisions")]
    assert codes == ["510812", "110000"]
    twice = rows_of(client, q="民主", view="divisions", division="510000,510800")
    assert [row["代码"] for row in twice] == ["510812"]
    assert [row["标题"] for row in rows_of(client, view="divisions")], (
        "without words there is nothing to have been used"
    )
