"""The ways of those who search: to a county by its name, from a slip to what was meant, from a slogan to its counties."""

from __future__ import annotations

import re

from tests.browser.reader import leave


def _search(page, words: str) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")


def test_the_name_of_a_county_leads_to_its_reports(page):
    _search(page, "嘉善")
    leave(page, page.locator(".offers a").click)
    assert page.get_by_role("heading", level=1).inner_text() == "嘉善县"
    assert page.locator(".hit__title a").count() > 0


def test_a_slip_leads_to_the_slogan(page):
    _search(page, "全过程人民民住")
    page.get_by_role("link", name=re.compile("写法或读音相近：全过程人民民主")).click()
    assert page.locator(".hit mark").first.inner_text() == "全过程人民民主"


def test_a_slogan_leads_to_the_counties_that_used_it_and_to_the_words(page):
    _search(page, "全过程人民民主")
    page.get_by_role("link", name="按区划").click()
    page.locator(".division-view .used").first.get_by_role("rowheader").get_by_role("link").click()
    assert "中：用过的" in page.locator(".division-view__answer").inner_text()
    page.locator(".division-view .used td a").last.click()
    line = page.locator(".lines tr").filter(has=page.locator("mark")).first
    assert line.locator("mark").inner_text() == "全过程人民民主"
    line.get_by_role("link").click()
    page.locator(".match-nav:visible a").first.click()
    assert page.locator("mark:target").inner_text() == "全过程人民民主"
    assert page.locator("mark:target").bounding_box()["y"] < 900


def test_the_views_fit_a_telephone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    for url in ("view=lines", "view=divisions", "view=divisions&division=330000", "division=330000"):
        page.goto(f"/search/?q=全过程人民民主&{url}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, url
