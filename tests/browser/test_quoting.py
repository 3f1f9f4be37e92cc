"""A quotation in the clipboard: the words, who said them, where and when; over plain http too."""

from __future__ import annotations

import pytest

READ = "navigator.clipboard.readText()"
PLAIN_HTTP = "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})"


@pytest.fixture
def reader(browser, site):
    context = browser.new_context(
        base_url=site.url, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
    )
    tab = context.new_page()
    yield tab
    context.close()


def quote(tab) -> str:
    speech = tab.locator(".speech").first
    speech.get_by_role("button", name="复制引文").click()
    speech.get_by_text("已复制").wait_for()
    other = tab.context.new_page()
    other.goto("/help/")
    other.bring_to_front()
    text = other.evaluate(READ)
    other.close()
    return text.replace("\r\n", "\n")


def test_a_whole_statement_with_its_source(reader):
    reader.goto("/articles/1/")
    words = reader.locator(".speech p[id]").first.inner_text().strip()
    text = quote(reader)
    assert text.startswith(f"“{words}")
    assert "\n——" in text
    assert "/articles/1/" in text


def test_only_what_is_selected(reader):
    reader.goto("/articles/1/")
    reader.evaluate(
        """() => { const words = document.querySelector(".speech p[id]");
                   const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
                   const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 3);
                   getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    chosen = reader.evaluate("getSelection().toString()").strip()
    assert quote(reader).startswith(f"“{chosen}”\n——")


def test_over_plain_http_by_the_old_way(browser, site, reader):
    reader.add_init_script(PLAIN_HTTP)
    reader.goto("/articles/1/")
    speech = reader.locator(".speech").first
    speech.get_by_role("button", name="复制引文").click()
    speech.get_by_text("已复制").wait_for()


def test_by_keyboard_alone(reader):
    reader.goto("/articles/1/")
    reader.get_by_role("button", name="复制引文").first.focus()
    reader.keyboard.press("Enter")
    reader.locator(".speech").first.get_by_text("已复制").wait_for()


def test_without_scripts_no_button_promises_it(plain):
    plain.goto("/articles/1/")
    assert not plain.get_by_role("button", name="复制引文").first.is_visible()
    assert plain.get_by_text("引文出处").first.is_visible()
