"""The title line: conservative, for a title is never made up from the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text import furniture_lexicon as lexicon
from archive.text.line_kinds import is_sentence
from archive.text.words import HAN, HAN_CLASS

TAG = re.compile(
    r"^(?:#{1,4} +|【[^】\d]{2,8}】(?=.{6})|[(（][^()（）\d]{2,6}[)）](?=.{6})|\d{6,8}[:：]|【\d+】"
    r"|第[一二三四五六七八九十]+篇[:：])|[\[【(（](?:模版|模板|范文|精选|通用|最新)[\]】)）]$"
)
COLUMN = re.compile(r"\s*【[^】\d]{2,8}】\s*")
"""The name of a column on a line of its own above the title."""
CAPTION = re.compile(r"[ \u3000▲△↑]*(?:图为|图[:：])[^\n]*|[^\n]{4,80}[ \u3000](?:摄|供图)$")
MENU_ENTRY = re.compile(r"[\s|_\xa0\u3000-]+")
MENU_ENTRIES, LONGEST_ENTRY = 4, 6
NO_TITLE_START = re.compile(
    r"(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|记者|主持人|[问答][:：]|出席|列席|参加|请假|应到|实到|主持|地点|会议议程|近日|日前|昨日|今日|本报讯|本网讯|本台讯|[(（]|各位|同志们|[一二三四五六七八九十]+、|[^\w“《]|[“《](?![^”》\n]{1,20}[”》][^\W\d_]{2})"
)
SPEAKER_HEADING = re.compile(
    rf"(?:{'|'.join(lexicon.OFFICE_ENDS)})[ \u3000]+[{HAN_CLASS}]{{1,2}}[ \u3000]?[{HAN_CLASS}]{{1,3}}$"
)
GLUED_SPEECH = re.compile(
    rf"(?P<title>[^，。；：,;:\n]{{6,60}}(?:{'|'.join(lexicon.TITLE_ENDS)}))[ \u3000]+(?={'|'.join(lexicon.SALUTATIONS)})"
)
GLUED_REPORT = re.compile(
    rf"(?P<title>关于[^，。；：,;:\n]{{4,40}}?的(?:调研报告|考察报告|情况报告|工作报告|情况汇报))(?=[{HAN_CLASS}])(?![的和及与中上下里之])"
)
GLUED_LABELS = re.compile(
    r"(?P<title>[^，。；：,;:\n]{8,60}?)(?=(?:文章来源|信息来源|来源|作者|发布时间|发布日期|时间|编辑)[:：][^。]{1,80}$)"
)
SHORTEST, LONGEST = 6, 60
LAST_PLACE = 6
LABELLED_TWICE = re.compile("(?:来源|作者|时间|日期|编辑)[:：][^。]{1,40}(?:来源|作者|时间|日期|编辑)[:：]")
SLICE = 16
LONGEST_EXCERPT = 2_000


def title_places(texts: Sequence[str | None], kinds: Sequence[str]) -> frozenset[int]:
    """Return the places of the title line and of its repetitions; empty if no line is certainly a title.

    `texts` holds None for the lines that are already known to be something else.
    """
    known = next((n for n, kind in enumerate(kinds) if kind == "title"), None)
    if known is not None:
        return frozenset()
    places = [n for n, text in enumerate(texts) if text]
    while len(places) > 1 and CAPTION.fullmatch(texts[places[0]] or ""):
        places.pop(0)
    if len(places) > 1 and COLUMN.fullmatch(texts[places[0]] or ""):
        places.pop(0)
    first = places[0] if places else -1
    if first < 0 or not is_title(texts[first] or ""):
        return frozenset()
    if not any(is_sentence(texts[n] or "") for n in places[1:]):
        return frozenset()
    title = core(texts[first] or "")
    repeated = {n for n in places[1:LAST_PLACE] if core(texts[n] or "") == title}
    return frozenset({first} | repeated)


def is_title(line: str) -> bool:
    """Tell whether the first line of an article reads as its title.

    Spared: lines that end like a sentence, datelines, salutations, headings of a speaker (office and name), captions.
    """
    text = core(line)
    if (
        _is_menu(text)
        or len(HAN.findall(text)) < SHORTEST
        or len(text) > LONGEST
        or NO_TITLE_START.match(text)
    ):
        return False
    if text[-1] in "。；：，、:;,|.…" or "。" in text or SPEAKER_HEADING.search(text):
        return False
    return not text.endswith(("现场", "合影", "摄", "供图", "在会上讲话"))


def _is_menu(line: str) -> bool:
    """Tell whether a line is only short words with gaps: 播报 编辑 讨论 收藏 赞."""
    entries = MENU_ENTRY.split(line)
    return len(entries) >= MENU_ENTRIES and max(map(len, entries)) <= LONGEST_ENTRY


def core(line: str) -> str:
    """Return a title line without the tags that upload sites put on it (`20210503:`, `【48812】`, `[模版]`)."""
    return TAG.sub("", TAG.sub("", line.strip())).strip()


def glued_title(line: str) -> int:
    """Return where the title ends that stands glued to the first sentence of a line; 0 if there is none."""
    labelled = GLUED_LABELS.match(line)
    if labelled and len(HAN.findall(labelled["title"])) >= SHORTEST and LABELLED_TWICE.search(line):
        return labelled.end("title")
    match = GLUED_SPEECH.match(line) or GLUED_REPORT.match(line)
    return match.end("title") if match and len(line) > match.end() + 30 else 0


def repeats(excerpt: str, later: Sequence[str]) -> bool:
    """Tell whether an excerpt quotes what follows: half of its slices stand there."""
    rest = "\n".join(later)
    size = min(len(excerpt), LONGEST_EXCERPT)
    slices = [excerpt[n : n + SLICE] for n in range(0, max(size - SLICE, 1), SLICE)]
    return sum(piece in rest for piece in slices) * 2 >= len(slices)
