"""The desk: a page of which an administrator has logged in."""

from __future__ import annotations

import pytest


@pytest.fixture
def administrator(page, site):
    page.goto("/admin/")
    page.get_by_label("用户名").fill(site.username)
    page.get_by_label("密码").fill(site.password)
    page.get_by_role("button", name="登录").click()
    page.locator("#user-tools").wait_for()
    return page
