"""The three journeys of the archive's users, as they walk them. They run last: the third ends the time of samples."""

from __future__ import annotations

import re
import time

# A meeting report as it is scraped: traditional script with injected pinyin, no title, people made up.
PASTED = (
    "5月18日,剑阁縣召開(kāi)人大工作座談會(huì),學(xué)習(xí)貫徹中央人大工作會(huì)議精神。"
    "縣人大常委會(huì)主任蒲望川主持會(huì)議并講話。\n"
    "蒲望川強(qiáng)調(diào),要踐行全過程人民民主,把翠云廊古柏保護(hù)監(jiān)督抓到底。\n"
    "(來源:劍閣縣融媒體中心)\n"
)


def test_a_clerk_finds_the_reports_of_her_county_from_the_home_page(page):
    page.goto("/")
    page.locator(".tile").filter(has_text="浙江").get_by_role("link").click()
    page.locator(".units").get_by_role("link", name=re.compile("嘉兴市")).click()
    page.locator(".units").get_by_role("link", name=re.compile("嘉善县")).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("嘉善县")
    link = page.locator(".hit__title a").first
    title = link.inner_text()
    link.click()
    assert title in page.get_by_role("heading", level=1).inner_text()


def test_a_slogan_is_narrowed_to_a_province_and_opened_at_its_statement(page):
    page.goto("/")
    page.get_by_role("combobox").fill("全过程人民民主")
    page.keyboard.press("Enter")
    everywhere = _total(page)
    page.locator(".facet li > a:visible").filter(has_text=re.compile("省")).first.click()
    narrowed = _total(page)
    assert 0 < narrowed < everywhere
    assert "全过程人民民主" in page.locator(".hit mark").first.inner_text()
    page.locator(".hit__who a").first.click()
    anchor = re.search(r"#(.+)$", page.url)
    assert anchor
    assert "全过程人民民主" in page.locator(f"#{anchor[1]}").inner_text()


def test_a_pasted_text_is_corrected_published_and_found(administrator, site):
    page = administrator
    page.goto("/admin/archive/upload/add/")
    page.get_by_label("粘贴文字").fill(PASTED)
    page.get_by_role("button", name="上传并读取").click()
    page.locator("input[value=蒲望川]").first.wait_for()
    page.get_by_label("标题", exact=False).first.fill("剑阁县召开人大工作座谈会")
    page.get_by_role("button", name="保存并发布").click()
    page.locator(".messagelist .success", has_text="发布").wait_for()
    published = time.monotonic()
    while True:
        page.goto("/search/?q=翠云廊古柏保护监督")
        if page.locator(".hit").count():
            break
        # Within two seconds, says tests/engine/test_worker.py; here a busy machine's browser is in the way.
        assert time.monotonic() - published < 30
    assert page.locator(".hit__title").first.inner_text() == "剑阁县召开人大工作座谈会"
    assert "蒲望川" in page.locator(".hit__who").first.inner_text()
    # The archive now holds a real article: the samples are no longer counted.
    page.goto("/search/?q=全过程人民民主")
    assert _total(page) == 1


def _total(page) -> int:
    """Return the number of statements the result page tells."""
    return int(
        re.search(r"(\d[\d,]*)\s*则", page.locator(".results__total").inner_text())[1].replace(",", "")
    )
