"""The admin's own pages and widgets work under the policy of the public pages: no inline code, no inline styles."""

from __future__ import annotations

import pytest

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


@pytest.fixture
def administrator(page, site):
    page.goto("/admin/")
    page.get_by_label("用户名").fill(site.username)
    page.get_by_label("密码").fill(site.password)
    page.get_by_role("button", name="登录").click()
    page.locator("#user-tools").wait_for()
    return page


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
