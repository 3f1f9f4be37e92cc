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

GROUPS = {
    "publish": lexicon.PUBLISH_LABELS,
    "source": lexicon.SOURCE_LABELS,
    "author": lexicon.AUTHOR_LABELS,
    "editor": lexicon.EDITOR_LABELS,
    "supplier": lexicon.SUPPLIER_LABELS,
    "reprinter": lexicon.REPRINTER_LABELS,
    "url": lexicon.URL_LABELS,
    "other": lexicon.OTHER_LABELS,
}
LABEL = re.compile(
    r"(?:(?<![一-鿿])|(?=(?:来源|作者|时间|编辑)[:：]))(?:"
    + "|".join(f"(?P<{group}>{words})" for group, words in GROUPS.items())
    + r"|(?P<unknown>(?![一-鿿]{1,3}(?:来源|作者|时间|编辑)[:：])[一-鿿]{2,5}))[ \u3000]{0,2}[:：｜]"
)
VALUE_END = re.compile(
    r"[(（](?=[^()（）]{0,4}(?:记者|通讯员|作者))|[ \u3000]+(?=(?:19|20)\d\d[-/.年])|[*#]{2,}|[)）】\]\[【|｜\n]|[ \u3000]{4,}"
)
NAME_SEPARATOR = re.compile(r"[* \u3000、,，/／;；&]+|(?:和|与)(?=[一-鿿]{2,3}$)")
NOT_PART_OF_NAME = re.compile(
    r"^(?:图(?!书)|(?:本报|本网|本台|本刊)?(?:全媒体|特约|见习|实习)?(?:记者|通讯员|编辑))"
    r"|(?:摄影报道|报道|摄影|摄|文图|图文)$"
)
PARTS_OF_CREDIT = frozenset(
    ["文", "图", "摄", "摄影", "通讯员", "记者", "报道", "供图", "供稿", "本报记者", "整理"]
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
        while stop > first and text[stop - 1] in " \u3000,，;；|【[(（":
            stop -= 1
        yield Field(str(label.lastgroup), first, stop)


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \u3000\t":
        at += 1
    return at


def people_in(text: str, start: int, end: int, *, labelled: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a credit (肖蒙/文 汪泽宇/图); a department before a name is left out."""
    spans = [span for span in _parts(text, start, end) if text[span[0] : span[1]] not in PARTS_OF_CREDIT]
    named = [span for span in spans if looks_like_name(text[span[0] : span[1]])]
    if named or not labelled:
        yield from named
    else:
        yield from (span for span in spans[:1] if span[1] - span[0] <= 10)


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
