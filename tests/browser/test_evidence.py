"""Pointing at a value, focusing it or following it shows the words it was read from."""

from __future__ import annotations

from tests.browser.reader import Keyboard, clipboard

SHOWN = ".evidence--shown"


def _value(page, text: str):
    return page.locator(".metadata dd").filter(has_text=text).first


def test_pointing_shows_the_words_and_leaving_hides_them(page):
    page.goto("/articles/22/")
    _value(page, "某年9月12日").hover()
    assert page.locator(SHOWN).all_inner_texts() == ["9月12日"]
    page.mouse.move(5, 5)
    assert page.locator(SHOWN).count() == 0


def test_so_does_the_keyboard(page):
    page.goto("/articles/22/")
    Keyboard(page).reaches(_value(page, "雷振声").locator(".metadata__words"))
    assert page.locator(SHOWN).all_inner_texts() == ["雷振声"]
    page.keyboard.press("Enter")
    words = page.locator("i:target + .evidence")
    assert words.inner_text() == "雷振声"
    assert words.bounding_box()["y"] < 900


def test_words_that_were_taken_out_are_shown_in_the_original(plain):
    plain.goto("/articles/1/")
    plain.locator(".metadata dd").filter(has_text="嘉善人大网").locator(".metadata__words").click()
    plain.wait_for_url("**/articles/1/?text=original#e-*")
    assert plain.locator("i:target + .evidence").inner_text() == "嘉善人大网"


def test_a_quotation_of_a_searched_text_holds_no_ways_to_the_next_place(page):
    page.goto("/articles/22/?q=监督")
    speech = page.locator(".speech").filter(has=page.locator("mark"))
    speech.get_by_role("button", name="复制引文").click()
    speech.get_by_text("已复制").wait_for()
    assert "监督检查和质询评议力度" in clipboard(page)
