"""The readers' journeys without a mouse, and without JavaScript."""

from __future__ import annotations

from tests.browser.reader import Keyboard, clipboard

BOX = "input[name=q]"


def test_from_home_by_a_suggestion_to_a_county_its_report_and_a_quotation(page):
    keys = Keyboard(page)
    page.goto("/")
    keys.reaches(page.get_by_role("combobox"))
    page.keyboard.type("gangu")
    county = page.get_by_role("option").filter(has_text="甘谷县")
    county.wait_for()
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if county.get_attribute("aria-selected") == "true":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "甘谷县"
    keys.follows(page.locator(".hit__title a").first)
    speech = page.locator(".speech").last
    keys.reaches(speech.get_by_role("button", name="复制引文"))
    page.keyboard.press("Enter")
    speech.get_by_text("已复制").wait_for()
    assert "\n——巩怀玉，" in clipboard(page)


def test_from_a_search_by_a_filter_to_the_lines_a_hit_and_the_next(page):
    keys = Keyboard(page)
    page.goto("/")
    keys.sends(page.locator(BOX).first, "全过程人民民主")
    keys.follows(page.locator(".facet li > a:visible").filter(has_text="四川省"))
    assert "四川省" in page.locator(".chip").first.inner_text()
    keys.follows(page.get_by_role("link", name="按则", exact=True))
    assert page.locator(".lines mark").count() >= 2
    keys.follows(page.locator(".lines__where a").first)
    keys.follows(page.locator(".sought a").first)
    assert page.locator("mark:target").inner_text() == "全过程人民民主"


def test_from_hit_to_hit_of_a_text_and_of_a_result(page):
    keys = Keyboard(page)
    page.goto("/search/?q=代表联络站&genre=工作报告")
    keys.follows(page.locator(".hit__title a").first)
    keys.follows(page.locator(".sought a").first)
    first = page.url
    keys.follows(page.locator("mark:target + .match-nav").get_by_role("link", name="下一处"))
    assert page.url != first
    assert page.locator("mark:target").inner_text() == "代表联络站"
    page.goto("/search/?q=代表联络站&genre=工作报告")
    title = page.locator(".hit__title a").nth(1).inner_text()
    keys.follows(page.locator(".hit__title a").first)
    keys.follows(page.locator(".trail").get_by_role("link", name="下一篇"))
    assert title in page.get_by_role("heading", level=1).inner_text()


def test_from_the_map_to_a_county_its_gaps_an_original_and_large_type(page):
    keys = Keyboard(page)
    page.goto("/")
    keys.follows(page.locator(".tile").filter(has_text="陕西").get_by_role("link"))
    keys.follows(page.locator(".units").get_by_role("link", name="渭南市"))
    keys.follows(page.locator(".units").get_by_role("link", name="合阳县"))
    keys.follows(page.locator(".contents").get_by_role("link", name="缺口表"))
    assert page.locator(".gaps").is_visible()
    page.go_back()
    keys.follows(page.locator(".hit__title a").first)
    keys.follows(page.locator(".text-views").get_by_role("link", name="原文"))
    assert page.locator(".original").is_visible()
    keys.follows(page.get_by_role("link", name="大字版"))
    assert page.locator("html.large .original").is_visible()


def test_facets_fold_by_keyboard(page):
    keys = Keyboard(page)
    page.goto("/search/?q=全过程人民民主")
    office = page.locator(".facet").filter(has=page.get_by_role("heading", name="职务"))
    assert not office.locator("li").first.is_visible()
    keys.reaches(office.locator("summary").first)
    page.keyboard.press("Enter")
    assert office.locator("li").first.is_visible()


def test_what_has_the_focus_can_be_seen(page):
    """Whatever Tab reaches on a page has an outline, is in the window, and is nowhere of no size (WCAG 2.4.7, 2.4.11)."""
    for url in ("/", "/search/?q=全过程人民民主", "/articles/1/?q=监督"):
        page.goto(url)
        for _ in range(60):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => { const focused = document.activeElement, box = focused.getBoundingClientRect();
                           return [focused === document.body || getComputedStyle(focused).outlineStyle !== "none",
                                   focused === document.body || box.width * box.height > 0
                                   && box.bottom > 0 && box.top < innerHeight, focused.outerHTML.slice(0, 120)]; }"""
            )
            assert seen[:2] == [True, True], (url, seen[2])


def test_the_journeys_without_javascript_to_a_county_its_report_and_the_source_of_a_quotation(plain):
    plain.goto("/")
    plain.locator(BOX).first.fill("甘谷县")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search/**")
    plain.locator(".offers a").first.click()
    assert plain.get_by_role("heading", level=1).inner_text() == "甘谷县"
    plain.locator(".hit__title a").first.click()
    speech = plain.locator(".speech").last
    speech.get_by_text("引文出处").click()
    assert speech.locator(".citation").inner_text().startswith("——巩怀玉，")


def test_the_journeys_without_javascript_from_a_search_to_a_hit_and_the_next(plain):
    plain.goto("/search/?q=全过程人民民主")
    plain.locator(".facet li > a:visible").filter(has_text="四川省").click()
    plain.get_by_role("link", name="按则", exact=True).click()
    plain.locator(".quote").first.click()
    assert "全过程人民民主" in plain.locator("body").inner_text()
    plain.go_back()
    plain.get_by_role("link", name="按篇", exact=True).click()
    plain.locator(".hit__title a").first.click()
    plain.locator(".sought a").first.click()
    assert plain.locator("mark:target").inner_text() == "全过程人民民主"
    plain.locator(".trail").get_by_role("link", name="下一篇").click()
    assert "第 2 篇" in plain.locator(".trail").inner_text()


def test_every_form_without_javascript(plain):
    """A period, words within the result, the form of every operator, years of the table of gaps, the region one keeps."""
    plain.goto("/search/?q=监督")
    plain.locator("#period-from").fill("2022")
    plain.get_by_role("button", name="只看这些年").click()
    assert "日期：2022年1月1日起" in plain.locator(".chip").first.inner_text()
    plain.locator("#refine").fill("代表")
    plain.get_by_role("button", name="再查").click()
    assert plain.locator("#q").input_value() == "监督 代表"
    plain.locator(".search-more__fold summary").click()
    form = plain.locator(".search-more__fold form")
    form.locator("[name=none]").fill("选举")
    form.get_by_role("button").first.click()
    assert plain.locator("#q").input_value() == "监督 代表 -选举"
    plain.goto("/divisions/510000/gaps/?from=2016&to=2026")
    plain.get_by_label("到", exact=True).fill("2020")
    plain.get_by_role("button", name="列出").click()
    years = plain.locator(".gaps tr").first.locator("th").all_inner_texts()[1:]
    assert years == ["2016", "2017", "2018", "2019", "2020", "缺几年"]
    plain.goto("/divisions/620523/")
    plain.get_by_role("button", name="设为我的地区").click()
    plain.goto("/")
    assert plain.get_by_role("link", name="甘谷县", exact=True).first.is_visible()
