"""Lines without a sentence that only a page has: menus, the head of a newspaper's page, clocks, imprints, banners.

Asked by `line_kinds` for one line at a time.
"""

from __future__ import annotations

import re

from archive.text.furniture import lexicon

DEBRIS = " \t\u3000\xa0|·•>»_"
# The head of a newspaper's page: 第A02版：综合新闻, A02版 要闻, 03版; with the ways to its neighbours 上一版 下一版.
PAPER_PAGE = re.compile(
    r"\W*(?:第\s?[A-Z]?\d{1,3}\s?版|[A-Z]?\d{1,3}\s?版(?=\W)|版[次面][:：])\W{0,6}[^，。；：:]{0,10}?\s*"
    r"(?:[\s\d]*[上下]一[版期页篇]\W*)*|(?:[\s\d]*[上下]一[版期]\W*)+"
)
# A page's own clock: 当前时间：…, 今天是2023年8月3日, 现在是北京时间…
SITE_CLOCK = re.compile(
    r"今天是[:：]?\s?(?:\d{4}|星期|农历)|(?:当前|现在|系统|服务器|北京|本地)的?(?:时间|日期)\s?(?:[:：]|是|为|\d)"
)
# Who keeps a site: 网站维护：…, 技术支持单位：…
SITE_KEPT = re.compile(
    r"(?:网站|本站|网页|页面|技术|系统)(?:维护|管理|建设|制作|支持|主办|保障|设计|开发)(?:单位|者|方)?\s?[:：]"
)
HOME = re.compile(r"(?:^|[\s|｜])(?:网站)?首页(?:$|[\s|｜])")
GAMBLING = re.compile("|".join(lexicon.GAMBLING))
# What a browser is told to have: … Adobe Flash Player, 您的浏览器不支持JavaScript.
BROWSER = re.compile(r"Flash Player|JavaScript|浏览器(?:版本|不支持|未启用)|IE\d{1,2}及以上")
BAR = re.compile("[|｜]")
ENTRY_GAPS = (re.compile(r"[|｜]|[\s\u3000]{2,}"), re.compile(r"[\s\u3000]+"))
FEWEST_ENTRIES, LONGEST_ENTRY = 3, 10


def page_line(line: str) -> str:
    """Return the rule by which a line without a sentence is a menu, a clock, an imprint or an advert of its page."""
    if HOME.search(line) or is_menu(line) or _is_bar(line):
        return "navigation"
    if SITE_CLOCK.search(line):
        return "site clock"
    if SITE_KEPT.search(line):
        return "site"
    return "advert" if GAMBLING.search(line) else ""


def _is_bar(line: str) -> bool:
    """Tell whether bars or gaps divide a line into a few words each, one of which only a page has: … | 新闻资讯 | 联系方式."""
    return any(_is_menu([part.strip(f"{DEBRIS}[]【】") for part in gap.split(line)]) for gap in ENTRY_GAPS)


def _is_menu(parts: list[str]) -> bool:
    if len(parts) < FEWEST_ENTRIES or max(map(len, parts)) > LONGEST_ENTRY:
        return False
    return any(part in lexicon.FURNITURE_WORDS or part in lexicon.FOOTER_WORDS for part in parts)


def is_menu(line: str) -> bool:
    """Tell whether bars divide a line into what a page offers and nothing else: 打印 | 关闭."""
    parts = [part.strip(f"{DEBRIS}[]【】") for part in BAR.split(line)]
    return len(parts) > 1 and all(
        part in lexicon.FURNITURE_WORDS or part in lexicon.FOOTER_WORDS for part in parts
    )
