"""What one line shows by itself: byline, furniture, or nothing (then it counts as text)."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.text.cut_end import is_wall
from archive.text.document import BlockKind
from archive.text.furniture import lexicon
from archive.text.furniture.credits import is_credits
from archive.text.furniture.page_lines import BROWSER, DEBRIS, PAPER_PAGE, is_menu, is_offer, page_line
from archive.text.furniture.site_names import VERB
from archive.text.words import HAN, HAN_CLASS, SURNAME_CLASS

BULLETED = re.compile(r"[-•·*]\s*[^，。；,;：:]{1,12}")
BREADCRUMB = re.compile(
    r"\W*当前栏目|\W*(?:您?现在的?位置|您?当前的?位置|当前所在|您的位置|你的位置|所在位置|您?所在的?位置)|\W*首页\s*[>»\uff1e/→-]|.{2,16}\s*[>»\uff1e→]{1,2}\s*[^>»\uff1e→]{2,16}\s*[>»\uff1e→]{1,2}"
    rf"|[{HAN_CLASS}]{{2,10}}\s*[>»\uff1e→]{{1,2}}\s*[{HAN_CLASS}]{{2,10}}$|网站导航\s*[:：]"
)
TODAY = re.compile(r"(?:欢迎|今天是)[^。]{0,40}星期[一二三四五六日天]\s*$")
SEPARATOR = re.compile(r"[>»\uff1e→:：]+|\s{2,}|\s[-/]\s")
ADDRESS = re.compile(r"https?://|www\.|[a-z0-9]\.(?:com|cn|net|org|gov)\b")
CLOCK = re.compile(
    r"[【\[(（]?\s*(?:[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\.\d{1,2}\.\d{4}|[\d*]{4}年[\d*]{1,2}月[\d*]{1,2}日)"
    r"(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:\s+\d{1,7})?\s*[】\])）]?"
)
LABEL = "|".join(
    rf"{label[0]}\s{{0,4}}{label[1]}" if len(label) == 2 else re.escape(label)
    for label in sorted(lexicon.BYLINE_LABELS, key=len, reverse=True)
)
LABELLED = re.compile(rf"[\s【\[(（|]*(?:本文)?(?P<label>{LABEL})\s*(?:[:：｜|丨]|[】\]](?!\s*[【\[]))")
DATED = re.compile(rf"{CLOCK.pattern}[\s|]+(?:{LABEL})\s*[:：]")
# The head of a newspaper's page with the day of the issue.
DATED_PAGE = re.compile(
    rf"(?:{PAPER_PAGE.pattern})\s*{CLOCK.pattern}(?:\s+星期[一二三四五六日天])?"
    rf"|{CLOCK.pattern}\s+(?:{PAPER_PAGE.pattern})(?:\s*下转第[^。\n]{{1,4}}版)?"
)
# 原创 作者 公众号 2022-06-10 18:20 发表于辽宁; 2022-09-21 记者 田秋生 龙媚; 某某人大　2019年4月12日　星期五
POSTED = re.compile(
    rf"(?:[{HAN_CLASS}\w]{{2,16}}\s+){{0,3}}{CLOCK.pattern}(?:\s+(?:发表于\s*[{HAN_CLASS}]{{2,4}}|星期[一二三四五六日天])"
    rf"|(?<=[:：]\d\d)\s+[{HAN_CLASS}]{{2,3}}"
    rf"|(?:\s*·)?\s+(?:[{HAN_CLASS}]{{2,12}}\s*·\s*)?(?:本报|本网)?(?:记者|通讯员)(?:\s+[{HAN_CLASS}]{{2,4}}){{1,3}})\s*"
)
# An account and its clock: 某某人大 2021-07-09 17:02; a paper's head: 2019年3月15日 星期五 农历二月初九 某某日报
HEAD = re.compile(
    rf"[{HAN_CLASS}]{{3,12}}\s+20\d\d-\d{{1,2}}-\d{{1,2}}\s+\d{{1,2}}:\d{{2}}"
    rf"|[{HAN_CLASS}]{{2,14}}(?:报社?|网|台|中心|社|办公室|人大|常委会|政府|在线|发布)编?印?(?:\s+[{HAN_CLASS}·]{{2,5}}){{0,3}}\s+{CLOCK.pattern}"
    rf"|{CLOCK.pattern}\s+[{HAN_CLASS}]{{3,20}}(?:办公室|人大|人大网|常委会|中心|研究室|宣传部|日报|政府)"
    rf"|{CLOCK.pattern}\s+星期[一二三四五六日天](?:\s+农历.{{2,14}}?)?(?:\s+[{HAN_CLASS}]{{2,8}}报)?"
)
# The site's name before its labels: 某某县人民政府门户网站　发布时间：… 来源：…
NAMED = re.compile(rf"(?P<site>[{HAN_CLASS}]{{4,20}})[\s|]+(?:{LABEL})\s*[:：]")
LABEL_INSIDE = re.compile(rf"(?P<label>{LABEL})\s*[:：｜|丨]")
# With a bar an account signs its article itself (来源 | 某某人大).
LABEL_WITH_COLON = re.compile(rf"(?P<label>{LABEL})\s*[:：]")
REPORTER_LINE = re.compile(
    rf"[■□●○◆◇◎☆★▲△]?\s*(?:本报|本网|本刊|本台|特约|《[^》\n]{{2,14}}》)?(?:特约|见习|全媒体)?(?:记者|通讯员)(?:\s+[{HAN_CLASS}]{{2,4}}){{1,4}}\s*|"
    r"[(（](?:本报|本网|特约|本台)?(?:记者|通讯员|文/图|图/文|文图|作者|来源)[^，。；()（）]{1,40}[)）]|"
    rf"[(（\[【][{HAN_CLASS}·]{{2,16}}[ \u3000]+(?:供稿|供图|报送|提供|摄影|摄)[)）\]】]|"
    rf"[{HAN_CLASS}]{{2,14}}(?:融媒体?中心|融媒|新闻中心|报社|日报|电视台)[ \u3000]*"
    rf"[(（](?:[^，。；()（）]{{0,30}}[ \u3000/／:：])?(?:文/图|图/文|文图|图文|文|图|摄影报道|摄影|摄"
    rf"|(?:记者|通讯员)(?:[{SURNAME_CLASS}][{HAN_CLASS}]{{1,2}})?|报道"
    rf"|[{SURNAME_CLASS}][{HAN_CLASS}]{{1,2}}(?:摄|报道))(?:[ \u3000/／:：][^，。；()（）]{{0,30}})?[)）]"
)
# Where an article stood before: （原载《楚天主人》2023年第8期）, 《八桂人大》2024年第5期　第27页
TAKEN_FROM = re.compile(
    r"[(（—-]*(?:原载|摘自|转自|选自|载于|刊于|刊载于)[ \u3000]*[:：]?[ \u3000]*《[^》]{2,14}》"
    r"(?=[^，。；]*(?:\d|杂志|作者|记者|网|删|[)）])|$)[^，。；]{0,24}[)）]?"
    r"|[(（]?《[^》]{2,14}》[ \u3000]*(?:\d{4}年)?第\d+期(?:[ \u3000]*第\d+页)?[)）]?"
)
CREDIT = re.compile(
    rf"(?:图/文|文/图|文图|图文)[\s:：]+[{HAN_CLASS}]{{2,4}}(?:[\s、，,/:：]+[{HAN_CLASS}]{{2,5}}){{0,8}}\s*"
)
SIGNED = re.compile(r".{0,20}编辑部[(（][^()（）]{1,20}[)）]")
EMPTY_ATTACHMENT = re.compile(
    r"附件\s*[\d一二三四五]{0,2}\s*[:：]?(?:[^，。：:]{1,60}\.(?:docx?|pdf|xlsx?|wps|zip|rar))?"
)
PRICE = re.compile(r"[¥￥]\s*\d+(?:\.\d+)?")
END = re.compile(
    rf"[\[【•\s]*(?:(?:{'|'.join(map(re.escape, lexicon.END_MARKERS))})(?![{HAN_CLASS}])"
    rf"|{'|'.join(map(re.escape, lexicon.END_PREFIXES))})"
)
STARTS = re.compile(
    rf"[\[【•\s|↑↓▲▼△☝👆👇➤►→-]*(?:(?:{'|'.join(map(re.escape, lexicon.FURNITURE_WORDS))})(?![{HAN_CLASS}、“])"
    rf"|{'|'.join(map(re.escape, lexicon.FURNITURE_PREFIXES))})"
)
# 阅读 1234, 【大 中 小】, 微信号：abc, - END -
COUNTER = re.compile(
    r"(?:(?:阅读|在看|点赞|赞|分享|收藏|浏览|播放|评论|回复)\s*[\d.]+\s*[万+]?\s*)+|回复|\W*(?:(?:浏览|阅读|文章|文字|调整)?(?:字体|字号)(?:大小|选择)?)?\W*大\s+中\s+小\W*"
    r"|(?:您|你)是(?:本站)?第\s*\d+\s*[位个](?:访客|访问者|浏览者|来访者)"
    r"|微信号\s*[:：]\s*[A-Za-z0-9_-]{3,30}|\W{0,6}(?:THE )?END\W{0,6}",
    re.I,
)
EXCERPT_HEADING = re.compile(
    r"[【\[]?(?:文章|内容|正文|网页|全文)(?:导读|摘要|快照)[】\]]?[:：]?|[【\[](?:摘要|导读|正文|全文|快照)[】\]]"
)
# What only a page counts or asks for: 浏览 3104, 爆料邮箱.
SITE_COUNT = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:量|数|次数)?[ \u3000]*\d|(?:[爆报]料|投稿|新闻)(?:邮箱|热线|电话)"
)
OTHER_ARTICLE = ("新闻推荐", "上一篇", "下一篇", "相关", "热门推荐", "推荐阅读")
YEAR = re.compile(r"\d{4}")
MEETING_TIME = re.compile(r"(?:会议)?(?:时[ \u3000]*间|日[ \u3000]*期)[ \u3000]*[:：]")
MEETING_LABEL = re.compile(
    r"^[ \u3000]*(?:(?:会议)?(?:地[ \u3000]*点|主[ \u3000]*持(?:人)?|记[ \u3000]*录(?:人)?|议[ \u3000]*[题程])"
    r"|(?:出席|参会|参加|列席|到会|缺席|请假)(?:人员|领导|单位)?)"
    r"[ \u3000]*[:：]",
    re.M,
)
LONGEST_BYLINE = 120
LONGEST_VALUE = 24
SHORTEST_PARAGRAPH = 60
LONGEST_FURNITURE = 600
SENTENCE_LONG, PARAGRAPH_LONG = (
    re.compile(rf"(?:[^{HAN_CLASS}]*+[{HAN_CLASS}]){{{size}}}") for size in (12, SHORTEST_PARAGRAPH)
)
SENTENCE_SIGN = re.compile("[。；;！]")


@lru_cache(maxsize=4096)
def kind_of(line: str) -> tuple[BlockKind, str] | None:
    """Return kind and rule of a line that is certainly no text of the article; None for all others."""
    if not line.strip(DEBRIS):
        return ("furniture", "debris")
    if len(line) > LONGEST_FURNITURE:
        return None
    stripped = line.strip().rstrip("|").strip()
    if stripped.startswith(lexicon.SAMPLE_NOTICE):
        return ("byline", "sample notice")
    if byline := _byline(stripped):
        return ("byline", byline)
    if rule := _furniture(stripped):
        return ("furniture", rule)
    return None


def _byline(line: str) -> str:
    if len(line) > LONGEST_BYLINE:
        return ""
    if CLOCK.fullmatch(line):
        return "clock"
    if DATED_PAGE.fullmatch(line):
        return "site labels"
    if CREDIT.fullmatch(line):
        return "signature"
    if POSTED.fullmatch(line.strip("*_")) or HEAD.fullmatch(line):
        return "posted"
    if len(line) > 1 and not line.strip("*×X"):
        return "placeholder"
    if REPORTER_LINE.fullmatch(line) or SIGNED.fullmatch(line) or TAKEN_FROM.fullmatch(line):
        return "signature"
    named = _names_its_site(line) and len(labels(line)) > 1
    if (
        (LABELLED.match(line) or DATED.match(line) or named)
        and not is_menu(line)
        and not is_sentence(line)
        and _values_are_short(line)
    ):
        written = labels(line, LABEL_WITH_COLON) if "|" in line else labels(line)
        of_site = written & lexicon.PUBLICATION_LABELS or SITE_COUNT.search(line)
        return "site labels" if of_site else "labels"
    return "credits" if is_credits(line) else ""


def _names_its_site(line: str) -> bool:
    """Tell whether a line opens with the name of its site, and not with a title that shares the line with its labels."""
    named = NAMED.match(line)
    return bool(named and not VERB.search(named["site"]) and not named["site"].endswith(lexicon.PAPER_KINDS))


def begins_with_time(line: str) -> bool:
    """Tell whether a line may be the time of a meeting: 时间：2018年4月26日."""
    return MEETING_TIME.match(line.strip()) is not None


def tells_of_meeting(around: str) -> bool:
    """Tell whether the lines around a time name the place of a meeting or who was there."""
    return MEETING_LABEL.search(around) is not None


def _values_are_short(line: str) -> bool:
    """Tell labels with names and dates from an interview (记者:…?) and from minutes (时间:3月4日上午)."""
    if any(mark in line for mark in "?？。！!"):
        return False
    if labels(line) <= {"时间", "日期"} and not YEAR.search(line):
        return False
    return all(len(HAN.findall(value)) <= LONGEST_VALUE for value in LABEL_INSIDE.split(line)[2::2])


def _furniture(line: str) -> str:
    """Return the rule by which a line is furniture, '' if it is none."""
    sentence = is_sentence(line)
    if BREADCRUMB.match(line) and not sentence:
        return "breadcrumb"
    if (
        TODAY.match(line)
        or PAPER_PAGE.fullmatch(line)
        or (BROWSER.search(line) and len(line) < LONGEST_BYLINE)
    ):
        return "navigation"
    if not sentence and (rule := page_line(line)):
        return rule
    if END.match(line) and (len(line) < 40 or _mentions_site(line)):
        return "end"
    if is_wall(line) or is_offer(line):
        return "site"
    if EXCERPT_HEADING.fullmatch(line):
        return "excerpt heading"
    if EMPTY_ATTACHMENT.fullmatch(line):
        return "empty attachment"
    if COUNTER.fullmatch(line):
        return "navigation"
    if PRICE.fullmatch(line):
        return "menu"
    if STARTS.match(line) and len(line) < 30 and not sentence:
        return "navigation"
    if not sentence and _mentions_site(line):
        return "site"
    return ""


def labels(line: str, pattern: re.Pattern[str] = LABEL_INSIDE) -> frozenset[str]:
    """Return the labels with a colon in a line: `编辑:王珏 来源:县网` → 编辑, 来源."""
    return frozenset("".join(match["label"].split()) for match in pattern.finditer(line))


def columns(line: str) -> frozenset[str]:
    """Return the parts of a breadcrumb."""
    return frozenset(part.strip() for part in SEPARATOR.split(line) if part.strip())


def is_sentence(line: str) -> bool:
    """Tell whether a line holds running text: enough Han characters and a full stop, or two pauses."""
    if not SENTENCE_LONG.match(line, 0, LONGEST_FURNITURE):
        return False
    return bool(SENTENCE_SIGN.search(line)) or line.count(",") + line.count("，") >= 2


def is_paragraph(line: str) -> bool:
    """Tell whether a line is a paragraph of an article and not of a footer."""
    if not is_sentence(line) or not PARAGRAPH_LONG.match(line, 0, LONGEST_FURNITURE):
        return False
    return not any(word in line for word in lexicon.SITE_TALK)


def is_other_article(line: str) -> bool:
    """Tell whether what follows an end marker is another article, however long."""
    return line.strip(" •[【").startswith(OTHER_ARTICLE)


def _mentions_site(line: str) -> bool:
    return any(word in line for word in lexicon.FURNITURE_INSIDE) or (
        ADDRESS.search(line) is not None and len(HAN.findall(line)) < 40
    )
