"""What is shown fits where it stands, on a phone and in large type, and begins with what is new."""

from __future__ import annotations

import pytest

PHONE = {"width": 390, "height": 844}
# Whether a thing stands within another from left to right, to a pixel.
WITHIN = """([inner, outer]) => {
    const [a, b] = [inner, outer].map(each => document.querySelector(each).getBoundingClientRect());
    return a.left >= b.left - 1 && a.right <= b.right + 1;
}"""
WIDER_THAN_THEY_ARE = (
    "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"
)


@pytest.fixture
def phone(page):
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def large(page, site):
    page.context.add_cookies([{"name": "display_large", "value": "1", "url": site.url}])
    return page


def test_a_chart_and_the_table_of_gaps_show_the_newest_years_of_a_phone(phone):
    phone.goto("/divisions/510000/")
    assert phone.evaluate(WITHIN, [".coverage svg > :last-child", ".coverage"])
    phone.goto("/divisions/510000/gaps/")
    assert phone.evaluate(WITHIN, [".gaps thead th:last-child, .gaps tbody tr > :last-child", ".gaps"])
    assert phone.evaluate(WITHIN, [".gaps tbody tr > :first-child", ".gaps"])


def test_names_of_divisions_stand_in_lines_on_a_phone(phone):
    for url in ("/search/?q=监督&view=divisions", "/search/?q=监督&view=divisions&division=510000"):
        phone.goto(url)
        tall = phone.locator(".division-view tbody th").evaluate_all(
            "all => all.filter(each => each.offsetHeight > 64).map(each => each.textContent)"
        )
        assert tall == [], url


def test_the_name_of_a_single_county_stands_in_a_line_on_a_phone(phone):
    phone.goto("/divisions/510811/gaps/")
    tall = phone.locator(".gaps tbody th").evaluate_all(
        "all => all.filter(each => each.offsetHeight > 64).length"
    )
    assert tall == 0


def test_numbers_of_divisions_are_not_cut_in_large_type_on_a_phone(large):
    large.set_viewport_size(PHONE)
    large.goto("/search/?q=监督&view=divisions")
    assert large.evaluate(WITHIN, [".division-view td:last-child", ".division-view__wide"])


def test_lines_keep_to_their_column_in_large_type(large):
    large.goto("/search/?q=监督&view=lines")
    assert large.evaluate(WITHIN, [".lines", ".results__head"])
    assert large.evaluate(WITHIN, [".lines__where", ".lines"])


def test_names_of_provinces_keep_to_their_tiles_in_large_type_on_a_phone(large):
    large.set_viewport_size({"width": 360, "height": 800})
    large.goto("/")
    assert large.locator(".tile a").evaluate_all(WIDER_THAN_THEY_ARE) == []


def test_figures_of_a_chart_grow_with_the_type(large):
    large.goto("/divisions/510000/")
    size = large.locator(".coverage text").first.evaluate(
        "each => parseFloat(getComputedStyle(each).fontSize)"
    )
    assert size > 16


def test_large_type_is_offered_without_scrolling(phone):
    for url in ("/", "/articles/40/", "/search/?q=监督"):
        phone.goto(url)
        assert phone.get_by_role("link", name="大字版").bounding_box()["y"] < 200, url


def test_the_description_of_an_article_is_one_step_away_on_a_phone(phone):
    phone.goto("/articles/40/")
    phone.get_by_role("link", name="著录").click()
    assert phone.locator(".metadata").bounding_box()["y"] < PHONE["height"]
