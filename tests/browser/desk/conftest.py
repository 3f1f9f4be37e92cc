"""The desk: a page of an administrator."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="package")
def logged_in(tab, site):
    """The cookies of an administrator who has logged in by the form: hashing a password takes as long as two pages."""
    tab.goto("/admin/")
    tab.get_by_label("用户名").fill(site.username)
    tab.get_by_label("密码").fill(site.password)
    tab.get_by_role("button", name="登录").click()
    tab.locator("#user-tools").wait_for()
    return tab.context.cookies()


@pytest.fixture
def administrator(page, logged_in):
    page.context.add_cookies(logged_in)
    return page
