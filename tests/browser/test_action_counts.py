"""How many actions the readers' questions take, from the home page; `tests.browser.reader` says what an action is.

`python -m benchmarks.actions` counts them in an archive of 10,000 made articles.
"""

from __future__ import annotations

import re

import pytest

from tests.browser import journeys
from tests.browser.reader import Reader

ASKED = ("两个确立", "四川省", "2022")


@pytest.fixture
def reader(page) -> Reader:
    return Reader(page)


def test_the_reports_of_a_county_in_two(reader):
    journeys.to_a_county(reader, "甘谷县")
    assert reader.page.get_by_role("heading", level=1).inner_text() == "甘谷县"
    titles = reader.page.locator(".hit__title").all_inner_texts()
    assert any("甘谷县人民代表大会常务委员会工作报告" in title for title in titles)
    assert reader.actions <= 2


def test_the_reports_of_a_county_in_two_by_its_suggestion(reader):
    journeys.to_a_county_by_letters(reader, "gangu", "甘谷县")
    assert reader.page.get_by_role("heading", level=1).inner_text() == "甘谷县"
    assert reader.page.locator(".hit__title").count() >= 2
    assert reader.actions <= 2


def test_how_many_counties_of_a_province_used_a_slogan_in_a_year_in_four(reader):
    journeys.to_the_counties_that_used(reader, *ASKED)
    answer = reader.page.locator(".division-view__answer").inner_text()
    assert re.search(r"四川省 183 个县（市、区）中：用过的 2 个，有文本而未见的 1 个", answer)
    used = reader.page.locator(".division-view .used:not(.head) th").all_inner_texts()
    assert used == ["昭化区", "苍溪县"]
    assert reader.actions <= 4


def test_who_said_it_there_in_which_words_in_five_and_the_quotation_in_six(reader):
    journeys.to_the_counties_that_used(reader, *ASKED)
    journeys.to_the_words_of(reader, "昭化区")
    line = reader.page.locator(".lines tbody tr").first
    assert "蒲望舒" in line.inner_text()
    assert "两个确立" in line.locator("mark").inner_text()
    assert "要深刻领悟" in line.locator(".lines__left").inner_text()
    assert reader.actions <= 5
    words, source = journeys.quotation_of_the_first_line(reader).split("\n")
    assert words == (
        "“蒲望舒强调，全区各级人大代表要深刻领悟“两个确立”的决定性意义，把党的二十大精神讲到田间地头、讲到群众心里。”"
    )
    assert source.startswith(
        "——蒲望舒，区人大常委会主任，昭化区。《广元市昭化区人大常委会召开主任会议》，2022年11月8日，昭化人大网，样例，文字与人物均为虚构。"
    )
    assert re.search(r"/articles/\d+/#s-\d+$", source)
    assert reader.actions <= 6
