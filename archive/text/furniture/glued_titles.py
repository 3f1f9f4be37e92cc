"""A title that shares its line with something else: with its label (文章标题：…), a salutation, a dateline, a byline.

On the path of `furniture.dividing.divide`, before lines are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.furniture import glued_papers, lexicon
from archive.text.furniture.line_kinds import CLOCK
from archive.text.furniture.site_names import is_name
from archive.text.furniture.titles import LONGEST, SHORTEST, is_title
from archive.text.words import HAN, HAN_CLASS

MOST_BEFORE = 12
"""Lines above a title that names itself; of the others one that reads as a title already ends the search."""
REST = 30
MOST_OF_BYLINE = 160
MOST_OF_HEAD = 300
"""Characters of a line that may hold a title and what shows that it is one."""
LABELLED = re.compile(
    r"(?:^|[\s【\[|])(?:(?:文章|新闻|信息)?标[ \u3000]*题|题[ \u3000]*目|题名|主题|(?:信息)?名[ \u3000]*称)"
    r"[】\]]?[ \u3000]*[:：】\]][ \u3000]*(?P<title>[^\n]{4,80}?)"
    r"(?=[ \u3000]*$|[ \u3000]{3,}|[ \u3000]+[\u4e00-\u9fff]{2,5}[:：]|[|｜】\[]|[ \u3000]*\[复制链接\])"
)
BYLINE = re.compile(
    r"(?P<title>[^，。；：,;:\n]{8,60}?)[ \u3000|]*"
    r"(?=(?:(?:文章|信息|稿件)?来源|稿源|作者|(?:发布)?(?:时间|日期)|编辑)[:：][^。]{1,100}$)"
)
# What a page wrote between a title and its text: 2023年9月20日 来源：某县融媒体中心.
BETWEEN = re.compile(
    rf"(?:[ \u3000|]+(?:{CLOCK.pattern}|(?:文章|信息|稿件)?来源[:：][ \u3000]*[^\s，。：:]{{2,20}}"
    r"|(?:作者|(?:责任)?编辑|记者|通讯员)[:：][ \u3000]*[^\s，。：:]{2,12}"
    r"|(?:发布)?(?:时间|日期)[:：][ \u3000]*[\d年月日:：./-]{6,20}"
    r"|(?:点击|浏览|阅读)(?:量|数|次数)?[:：][ \u3000]*\d{0,7}次?)){1,5}$"
)
LABELLED_TWICE = re.compile("(?:来源|作者|时间|日期|编辑)[:：][^。]{1,40}(?:来源|作者|时间|日期|编辑)[:：]")
DATED = re.compile(
    rf"(?P<title>[^。；;\n]{{8,60}}?)[ \u3000|]*(?=(?<![在从自于至年])(?<!\d){CLOCK.pattern}(?:[ \u3000|][^。]{{0,90}})?$)"
)
NEWS_STARTS = (
    rf"(?:{'|'.join(map(re.escape, lexicon.NEWS_STARTS))}"
    r"|[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日)[^\n]{30}"
)
NEWS_START = re.compile(rf"(?<=[ \u3000]){NEWS_STARTS}")
# A reporter in brackets and a day begin a report, unless a dateline (某某讯) stands before them.
REPORTER_AND_DAY = (
    r"(?<![讯电])(?<!报道)(?<!消息)(?=[(（](?:本[报网台])?(?:记者|通讯员)[ \u3000:：][^()（）\n]{2,24}[)）][ \u3000]*"
    r"(?:\d{1,2}月\d{1,2}日|\d{1,2}日(?:[上下]午|晚|[,，])|(?:近日|日前|昨日|昨天|今日|今天)(?:[上下]午|晚)?[,，])[^\n]{30})"
)
NEWS = re.compile(
    rf"(?P<title>[^，。；,;\n]{{8,110}}?)(?:[ \u3000]+(?={NEWS_STARTS})|{REPORTER_AND_DAY}"
    rf"|(?=本[报网台刊][讯电]|本报[{HAN_CLASS}]{{1,4}}讯|本[报网台][(（]?记者))"
)  # A day and the words with which the title began: …专题讲座9月21日上午，….
LEAD = re.compile(
    rf"(?P<title>(?P<first>[{HAN_CLASS}]{{3,6}})[^，。；：,;\n]{{6,50}}?)(?<![讯电息月年\d \u3000])[ \u3000]*"
    r"(?=(?:\d{1,2}月)?\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚)?[，,](?P=first))"
)


def glued_title(line: str) -> tuple[int, int]:
    """Return where the title stands that shares a line with other words; an empty range if there is none."""
    labelled = LABELLED.search(line) if len(line) < MOST_OF_BYLINE else None
    if labelled and _reads_as_title(labelled["title"]):
        return labelled.span("title")
    for end in _ends(line):
        title = BETWEEN.sub("", line[:end]).rstrip(" \u3000|")
        if _reads_as_title(title):
            return 0, len(title)
    return 0, 0


def byline_behind(line: str, title_end: int) -> int:
    """Return where the byline ends that stands on one line between a title and its text; `title_end` if there is none."""
    text = NEWS_START.search(line, title_end, title_end + MOST_OF_HEAD)
    end = text.start() if text else title_end
    return end if BETWEEN.fullmatch(line[title_end:end].rstrip()) else title_end


def _ends(line: str) -> Iterator[int]:
    """Yield where a title may end that other words follow, the surest way first."""
    head = line[:MOST_OF_HEAD]
    yield glued_papers.title_end(head)
    for pattern in (NEWS, LEAD):
        match = pattern.match(head)
        if match and len(line) > match.end() + REST:
            yield match.end("title")
    if len(line) > MOST_OF_HEAD:
        return
    byline = BYLINE.match(line)
    if byline and LABELLED_TWICE.search(line):
        yield byline.end("title")
    dated = DATED.match(line) if len(line) < MOST_OF_BYLINE else None
    if dated:
        yield dated.end("title")


def _reads_as_title(title: str) -> bool:
    return (
        SHORTEST <= len(HAN.findall(title)) <= LONGEST and is_title(title.lstrip("*")) and not is_name(title)
    )
