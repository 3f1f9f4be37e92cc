"""Suggestions under the box: by keyboard, by mouse, with an input method, and absent without JavaScript."""

from __future__ import annotations

import pytest

from tests.browser.reader import leave


@pytest.fixture
def box(page):
    page.goto("/")
    found = page.get_by_role("combobox", name="检索全部文章")
    found.focus()
    return found


def _options(page, typed: str):
    """Type and return the options once the list is that of what was typed."""
    with page.expect_response("**/api/v1/suggest?**"):
        page.get_by_role("combobox").press_sequentially(typed)
    options = page.get_by_role("listbox").get_by_role("option")
    options.first.wait_for()
    return options


def test_initials_lead_to_the_slogan_by_keyboard_alone(page, box):
    options = _options(page, "qgcrmmz")
    assert box.get_attribute("aria-expanded") == "true"
    assert "全过程人民民主" in options.first.inner_text()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator("#q").input_value() == "全过程人民民主"
    assert page.locator(".hit mark").count() > 0


def test_a_division_leads_to_its_page_by_mouse(page, box):
    options = _options(page, "jiashan")
    options.filter(has_text="嘉善县").click()
    page.wait_for_url("**/divisions/330421/")


def test_among_other_words_a_name_becomes_a_field(page, box):
    options = _options(page, "监督 嘉善")
    options.filter(has_text="嘉善县").click()
    assert box.input_value() == "监督 县:嘉善县 "
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert "嘉善县" in page.locator(".chip").first.inner_text()


def test_escape_closes_the_list_and_enter_then_searches_what_was_typed(page, box):
    _options(page, "全过程")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("listbox").count() == 0
    assert box.input_value() == "全过程"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator("#q").input_value() == "全过程"


def test_while_the_input_method_composes_nothing_is_asked_and_enter_chooses_nothing(page, box):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggest?" in request.url else None)
    keyboard = page.context.new_cdp_session(page)
    for letters in ("q", "qu", "quan"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
        page.wait_for_timeout(200)
    assert asked == []
    with page.expect_response("**/api/v1/suggest?**"):
        keyboard.send("Input.insertText", {"text": "全过程人民"})
    page.get_by_role("option").first.wait_for()
    assert box.input_value() == "全过程人民"
    page.keyboard.press("ArrowDown")
    keyboard.send(
        "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229}
    )
    assert page.url.endswith("/")
    assert box.input_value() == "全过程人民"


def test_the_list_fits_a_telephone(page, box):
    page.set_viewport_size({"width": 360, "height": 800})
    _options(page, "朝阳")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_box_is_a_plain_box(plain):
    plain.goto("/")
    assert plain.get_by_role("searchbox").count() == 1
    assert plain.get_by_role("combobox").count() == plain.get_by_role("listbox").count() == 0


def test_advanced_search_works_without_javascript(plain):
    plain.goto("/search/")
    plain.get_by_text("高级检索").click()
    plain.get_by_label("同在一处", exact=True).fill("人大代表 监督")
    plain.get_by_label("同在一处的范围").select_option(label="同一段")
    plain.get_by_label("不含").fill("范文")
    leave(plain, plain.locator(".advanced").get_by_role("button", name="检索").click)
    assert plain.locator("#q").input_value() == "人大代表 /段 监督 -范文"
    assert plain.locator(".hit mark").count() > 0
