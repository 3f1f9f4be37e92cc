"""The places that an article names, each with its weight as evidence for what it is about.

Which of them it is about is chosen by `division`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from archive.text import lexicon
from archive.text.document import Block
from archive.text.extract.place import Placed
from archive.text.extract.reading import Reading
from archive.text.extract.unusual import phrases
from archive.text.places.gazetteer import Mention, Unit
from archive.text.words import HAN

ORGAN_AFTER = re.compile(lexicon.ORGAN_AFTER)
ADDRESS_LINE = re.compile(r"地址|电话|邮编|办公区|路\d|号楼|邮箱")
ADDRESS_BEFORE = re.compile(r"(?:地址|住址|通讯处)[ \u3000]*[:：][^。；;\n]{0,30}$")
# One of several places in a row is a place visited, not the subject.
ENUMERATED = re.compile(r"[县区市旗]、$")
# Where the speaker of a heading comes from: 县人大代表　某某（某某县）.
HEADING_GLOSS = re.compile(r"^[^，。；：\n]{2,24}[ \u3000]+[一-鿿·]{2,12}[(（]$")
GLOSS_END = re.compile(r"[)）][ \u3000]*$")
PLACE_SLOGANS = re.compile(f"(?:{lexicon.PLACE_SLOGANS})$")
# 在汉阴县召开: where a meeting of a higher congress is held.
MET_IN = re.compile("(?:在|到|赴|来到)$")
MEETS = re.compile("召开|举行|举办")
# 为亚东长治久安出力, 为长安经济社会发展…: what is done for a place.
DONE_FOR = re.compile("(?:为|让|把|建设|谱写|推动)$")
GOOD_OF = re.compile(
    "(?:经济社会|高质量|长治久安|现代化|[全乡]面?振兴|跨越|转型|绿色|改革|繁荣|稳定|和谐)[一-鿿]{0,8}?(?:发展|建设|稳定|振兴|出力|作贡献|新篇章|久安)"
)
LONG_NAME = 3
"""Characters of a short name that is hardly ever a word: 工布江达."""
PERSON_BEFORE = re.compile(r"(?:原|曾任|来自|籍贯)$")
# What a place name may follow without a mark: 在朝天召开, 近日朝天人大….
BEFORE_NAMES = frozenset("在到赴对为是由从自向与及至于和来我日晚午")
# The paper that a report is from may hold the county: 巴楚零距离讯（通讯员 …）.
OF_DATELINE = re.compile(r"[一-鿿]{1,10}?(?:讯|消息|电|报道)[ \u3000]*[(（]")
# What a paper writes before its own reports names the place: 本报嘉善讯.
PAPER = re.compile("本[报网台刊站]$")
DISPATCH = re.compile(r"(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)")
STRONG = 3.0
VENUE = "venue"
"""The rule of a place that is named as the one where they meet."""
REGION = "自治区"
OPENING = 60

LOOK_BACK = 60
"""Characters before a place that tell of it; an address may stand so far behind its word."""

# Whoever passes a regulation is its division; one that is checked or approved may be another's.
OWN_LAW = re.compile(r"(?:表决通过|审议通过|通过)了?[^。；，,]{0,50}《$")
LEGISLATORS = ("province", "prefecture")


@dataclass(frozen=True, slots=True)
class Clue:
    """A mention in the repaired text with its weight as evidence for its unit; `opens`: in the title or first words."""

    start: int
    end: int
    unit: Unit
    weight: float
    rule: str
    opens: bool = False


def clues_of(reading: Reading, *, of_region: bool) -> Iterator[Clue]:
    """Yield the mentions that mean a place; `of_region`, its organs tell that 宁夏 in 宁夏日报 is one."""
    often = Counter(place.mention.text for place in reading.places if place.block.kind == "text")
    first = next((block.start for block in reading.text_blocks), 0)
    for place in reading.places:
        line = reading.line(place.block)
        at, end = place.start - place.block.start, place.end - place.block.start
        if not place.unit or reading.in_a_name(place):
            continue
        if _inside_title_marks(line, at):
            if place.unit.level in LEGISLATORS and OWN_LAW.search(line, max(0, at - 60), at):
                yield Clue(place.start, place.end, place.unit, 1.0, "own-law")
            continue
        if _ends(ADDRESS_BEFORE, line, at):
            continue
        if place.block.kind == "furniture" and ADDRESS_LINE.search(line):
            continue
        is_own_region = of_region and place.unit.name.endswith(REGION)
        if not (place.mention.is_full or is_own_region or _is_place(line, at, end, place, often)):
            continue
        if place.mention.text in lexicon.PARTS_OF_TOWNS and not ORGAN_AFTER.match(line, end):
            continue
        weight, rule = _weight(place.block, line, place.mention)
        opens = place.block.kind == "title" or 0 <= place.start - first < OPENING
        yield Clue(place.start, place.end, place.unit, weight, rule, opens)


def _is_place(line: str, start: int, end: int, place: Placed, often: Counter[str]) -> bool:
    """Tell whether a short name means the place: 同心 is a county and a word."""
    word = place.mention.text
    if _is_of_dispatch(line, start, end):
        return True
    if _ends(PLACE_SLOGANS, line, start) or (place.near and word not in lexicon.ORDINARY_WORDS):
        return True
    if word in lexicon.ORDINARY_WORDS:
        return bool(place.near and ORGAN_AFTER.match(line, end))
    if not line[:start].strip(" \u3000") and OF_DATELINE.match(line, end):
        return True
    if often[word] > 2 or place.block.kind in ("title", "byline"):
        return True
    if place.block.kind == "text" and (
        len(word) >= LONG_NAME or (_ends(DONE_FOR, line, start) and GOOD_OF.match(line, end))
    ):
        return True
    before_organ = bool(ORGAN_AFTER.match(line, end))
    if place.block.kind == "furniture":
        return before_organ or not _tears_words(line, start, end)
    return before_organ and (often[word] > 1 or _begins_word(line, start))


def _is_of_dispatch(line: str, start: int, end: int) -> bool:
    return _ends(PAPER, line, start) and DISPATCH.match(line, end) is not None


def _ends(before: re.Pattern[str], line: str, at: int) -> bool:
    """Tell whether what stands right before a place matches; a pattern is sought in as much as it can hold, no whole line."""
    return before.search(line, max(0, at - LOOK_BACK), at) is not None


def _tears_words(line: str, start: int, end: int) -> bool:
    """Tell whether a short name is made of the ends of two words: 乐平 of 娱乐平台."""
    return line[max(0, start - 1) : start + 1] in phrases() or line[end - 1 : end + 1] in phrases()


def _begins_word(line: str, start: int) -> bool:
    """Tell whether a short name stands behind a mark or a word that ends there: not the 道里 of 楼道里开."""
    before = line[start - 1 : start]
    return before in BEFORE_NAMES or not HAN.match(before)


def _inside_title_marks(line: str, at: int) -> bool:
    return line.rfind("《", 0, at) > line.rfind("》", 0, at)


def _weight(block: Block, line: str, mention: Mention) -> tuple[float, str]:
    before_organ = bool(ORGAN_AFTER.match(line, mention.end)) and not _ends(
        PERSON_BEFORE, line, mention.start
    )
    if block.kind == "furniture":
        return (0.4 if mention.is_full else 0.2), "furniture"
    if block.kind == "byline":
        return (1.5 if mention.is_full else 1.2), "byline"
    if block.kind == "title":
        return (4.0 if mention.is_full else 3.0 if before_organ else 1.5), "title"
    if HEADING_GLOSS.search(line, 0, mention.start) and GLOSS_END.match(line, mention.end):
        return STRONG, "heading"
    if _ends(ENUMERATED, line, mention.start) or line[mention.end : mention.end + 1] == "、":
        return 0.5, "enumerated"
    if _is_of_dispatch(line, mention.start, mention.end):
        return 1.5, "dateline"
    if before_organ:
        is_venue = _ends(MET_IN, line, mention.start) and MEETS.match(line, mention.end)
        return (STRONG if mention.is_full else 2.0), VENUE if is_venue else "before-organ"
    return (1.0 if mention.is_full else 0.6), "body"
