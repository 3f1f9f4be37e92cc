"""Every public page: it answers, holds one heading, never scrolls sideways, asks no other host, and is light."""

from __future__ import annotations

import pytest

from tests.browser.addresses import PAGES, STATUS

HTML_BYTES, ALL_BYTES = 100_000, 150_000


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_fit_their_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for name, url in PAGES.items():
        response = page.goto(url)
        assert response.status == STATUS.get(name, 200), name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.get_by_role("heading", level=1).count() == 1, name


def test_pages_are_light(browser, site):
    """All that a first visit fetches for a page: its HTML, style sheets, scripts and images, before any compression."""
    heavy = {}
    context = browser.new_context(base_url=site.url)
    tab = context.new_page()
    context.new_cdp_session(tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
    fetched = []
    tab.on("response", lambda response: fetched.append(response))
    for name, url in PAGES.items():
        fetched.clear()
        html = len(tab.goto(url).body())
        every = sum(len(response.body()) for response in fetched if not 300 <= response.status < 400)
        if html > HTML_BYTES or every > ALL_BYTES or every <= html:
            heavy[name] = (html, every)
    context.close()
    assert heavy == {}


def test_the_site_is_usable_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.url, locale="zh-CN")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("高质量发展")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator(".hit mark").count() > 0
    context.close()
