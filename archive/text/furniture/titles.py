"""The title line: conservative, for a title is never made up from the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text.furniture import lexicon
from archive.text.furniture.site_names import without_site
from archive.text.furniture.title_tags import untagged
from archive.text.words import HAN, HAN_CLASS, SURNAME_CLASS

# Titles of a speech that are no more than its kind.
BARE = re.compile("(?:述职|述廉|述职述廉|工作|政府工作|情况|调研)报告")
DATELINE = re.compile(
    r"[^，。]{2,24}(?:讯|电|消息)[ \u3000]*[(（][^()（）]*(?:记者|通讯员)[^()（）]*[)）][ \u3000]*[:：]?"
)
COLUMN = re.compile(r"\s*【[^】\d]{2,8}】\s*")
"""The name of a column on a line of its own above the title."""
BULLET = re.compile(r"[●▶►◆◎★☆■□○◇☞][ \u3000]*(?=[^ \u3000]{10})")
WRAPPED = re.compile(r"[【\[](?P<title>[^【】\[\]\n]{10,60})[】\]]")
CAPTION = re.compile(r"[ \u3000▲△↑]*(?:图为|图[:：])[^\n]*|[^\n]{4,80}[ \u3000](?:摄影?|供图)$")
MENU_ENTRY = re.compile(r"[\s|_\xa0\u3000-]+")
WHOLE_NAME = re.compile(r"《[^《》\n]{6,50}》")
PIPE = re.compile(r"[ \u3000]*\|[ \u3000]*")
MENU_ENTRIES, LONGEST_ENTRY = 4, 6
NO_TITLE_START = re.compile(
    r"(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|记者|主持人|[问答][:：]|出席|列席|参加|请假|应到|实到|主持|(?:会议)?(?:时间|地点|议题)[:：]|地点|记录[:：]|会议议程|近日|日前|昨日|今日|本报讯|本网讯|本台讯|[(（]|各位|同志们|[一二三四五六七八九十]+、|[^\w“《\"]"
    r"|[“《\"](?![^”》\"\n]{1,20}[”》\"][ \u3000，,]?[^\W\d_]{2})"
    r"|据[^，。；：\n]{2,24}(?:报道|消息|[讯电])(?:[^，。；：\n]{0,3}$|[ \u3000]*[(（])"
)
SPEAKER_HEADING = re.compile(
    rf"(?:{'|'.join(lexicon.OFFICE_ENDS)})[ \u3000]+[{HAN_CLASS}]{{1,2}}[ \u3000]?[{HAN_CLASS}]{{1,3}}$"
)
# When a speech was given or how its text came about, on a line of its own.
CIRCUMSTANCE = re.compile(
    r"[ \u3000]*[(（]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
    r"[上下]?午?[)）]?"
    r"(?:[,，、；; \u3000]*[(（]?[^，。；]{0,10}(?:录音|记录|速记|整理|审阅|审定|修改)[^。]{0,12}[)）]?)?[ \u3000]*"
    r"|[ \u3000]*[(（]?(?:本文|此文)?(?:根据|据|由)[^，。；]{0,8}(?:录音|录像|记录|速记)[^。]{0,24}[)）]?[ \u3000]*"
)
# The name of a column behind a mark: ■人大代表议政录.
MARKED = re.compile(
    rf"[ \u3000]*[■□●○◆◇◎☆★▲△][ \u3000]*(?!本[报网台刊]|记者|通讯员|文)[{HAN_CLASS}·]{{2,12}}[ \u3000]*"
)
# What a table or a picture frame left of a caption: | 县人大常委会主任某某作报告。 |
FRAMED = re.compile(r"[ \u3000]*[|｜][^|｜\n]{4,80}[。！][ \u3000]*[|｜][ \u3000]*")
# Who stands where in a picture: 某某（中）在果园察看.
PICTURE_PLACE = re.compile(r"[(（](?:中|[左右前后中][一二三四五六七八九排起]{1,4}|[左右])[)）]")
# A place by itself: 某某县某某镇.
PLACE = re.compile(rf"[{HAN_CLASS}]{{2,12}}[省市县区旗州][{HAN_CLASS}]{{1,6}}(?:镇|乡|街道|村|社区|苏木)")
CAPTION_ENDS = ("现场", "合影", "摄", "供图", "在会上讲话")
# Who does what in a picture: 县委书记房志荣监誓, 县人大常委会主任华炳昌在专题询问会上讲话.
PICTURED = re.compile(
    rf"(?:主任|书记|[县市区镇乡州旗]长|主席|院长|检察长|局长)(?!任[职前])[{SURNAME_CLASS}][{HAN_CLASS}·]{{1,3}}(?:同志)?(?:在[^的]{{1,24}}?[上中])?"
    r"(?:监誓|领誓|(?:进行|作)?(?:宪法)?宣誓|作?(?:了)?(?:[^的]{0,8})(?:讲话|发言|致辞)|作[^的]{0,14}报告|主持会议|颁奖|颁发[^的]{0,8}|宣读[^的]{0,12}|合影留念|授牌|揭牌)$"
)
ABOVE_START = re.compile(r"[一二三四五六七八九十]+、|各位|同志们|[问答][:：]|[(（]|[—-]{1,2}")
# The site greets, tells the day or leads through its pages; a journal names its issue.
NEVER = re.compile(
    r"欢迎(?:您|访问|光临|来到)|→|[上下]一版|^\W*第\s?[A-Z]?\d{1,3}\s?版|您好[,，!！]|请登录|今天是|首页|网站导航|^(?:20\d\d年)?第\d+期|[»\uff1e]|\s>\s|促销价|(?:配送|规格|颜色分类)[:：]|[￥¥]\s*\d"
)
# A word that an encyclopedia explains, with what it says behind it: 主任会议（地方人大常委会的会议）, 代表小组_百科.
ENTRY = re.compile(
    rf"(?P<word>[{HAN_CLASS}·A-Za-z0-9]{{2,16}})(?:[ \u3000]*[(（][^()（）\n]{{1,30}}[)）])?"
    rf"(?:[ \u3000]*[-_|｜—–]+[ \u3000]*[^-_|\n]{{0,10}}百科)?"
)
DEFINITION = re.compile(
    r"[ \u3000]*(?:[(（《\[][^\n]{0,80}?[)）》\]])?[ \u3000]*[,，]?(?:是(?!否)|指的?是?|又称|又名|亦称|简称|别称|位于|隶属)"
)
SHORTEST, LONGEST = 6, 60
# A longer line holds no title, and no name of a site to be cut from one.
LONGEST_LINE = 300
SHORTEST_ABOVE = 4
EDGES = " \t\xa0\u3000|※"
SLICE = 16
LONGEST_EXCERPT = 2_000


def is_title(line: str) -> bool:
    """Tell whether the first line of an article reads as its title.

    Spared: lines that end like a sentence, datelines, salutations, headings of a speaker (office and name), captions.
    """
    if len(line) > LONGEST_LINE:
        return False
    text = core(line)
    if BARE.fullmatch(text):
        return True
    if (
        is_site_talk(line)
        or len(HAN.findall(text)) < SHORTEST
        or len(text) > LONGEST
        or (NO_TITLE_START.match(text) and not WHOLE_NAME.fullmatch(text))
    ):
        return False
    return not ends_otherwise(text)


def _is_menu(line: str) -> bool:
    """Tell whether a line is only short words with gaps: 播报 编辑 讨论 收藏 赞."""
    if line.count("|") > 1 and max(map(len, PIPE.split(line))) <= LONGEST_ENTRY:
        return True
    entries = MENU_ENTRY.split(line)
    return len(entries) >= MENU_ENTRIES and max(map(len, entries)) <= LONGEST_ENTRY


def core(line: str) -> str:
    """Return a title line without the tags of upload sites (`20210503:`, `【48812】`, `[模版]`) and the names of the site."""
    text = line.strip(EDGES)
    if text.startswith("**") and text.endswith("**"):
        text = text.strip("* ")
    if bullet := BULLET.match(text):
        text = text[bullet.end() :]
    if wrapped := WRAPPED.fullmatch(text):
        text = wrapped["title"]
    if len(text) > LONGEST_LINE:
        return text
    return without_site(untagged(text))


def may_stand_above_byline(line: str) -> bool:
    """Tell whether a line right above the byline can be the title: its place speaks for it, its words need not."""
    text = core(line)
    if not SHORTEST_ABOVE <= len(HAN.findall(text)) <= LONGEST or is_site_talk(line):
        return False
    return not (ends_otherwise(text) or ABOVE_START.match(text) or CAPTION.fullmatch(line))


def is_caption(line: str) -> bool:
    """Tell whether a line says what a picture shows: 图为…, 会议现场, 县委书记房志荣监誓."""
    text = core(line)
    return CAPTION.fullmatch(line) is not None or _is_pictured(text)


def is_aside(line: str) -> bool:
    """Tell whether a line tells the day of a speech, how its text came about, a column's name or what a frame shows."""
    return bool(CIRCUMSTANCE.fullmatch(line) or FRAMED.fullmatch(line) or MARKED.fullmatch(line))


def is_site_talk(line: str) -> bool:
    """Tell whether a line is a menu or a greeting of the site."""
    return _is_menu(core(line)) or NEVER.search(line) is not None


def entry(line: str) -> str:
    """Return the word that an encyclopedia may explain, if a line is one, with a gloss or without; else ''.

    >>> entry("主任会议（地方各级人大常委会的组成机构）"), entry("县人大常委会开会，听取报告")
    ('主任会议', '')
    """
    whole = ENTRY.fullmatch(core(line))
    return whole["word"] if whole else ""


def is_defined(word: str, line: str) -> bool:
    """Tell whether a line begins by saying what a word is: 茶马互市（…）是…, 某某，又称…"""
    return line.startswith(word) and DEFINITION.match(line, len(word)) is not None


def ends_otherwise(text: str) -> bool:
    """Tell whether a line ends like a sentence, a caption or the heading of a speaker."""
    if text[-1] in "。；：，、:;,|.…" or "。" in text or SPEAKER_HEADING.search(text):
        return True
    return _is_pictured(text) or bool(
        DATELINE.fullmatch(text) or CAPTION.fullmatch(text) or PLACE.fullmatch(text)
    )


def _is_pictured(text: str) -> bool:
    return text.endswith(CAPTION_ENDS) or bool(PICTURED.search(text) or PICTURE_PLACE.search(text))


def repeats(excerpt: str, later: Sequence[str]) -> bool:
    """Tell whether an excerpt quotes what follows: half of its slices stand there."""
    rest = "\n".join(later)
    size = min(len(excerpt), LONGEST_EXCERPT)
    slices = [excerpt[n : n + SLICE] for n in range(0, max(size - SLICE, 1), SLICE)]
    return sum(piece in rest for piece in slices) * 2 >= len(slices)


def shared(title: str, text: str) -> float:
    """Return the share of a title's pairs of Han characters that stand in a text.

    >>> round(shared("县人大常委会开会", "县人大常委会会议"), 2)
    0.71
    """
    pairs = [title[at : at + 2] for at in range(len(title) - 1)]
    told = [pair for pair in pairs if all(map(HAN.match, pair))]
    return sum(pair in text for pair in told) / len(told) if told else 0.0
