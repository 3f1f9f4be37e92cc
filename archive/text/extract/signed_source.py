"""An office and who signs for it in one field: 来源：县人大办公室 路小雨."""

from __future__ import annotations

import re

from archive.text.extract.labels import DOTTED, looks_like_name

OFFICES = (
    r"办公室|人大办|政府办|[委府协]办|研究室|宣传部|组织部|融媒体?中心|新闻中心|信息中心|报道组|通讯组|工委|专委|法工委|"
    r"代工委|选工委|代表委|财经委|电视台|广播台|办事处|街道|人大|常委会|委员会|政府|主席团|工作站|联络站|信息科|秘书科|综合科|信访局|司法局"
)
OF_MEDIA = r"报|日报社?|晚报社?|新闻网|人大网|在线|发布|通讯社|报社|网站"
ROLE = r"(?:本[报网台])?(?:特约|见习|实习|全媒体)?(?:记者|通讯员|供稿|撰稿|文/图|图/文)[:：]?[ \u3000]*"
NAMES = r"[一-鿿·]{2,9}(?:[ \u3000、，,]+[一-鿿·]{2,9}){0,3}"
SPACED = r"[一-鿿](?:[ \u3000]{1,2}[一-鿿]){1,2}"
APART = re.compile(rf"(?:{OFFICES})(?P<gap>[ \u3000]*)(?:{ROLE})?(?P<who>{NAMES}|(?<=[ \u3000]){SPACED})$")
# Behind a medium a channel or a place may stand as well (某某日报 时政): only three characters, or two apart, are a name there.
OF_MEDIUM = re.compile(
    rf"(?:{OF_MEDIA})(?P<gap>[ \u3000]+)(?:{ROLE})?(?P<who>[一-鿿]{{3}}|[一-鿿][ \u3000]{{1,2}}[一-鿿])$"
)
# Overlapping: 人大办 and 办公室 in 人大办公室.
OFFICE_AT = re.compile(rf"(?=(?P<office>{OFFICES}))")
OFFICE_END = re.compile(rf"(?:{OFFICES})$")
SEPARATOR = re.compile(r"[ \u3000、，,]+")
TAIL = re.compile(r"[ \u3000](?P<who>[一-鿿](?:[ \u3000]{0,2}[一-鿿]){1,3})$")


def signed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the names behind the office in `text[start:end]`; none where one of them may be no name."""
    for pattern in (APART, OF_MEDIUM):
        for split in _splits(pattern, text, start, end):
            if split["gap"] or _is_one_name(split["who"]):
                names = _names(text, *split.span("who"))
                if names:
                    return names
    return []


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the words if each of them is a name; single characters apart are one."""
    words = SEPARATOR.split(text[start:end])
    if max(map(len, words)) == 1:
        return [(start, end)] if looks_like_name("".join(words)) else []
    spans, at = [], start
    for word in words:
        at = text.index(word, at)
        spans.append((at, at + len(word)))
    return spans if all(looks_like_name(text[a:b]) or DOTTED.fullmatch(text, a, b) for a, b in spans) else []


def _splits(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the ways to cut the field behind an office, the last office first (县人大 办公室 路小雨)."""
    found, at = [], start
    while split := pattern.search(text, at, end):
        if split.start() > start:
            found.append(split)
        at = split.start() + 1
    return found[::-1]


def _is_one_name(word: str) -> bool:
    """Tell whether what follows an office directly is one name of three characters: two may be a part of its name."""
    return len(word) == 3 and looks_like_name(word)


def source_end(text: str, start: int, name: int) -> int:
    """Return where the office ends that stands before a name."""
    role = re.search(rf"[ \u3000(（]*(?:{ROLE})?$", text[start:name])
    return start + role.start() if role else name


def may_be_signed(text: str, start: int, end: int) -> bool:
    """Tell whether a field ends in a word that may be a name behind an office or a medium."""
    tail = TAIL.search(text, start, end)
    if tail:
        return looks_like_name("".join(tail["who"].split()))
    if OFFICE_END.search(text, start, end):
        return False
    offices = OFFICE_AT.finditer(text, start, end)
    return any(looks_like_name(text[office.end("office") : end]) for office in offices)
