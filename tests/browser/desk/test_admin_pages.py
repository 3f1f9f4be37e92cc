"""The admin's own pages and widgets work under the policy of the public pages: no inline code, no inline styles."""

from __future__ import annotations

PAGES = (
    "/admin/",
    "/admin/archive/article/",
    "/admin/archive/article/?q=人大&status__exact=published",
    "/admin/archive/article/queue/",
    "/admin/archive/upload/",
    "/admin/archive/upload/add/",
    "/admin/archive/batch/",
    "/admin/archive/division/",
    "/admin/archive/slogan/",
    "/admin/archive/auditentry/",
    "/admin/archive/loginfailure/",
    "/admin/auth/user/add/",
    "/admin/auth/group/",
    "/admin/password_change/",
)

PHONE = {"width": 390, "height": 844}
# Acts of a page of which a part is cut off, or which no finger hits.
CUT_OR_SMALL = """all => all.map(each => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.height)
    .filter(([each, box]) => box.height < 38 || each.scrollHeight > each.clientHeight + 1 || box.right > innerWidth)
    .map(([each, box]) => (each.value || each.textContent) + " " + Math.round(box.height))"""
BROKEN_NAMES = """all => all.filter(each => each.textContent.length <= 4 && each.getClientRects().length > 1)
    .map(each => each.textContent)"""


def test_every_page_of_the_admin_stands_under_the_policy(administrator):
    for url in PAGES:
        assert administrator.goto(url).status == 200, url


def test_the_widgets_of_the_admin_work_under_the_policy(administrator):
    page = administrator
    page.goto("/admin/archive/division/?q=嘉善县")
    page.locator("#result_list tbody th a").first.click()
    page.locator(".field-parent .select2-selection").click()
    page.locator(".select2-search__field").last.fill("嘉兴")
    page.locator(".select2-results__option", has_text="嘉兴市").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(".field-valid_from .datetimeshortcuts a").last.click()
    page.locator(".calendarbox:visible td a").first.click()
    assert page.locator("#id_valid_from").input_value()
    page.goto("/admin/auth/user/")
    page.locator("#result_list tbody th a").first.click()
    page.locator("#id_groups_from option").first.wait_for()
    page.locator("#id_groups_from").select_option(index=0)
    page.locator("#id_groups_add, #id_groups_add_link").first.click()
    assert page.locator("#id_groups_to option").count() == 1
    page.goto("/admin/archive/article/")
    page.locator("#result_list tbody th a").first.click()
    page.locator("#content form").first.wait_for()


def test_no_page_of_the_admin_is_wider_than_a_phone(administrator):
    page = administrator
    page.set_viewport_size(PHONE)
    for url in (*PAGES, "/admin/archive/article/40/change/", "/admin/archive/article/40/history/"):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], url
        acts = page.locator(".submit-row input, .submit-row button, .submit-row a")
        assert acts.evaluate_all(CUT_OR_SMALL) == [], url


def test_acts_of_a_form_are_whole_on_a_wide_page(administrator):
    administrator.goto("/admin/auth/group/")
    administrator.locator("#result_list tbody th a").first.click()
    administrator.locator(".submit-row").first.wait_for()
    heights = administrator.locator(".submit-row input, .submit-row a").evaluate_all(
        "all => all.map(each => Math.round(each.getBoundingClientRect().height))"
    )
    assert len(heights) == 4
    assert max(heights) - min(heights) <= 2


def test_a_short_name_in_a_list_stands_in_one_line_on_a_phone(administrator):
    administrator.set_viewport_size(PHONE)
    for url in ("/admin/archive/person/", "/admin/archive/division/", "/admin/archive/slogan/"):
        administrator.goto(url)
        names = administrator.locator("#result_list tbody th a")
        assert names.count() > 50
        assert names.evaluate_all(BROKEN_NAMES) == [], url


def test_the_frame_for_dragging_stands_within_its_form_on_a_phone(administrator):
    administrator.set_viewport_size(PHONE)
    administrator.goto("/admin/archive/upload/add/")
    frame, form = (administrator.locator(each).bounding_box() for each in (".drop", ".upload-form"))
    assert frame["x"] + frame["width"] <= form["x"] + form["width"]
