"""Every public page at desktop and telephone width: it answers, holds one heading, and never scrolls sideways."""

from __future__ import annotations

import pytest

PAGES = {
    "home": "/",
    "province": "/divisions/330000/",
    "county": "/divisions/330421/",
    "year": "/years/2022/",
    "unknown year": "/years/unknown/",
    "article": "/articles/1/",
    "original": "/articles/1/?text=original",
    "both": "/articles/1/?text=both",
    "search": "/search/?q=全过程人民民主",
    "chain": "/search/?q=人大 /句 监督 -选举&sort=newest",
    "no hits": "/search/?q=不存在的词语组合",
    "bad query": "/search/?q=“没有关上",
    "help": "/help/",
    "missing": "/articles/999999/",
}


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_fit_their_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for name, url in PAGES.items():
        response = page.goto(url)
        expected = {"bad query": 400, "missing": 404}.get(name, 200)
        assert response.status == expected, name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.get_by_role("heading", level=1).count() == 1, name


def test_the_site_is_usable_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.url, locale="zh-CN")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("高质量发展")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator(".hit mark").count() > 0
    context.close()
