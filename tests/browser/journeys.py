"""The ways of a new user from the home page to an answer, the same in an archive of samples and in a large one."""

from __future__ import annotations

import re

from tests.browser.reader import Reader, clipboard


def to_a_county(reader: Reader, county: str) -> None:
    """Type its name and follow the page that is offered."""
    reader.types(county)
    reader.follows(reader.page.locator(".offers").get_by_role("link", name=re.compile(county)).first)


def to_a_county_by_letters(reader: Reader, letters: str, county: str) -> None:
    """Type its pinyin and choose it among the suggestions."""
    reader.page.get_by_role("combobox").press_sequentially(letters)
    reader.actions += 1
    reader.follows(reader.page.get_by_role("option").filter(has_text=county))


def to_the_counties_that_used(reader: Reader, slogan: str, province: str, year: str) -> None:
    """Search a slogan, choose a province and a year among the facets, and list by divisions."""
    reader.types(slogan)
    reader.follows(reader.page.locator(".facet li > a:visible").filter(has_text=province))
    reader.follows(reader.page.locator(".years a").filter(has_text=f"{year} 年"))
    reader.follows(reader.page.get_by_role("link", name="按区划"))


def to_the_words_of(reader: Reader, county: str) -> None:
    """From the table of divisions to who said it in one of them, and in which words."""
    row = reader.page.locator(".division-view tr").filter(
        has=reader.page.get_by_role("rowheader", name=county)
    )
    reader.follows(row.get_by_role("link").last)


def quotation_of_the_first_line(reader: Reader) -> str:
    """Copy the quotation of the first line and return what the clipboard holds."""
    line = reader.page.locator(".lines tbody tr").first
    reader.presses(line.get_by_role("button", name="复制引文"))
    line.get_by_text("已复制").wait_for()
    return clipboard(reader.page)
