"""How many actions the readers' questions take, from the home page; `tests.browser.reader` says what an action is."""

from __future__ import annotations

import re

import pytest

from tests.browser.reader import Reader, clipboard


@pytest.fixture
def reader(page) -> Reader:
    return Reader(page)


def test_the_reports_of_a_county_in_two(reader):
    reader.types("甘谷县")
    reader.follows(reader.page.locator(".offers").get_by_role("link", name=re.compile("甘谷县")))
    assert reader.page.get_by_role("heading", level=1).inner_text() == "甘谷县"
    titles = reader.page.locator(".hit__title").all_inner_texts()
    assert any("甘谷县人民代表大会常务委员会工作报告" in title for title in titles)
    assert reader.actions <= 2


def test_the_reports_of_a_county_in_two_by_its_suggestion(reader):
    page = reader.page
    page.get_by_role("combobox").press_sequentially("gangu")
    reader.actions += 1
    reader.follows(page.get_by_role("option").filter(has_text="甘谷县"))
    assert page.get_by_role("heading", level=1).inner_text() == "甘谷县"
    assert page.locator(".hit__title").count() >= 2
    assert reader.actions <= 2


def _counties_of_a_province(reader: Reader) -> None:
    reader.types("两个确立")
    reader.follows(reader.page.locator(".facet li > a:visible").filter(has_text="四川省"))
    reader.follows(reader.page.locator(".years a").filter(has_text="2022 年"))
    reader.follows(reader.page.get_by_role("link", name="按区划"))


def test_how_many_counties_of_a_province_used_a_slogan_in_a_year_in_four(reader):
    _counties_of_a_province(reader)
    answer = reader.page.locator(".division-view__answer").inner_text()
    assert re.search(r"四川省 183 个县（市、区）中：用过的 2 个，有文本而未见的 1 个", answer)
    used = reader.page.locator(".division-view .used:not(.head) th").all_inner_texts()
    assert used == ["昭化区", "苍溪县"]
    assert reader.actions <= 4


def test_who_said_it_there_in_which_words_in_five_and_the_quotation_in_six(reader):
    _counties_of_a_province(reader)
    row = reader.page.locator(".division-view tr").filter(
        has=reader.page.get_by_role("rowheader", name="昭化区")
    )
    reader.follows(row.get_by_role("link").last)
    line = reader.page.locator(".lines tbody tr").first
    assert "蒲望舒" in line.inner_text()
    assert "两个确立" in line.locator("mark").inner_text()
    assert "要深刻领悟" in line.locator(".lines__left").inner_text()
    assert reader.actions <= 5
    reader.presses(line.get_by_role("button", name="复制引文"))
    line.get_by_text("已复制").wait_for()
    words, source = clipboard(reader.page).split("\n")
    assert words == (
        "“蒲望舒强调，全区各级人大代表要深刻领悟“两个确立”的决定性意义，把党的二十大精神讲到田间地头、讲到群众心里。”"
    )
    assert source.startswith(
        "——蒲望舒，区人大常委会主任，昭化区。《广元市昭化区人大常委会召开主任会议》，2022年11月8日，昭化人大网。"
    )
    assert re.search(r"/articles/\d+/#s-\d+$", source)
    assert reader.actions <= 6
