"""Every example of the help page finds something in the samples, and what it says it finds."""

from __future__ import annotations

import re


def test_every_example_finds_something(page):
    page.goto("/help/")
    links = page.locator(".examples td a").evaluate_all(
        "all => all.map(each => [each.textContent, each.href])"
    )
    assert len(links) > 12
    for typed, url in links:
        response = page.goto(url)
        assert response.status == 200, typed
        total = page.locator(".results__total strong").first.inner_text().replace(",", "")
        assert int(total) > 0, typed


def test_an_example_is_what_the_reader_would_type(page):
    """The fields among the examples lead to filters; every other example stands in the box as it is written."""
    page.goto("/help/")
    for typed, url in page.locator(".examples td a").evaluate_all(
        "all => all.map(each => [each.textContent, each.href])"
    ):
        page.goto(url)
        words = re.sub(r"(?:县|人|年|来源|提法|标题):\S+ ?", "", typed)
        assert page.locator("#q").input_value() == words
        assert page.locator(".chip:not(.chip--clear)").count() >= (words != typed)
