"""On paper: an article on A4 with its text, who said it and how to cite it, and nothing that one would click."""

from __future__ import annotations

import re

import pypdfium2
import pytest

A4_POINTS = (595, 842)
# What only a screen has a use for.
NAVIGATION = (
    "主导航", "检索结果", "跳到正文", "修复后", "对照", "复制引文", "去掉标记", "到第一处", "下载原件", "同县上一篇",
    "同县下一篇", "大字版", "高对比", "帮助", "第 1 则",
)  # fmt: skip


@pytest.fixture
def printed(page):
    def pdf_of(url: str) -> tuple[str, list[tuple[float, float]]]:
        page.goto(url)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
        sizes = [sheet.get_size() for sheet in document]
        document.close()
        return re.sub(r"\s+", "", text), sizes

    return pdf_of


@pytest.mark.parametrize("url", ["/articles/1/", "/articles/40/", "/articles/22/?q=监督"])
def test_an_article(page, printed, url):
    text, sizes = printed(url)
    assert all(abs(side - wanted) < 2 for size in sizes for side, wanted in zip(size, A4_POINTS, strict=True))
    for paragraph in page.locator(".speech p[id]").all():
        assert re.sub(r"\s+", "", paragraph.evaluate("each => each.textContent"))[:20] in text
    for name in page.locator(".speech__name").all_inner_texts():
        assert name in text
    assert re.sub(r"\s+", "", page.locator("dd .citation").inner_text()) in text
    assert [word for word in (*NAVIGATION, "移出的页面文字") if word.replace(" ", "") in text] == []


def test_a_table_of_divisions(page, printed):
    text, _ = printed("/search/?q=两个确立&view=divisions&division=510000&year=2022")
    assert "四川省183个县（市、区）中：用过的2个" in text
    assert "昭化区" in text
    assert "区划：四川省" in text
    assert "年份：2022年" in text
    assert [
        word for word in (*NAVIGATION, "其余", "列出", "再查", "只看这些年", "去掉", "×") if word in text
    ] == []


def test_lines(printed):
    text, _ = printed("/search/?q=两个确立&view=lines")
    assert "要深刻领悟“两个确立”的决定性意义" in text
    assert [word for word in (*NAVIGATION, "再查", "下一页") if word in text] == []


def test_who_said_a_line_is_not_broken_into_single_characters(page):
    page.set_viewport_size({"width": 658, "height": 900})  # what A4 leaves between the margins
    page.emulate_media(media="print")
    page.goto("/search/?q=两个确立&view=lines")
    rows = page.locator(".lines__where").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert max(rows) <= 60


def test_white_on_black_is_black_on_paper(page, site):
    page.context.add_cookies([{"name": "display_contrast", "value": "1", "url": site.url}])
    page.goto("/articles/1/")
    ink = "getComputedStyle(document.querySelector('.speech p')).color"
    assert page.evaluate(ink) == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.evaluate(ink) != "rgb(255, 255, 255)"


def test_the_gaps_of_a_year_are_told_once(printed):
    text, sizes = printed("/divisions/510000/gaps/")
    assert len(sizes) > 1
    assert text.count("缺几个县") == 1
