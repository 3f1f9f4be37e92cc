"""axe-core finds nothing on any public page, as it is and as readers may choose it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.addresses import PAGES
from tests.browser.reader import leave

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# WCAG 2.2 A and AA, with what they took over from 2.0 and 2.1.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
COLOURED = (
    "home", "county", "gaps", "person", "damaged article", "original", "sought", "filtered", "lines",
    "divisions of a province", "no hits", "bad query", "help", "login", "missing",
)  # fmt: skip
# Nothing is told of what passed: that takes longer than the check. Nothing is fetched for rules on sound and film: a third of it.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
# axe-core takes as long for the hundredth row of a table as for the first.
A_DOZEN = """() => {
    for (const table of document.querySelectorAll("table")) [...table.rows].slice(12).forEach(row => row.remove());
    for (const list of document.querySelectorAll("ol, ul")) [...list.children].slice(12).forEach(row => row.remove());
}"""
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture
def checked(browser, site):
    """Return what axe-core finds on a page; scripts of ours may not run there otherwise (CSP), so it is bypassed."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="zh-CN", base_url=site.url, bypass_csp=True
    )
    tab = context.new_page()

    def violations(url: str, rules: dict[str, list[str]]) -> list[str]:
        tab.goto(url)
        assert tab.locator("audio, video").count() == 0
        tab.evaluate(A_DOZEN)
        tab.evaluate(AXE)
        found = tab.evaluate("rules => axe.run(document, rules)", rules | OPTIONS)
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    yield violations
    context.close()


def test_no_violations(checked):
    found = {name: checked(url, RULES) for name, url in PAGES.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_high_contrast_has_contrast(checked):
    """Nothing but colours differs from the pages as they are; each kind of page shows all of its own once."""
    checked("/display/?contrast=1&next=/help/", CONTRAST)
    found = {name: checked(PAGES[name], CONTRAST) for name in COLOURED}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_large_type_is_larger(page):
    size = "parseFloat(getComputedStyle(document.querySelector('.speech p')).fontSize)"
    page.goto("/articles/1/")
    before = page.evaluate(size)
    leave(page, page.get_by_role("link", name="大字版").click)
    assert page.evaluate(size) >= before * 1.3
