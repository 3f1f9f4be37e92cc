"""Labelled fields of bylines: 来源：甘谷县融媒体中心 作者：… 编辑：…, alone on a line or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.text import lexicon
from archive.text.extract.names import HAN, NEVER_IN_NAMES, RARE_IN_NAMES
from archive.text.name_words import (
    DOUBLE_SURNAMES,
    NOT_NAMES,
    SURNAMES,
    TRANSLITERATION,
    TRANSLITERATION_FIRST,
)
from archive.text.words import listed

GROUPS = {
    "publish": lexicon.PUBLISH_LABELS,
    "source": lexicon.SOURCE_LABELS,
    "supplier": lexicon.SUPPLIER_LABELS,
    "author": lexicon.AUTHOR_LABELS,
    "poster": lexicon.POSTER_LABELS,
    "editor": lexicon.EDITOR_LABELS,
    "reprinter": lexicon.REPRINTER_LABELS,
    "url": lexicon.URL_LABELS,
    "other": lexicon.OTHER_LABELS,
}


def _spelled(words: str) -> str:
    """Return the pattern of labels, those of two characters also with a gap: 作　者, 来 源."""
    labels = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(f"{w[0]}[ \u3000]{{0,4}}{w[1]}" if len(w) == 2 else re.escape(w) for w in labels)


# A bar, a stroke or brackets are as good as a colon at a known label: 编辑 | 冉小雨, 文/唐秀山, 【来源】县网.
LABEL = re.compile(
    r"(?:(?<![一-鿿])|(?=(?:来源|作者|时间|编辑)[:：]))(?:(?:"
    + "|".join(f"(?P<{group}>{_spelled(words)})" for group, words in GROUPS.items())
    + r")(?:[ \u3000]{0,2}(?:[:：｜|]|[/／](?![图文摄](?![一-鿿])))|(?<=[一-鿿])[】\]][ \u3000]{0,2}[:：]?(?![\s【\[]))"
    r"|(?P<unknown>(?![一-鿿]{1,3}(?:来源|作者|时间|编辑)[:：])[一-鿿]{2,5})[ \u3000]{0,2}[:：｜])"
)
VALUE_END = re.compile(
    r"[(（](?=[^()（）]{0,4}(?:记者|通讯员|作者|(?:19|20)\d\d[-/.年]))|[ \u3000]*(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月])"
    r"|[*#]{2,}|[)）】\]\[【|｜\n]|[ \u3000]{4,}|[ \u3000]+(?:https?://|www\.)"
)
OPEN_BRACKET = re.compile(r"[(（][^()（）]*\Z")
NAME_SEPARATOR = re.compile(r"[*\s、,，/／;；&]+|(?:和|与)(?=[一-鿿]{2,3}$)")
NOT_PART_OF_NAME = re.compile(
    r"^(?:图(?!书)|(?:本报|本网|本台|本刊)?(?:全媒体|特约|见习|实习)?(?:记者|通讯员|编辑))"
    r"|(?:摄影报道|报道|摄影|摄|文图|图文)$"
)
LONGEST_NAME = 5
DOTTED = re.compile(r"[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")
DEPARTMENT_ENDS = listed(
    """办 局 室 网 社 报 委 部 科 中心 台 组 站 院 会 政府 人大 融媒 处 厅 司 刊 编辑 记者 通讯员 团 校 公司 县 市 区 镇 乡
    街道 村 社区 系统 时间 来源 在线 发布 通讯 报道 次数 微信 号 媒体 客户端 队 整理 原创 大厅 协会 机关 摄影 综合"""
)
ORGAN_INSIDE = re.compile(
    "人大|政府|县委|市委|区委|办公|宣传|媒体|新闻|日报|委员|代表|法院|检察|信息|图片|资料|文字"
)
PARTS_OF_CREDIT = frozenset(
    listed(
        """文 图 摄 摄影 摄像 通讯员 记者 报道 供图 供稿 本报记者 特约记者 特约通讯员 实习生 实习记者 整理 撰稿 撰稿人
        撰文 文字 图片 编辑"""
    )
)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value at `text[start:end]`, trimmed; it may be empty."""

    group: str
    start: int
    end: int


def fields(text: str, start: int, end: int) -> Iterator[Field]:
    """Yield the labelled fields of a line or of the inside of brackets."""
    labels = list(LABEL.finditer(text, start, end))
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        stop = following.start() if following else end
        closing = VALUE_END.search(text, _skip_blanks(text, label.end(), stop), stop)
        stop = closing.start() if closing else stop
        first = _skip_blanks(text, label.end(), stop)
        while stop > first and text[stop - 1] in " \t\u3000,，;；|【[(（":
            stop -= 1
        if OPEN_BRACKET.search(text, first, stop) and text[stop : stop + 1] in (")", "）"):
            stop += 1
        yield Field(str(label.lastgroup), first, stop)


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \u3000\t":
        at += 1
    return at


def people_in(text: str, start: int, end: int, *, labelled: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a credit (肖蒙/文 汪泽宇/图); a department before a name is left out.

    `labelled`, a word for their work stands before them: then names that begin with no known family name count too.
    """
    spans = [span for span in _parts(text, start, end) if text[span[0] : span[1]] not in PARTS_OF_CREDIT]
    named = [span for span in spans if looks_like_name(text[span[0] : span[1]])]
    if not labelled:
        yield from named
        return
    people = [span for span in spans if span in named or may_be_name(text[span[0] : span[1]])]
    # A department that signs alone is the author.
    yield from people or (span for span in spans[:1] if span[1] - span[0] <= 10)


def may_be_name(word: str) -> bool:
    """Tell whether a whole word behind a label can be a person: a few Han characters, no office or department."""
    if DOTTED.fullmatch(word):
        return True
    if not 2 <= len(word) <= LONGEST_NAME or not all(map(HAN.match, word)):
        return False
    return not (word.endswith(DEPARTMENT_ENDS) or word in NOT_NAMES or ORGAN_INSIDE.search(word))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for separator in NAME_SEPARATOR.finditer(text, start, end):
        if separator.start() > at:
            yield _trimmed(text, at, separator.start())
        at = separator.end()
    if end > at:
        yield _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    for match in NOT_PART_OF_NAME.finditer(text[start:end]):
        if match.start() == 0 and match.end() < end - start:
            start += match.end()
        elif match.end() == end - start and match.start() > 0:
            end -= match.end() - match.start()
    return start, end


def looks_like_name(word: str) -> bool:
    """Tell whether a whole word can be a person's name."""
    if not 2 <= len(word) <= 4 or not all(map(HAN.match, word)) or word in NOT_NAMES or word[:2] in NOT_NAMES:
        return False
    if any(character in NEVER_IN_NAMES and character not in RARE_IN_NAMES for character in word[1:]):
        return False
    if len(word) > 2 and word[0] in TRANSLITERATION_FIRST and set(word) <= TRANSLITERATION:
        return True
    return word[:2] in DOUBLE_SURNAMES or (word[0] in SURNAMES and len(word) <= 3)
