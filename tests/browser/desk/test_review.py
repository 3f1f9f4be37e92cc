"""A draft reviewed by single keys, its marks, its versions and the way back. It is never published: the samples go on."""

from __future__ import annotations

import pytest

from tests.browser.reader import leave

PASTED = (
    "青川縣人大(rén dà)常委會(huì)視察(chá)鄉(xiāng)村學(xué)校\n"
    "9月6日，青川縣人大常委會(huì)視察鄉(xiāng)村學(xué)校。縣人大常委會(huì)副主任何止水參加。縣人大常委會(huì)委員、辦公室主任扎西參加調(diào)研。\n"
    "縣教育局局長(zhǎng)童若谷匯報(bào)了工作。曲當鄉(xiāng)人大主席拉巴匯報(bào)了鄉(xiāng)人大工作。\n"
)


@pytest.fixture
def review(administrator):
    """The review form of a pasted text, from the queue."""
    page = administrator
    page.goto("/admin/archive/upload/add/")
    page.get_by_label("粘贴文字").fill(PASTED)
    page.get_by_role("button", name="上传并读取").click()
    page.locator(".original-text").wait_for()
    return page


def test_doubts_are_accepted_by_keys_and_an_edit_is_put_back(review):
    page = review
    first_url = page.url.split("?")[0]
    assert page.locator(".original-text u.repair").first.get_attribute("title")
    page.locator(".repair-list th[scope=row]", has_text="繁体转简体").wait_for()

    doubts = page.locator("input[name=accept]").count()
    assert doubts
    page.keyboard.press("j")
    for _ in range(doubts + 3):  # a doubt may be a value that is missing: there is nothing to accept
        page.keyboard.press("a")
    assert page.locator("input[name=accept]:checked").count() == doubts
    page.get_by_label("标题", exact=False).first.fill("青川县人大常委会视察学校")
    page.get_by_role("button", name="保存草稿").click()
    page.locator(".messagelist .success").wait_for()
    assert page.locator("input[name=accept]").count() == 0

    page.goto(f"{first_url.removesuffix('change/')}history/")
    leave(page, page.get_by_role("link", name="看改了什么").first.click)
    assert page.locator(".changes del").first.is_visible()
    page.goto(f"{first_url.removesuffix('change/')}versions/1/restore/")
    page.get_by_label("理由").fill("改错了")
    page.get_by_role("button", name="恢复到第 1 版").click()
    page.locator(".messagelist .success", has_text="已恢复到第 1 版").wait_for()
    assert "乡村学校" in page.get_by_label("标题", exact=False).first.input_value()


def test_the_words_of_a_value_lead_to_their_place(review):
    page = review
    page.locator("a.evidence-place").first.click()
    page.locator(".original-text span:target").wait_for(state="attached")
    shown = page.locator(".original-text").bounding_box()
    assert -shown["height"] < shown["y"] < page.viewport_size["height"]
