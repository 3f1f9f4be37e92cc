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
# Where a document is to be had for money or points, and what its site says of it.
OFFERED = re.compile(
    r"(?:下载|购买|预览)(?:本文(?![件化字物旅])|该文档)"
    r"|本文(?:档)?(?:下载|为全文预览|还有更多|由[^，。]{2,12}(?:网(?![格络])|(?<![络作])站|文库|会员|论坛)(?![上里中的])[^，。]{0,6}(?:上传|整理|收集|提供|发布))"
    r"|本站文档|试读结束(?!后)|剩余\s?\d+\s?(?:[%％]|字)(?=未读|未看|内容|[，,]\s?(?:请|登|付|开|购|下载|点))|(?:阅读|查看)剩余\s?\d+\s?(?:[%％]|字)"
    r"|请(?:点击)?下载(?:本文(?![件化字物旅])|后(?![填按自登参学]))|文章来源于网络(?=[，,；;]|$)|(?:^|[，,记住请])(?:最新|本站)(?:最新)?(?:网址|域名)(?=[\s:：，,！!]|请|$|[a-z])"
)
# What a page offers beside: 为您推荐：…, 看过本书的人还看过：…
BESIDE = re.compile(
    r"[【\[]?(?:[为给][您你]推荐|热销推荐|店内热销|热卖推荐|看过.{2,6}的人还看(?:过|了)|[您你]可能(?:还|也)?喜欢"
    r"|看了又看|附近酒店|相关试卷|相关商品|每日一练)\s*[:：】\]]"
)
# An encyclopedia's counts and references, an account's last words, the standing of who posts in a forum.
KEPT_BY_SITE = re.compile(
    r"词条统计|[\[ ．.]引用日期\s?\d|点[个下][“\"]?在看(?!守)|点[“\"]在看|(?:^|[，。！])点在看(?!守)"
    r"|(?:(?:积分|威望|金钱|金币|发帖|帖子|精华)\s*[:：]?\s*\d+\s*){2}"
)
LONGEST_OFFER = 80
SENTENCE_ENDS = re.compile("[。！!？?]")
MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)")
NEIGHBOUR = re.compile("[上下]一[篇条](?:文章|新闻)?(?=[:：]|$)")
BAR = re.compile("[|｜]")
ENTRY_GAPS = (re.compile(r"[|｜]|[\s\u3000]{2,}"), re.compile(r"[\s\u3000]+"))
FEWEST_ENTRIES, LONGEST_ENTRY = 3, 10


def page_line(line: str) -> str:
    """Return the rule by which a line without a sentence is a menu, a clock, an imprint or an advert of its page."""
    if HOME.search(line) or is_menu(line) or _is_bar(line):
        return "navigation"
    if SITE_CLOCK.search(line):
        return "site clock"
    if SITE_KEPT.search(line) or KEPT_BY_SITE.search(line):
        return "site"
    if BESIDE.match(line):
        return "menu"
    return "advert" if GAMBLING.search(line) else ""


def is_offer(line: str) -> bool:
    """Tell whether a line says nothing but that a document is to be had, or whose it is: 下载本文档需要 20 积分.

    Spared: a paragraph in which an offer stands between sentences of the article.
    """
    return (
        len(line) <= LONGEST_OFFER
        and OFFERED.search(line) is not None
        and all(
            OFFERED.search(sentence) or any(word in sentence for word in lexicon.SITE_TALK)
            for sentence in SENTENCE_ENDS.split(line)
            if sentence.strip(DEBRIS)
        )
    )


def _is_bar(line: str) -> bool:
    """Tell whether bars or gaps divide a line into a few words each, one of which only a page has: … | 新闻资讯 | 联系方式."""
    return any(_is_menu([part.strip(f"{DEBRIS}[]【】") for part in gap.split(line)]) for gap in ENTRY_GAPS)


def _is_menu(parts: list[str]) -> bool:
    if len(parts) < FEWEST_ENTRIES or max(map(len, parts)) > LONGEST_ENTRY:
        return False
    return any(part in lexicon.FURNITURE_WORDS or part in lexicon.FOOTER_WORDS for part in parts)


def is_menu(line: str) -> bool:
    """Tell whether bars divide a line into what a page offers and nothing else: 打印 | 关闭."""
    parts = [part.strip(f"{DEBRIS}[]【】") for part in BAR.split(MARKDOWN_LINK.sub(r"\1", line))]
    return len(parts) > 1 and all(
        part in lexicon.FURNITURE_WORDS or part in lexicon.FOOTER_WORDS or NEIGHBOUR.match(part)
        for part in parts
    )
