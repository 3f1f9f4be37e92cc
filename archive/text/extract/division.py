"""The divisions an article is about, as far as its own words tell; same-named ones stay open without a local clue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.text import lexicon
from archive.text.document import Block, Finding
from archive.text.extract.level import LEVEL_OF_SIGN, fits, signs
from archive.text.extract.place import Placed
from archive.text.extract.reading import Reading, found
from archive.text.extract.section import sections
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
# 省人大常委会在汉阴县…, 全市人大工作座谈会在…: who meets there is not the county.
OF_ABOVE = re.compile(
    r"(?:[省市州]|自治区)(?:人大|人民代表大会)[^，。；;\n]{0,20}$|全[省市州区][^，。；;\n]{0,24}会[^，。；;\n]{0,12}$"
)
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
COUNTY_SIGNS = "县区旗"
VENUE = "venue"
"""The rule of a place that is named as the one where they meet."""
REGION = "自治区"
OPENING = 60
FEWEST_VISITED = 2

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


def divisions(reading: Reading) -> tuple[Finding, ...]:
    """Return a finding for each division the article is about, best first; its value is the adcode."""
    counted = signs(reading)
    clues = list(_clues(reading, of_region=counted[REGION] > 0))
    chosen = _of_sections(reading) or _chosen((clue for clue in clues if _fits(clue.unit, counted)), counted)
    if all(clue.rule == "enumerated" for clue in chosen):
        # One of several places in a row may be a city like the one that the article is about.
        chosen = _above_visited(reading, clues, counted) or chosen
    sure = len(chosen) == 1 and not (_visits(reading, chosen[0], clues) or _hosts(reading, chosen[0]))
    return tuple(_finding(reading, clue, sure=sure) for clue in chosen)


def _visits(reading: Reading, chosen: Clue, clues: Iterable[Clue]) -> bool:
    """Tell whether the title names a unit that is neither the chosen one nor above it: its people go there, or host others."""
    own = {unit.adcode for unit in reading.gazetteer.path(chosen.unit)}
    return any(clue.rule == "title" and clue.unit.adcode not in own for clue in clues)


def _hosts(reading: Reading, chosen: Clue) -> bool:
    """Tell whether people of a higher unit meet in the chosen one where it is named."""
    text = reading.document.repaired.text
    line = text.rfind("\n", 0, chosen.start) + 1
    return bool(MET_IN.search(text, line, chosen.start) and OF_ABOVE.search(text, line, chosen.start))


def _fits(unit: Unit, counted: Counter[str]) -> bool:
    """Tell whether the article's organs (县人大, 区委 …) can be the unit's; those of a township say nothing."""
    own = [sign for sign in counted if LEVEL_OF_SIGN[sign] != "township"]
    return any(fits(unit, sign) for sign in own) if own else unit.level == "county" or not counted


def _of_sections(reading: Reading) -> list[Clue]:
    """Return the division of each section that one heads; who asked them to write, the city, is none of them."""
    first: dict[str, Clue] = {}
    for part in sections(reading):
        clue = Clue(part.place.start, part.place.end, part.unit, STRONG, "section")
        first.setdefault(part.unit.adcode, clue)
    return list(first.values())


def _clues(reading: Reading, *, of_region: bool) -> Iterator[Clue]:
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


def _chosen(clues: Iterable[Clue], counted: Counter[str]) -> list[Clue]:
    """Return the strongest clue of each division the article is about."""
    best: dict[str, Clue] = {}
    for clue in clues:
        if clue.unit.adcode not in best or clue.weight > best[clue.unit.adcode].weight:
            best[clue.unit.adcode] = clue
    above = _region(best.values(), counted) or _superior(best.values(), counted)
    if above:
        return [above]
    for level in ("county", "prefecture", "province"):
        # What only a banner or footer names (the casino on a stolen host) is no province of an article.
        of_level = [
            clue
            for clue in best.values()
            if clue.unit.level == level and not (level == "province" and clue.rule == "furniture")
        ]
        if level != "county":
            wanted = {LEVEL_OF_SIGN[sign] for sign in counted}
            if ("city" if level == "prefecture" else "province") not in wanted:
                continue
        strong = [clue for clue in of_level if clue.weight >= STRONG]
        if strong:
            return strong if level == "county" else strong[:1]
        strongest = _strongest(of_level)
        if strongest:
            return strongest
    return []


def _above_visited(reading: Reading, clues: Iterable[Clue], counted: Counter[str]) -> list[Clue]:
    """Return the prefecture of the counties that an article names whose own organs are a city's: 平桥区, 罗山县."""
    if not counted or {LEVEL_OF_SIGN[sign] for sign in counted} - {"township"} != {"city"}:
        return []
    text = reading.document.repaired.text
    visited = {clue.unit.adcode: clue for clue in clues if clue.unit.level == "county"}
    if any(text.endswith("\n", 0, clue.start) for clue in visited.values()):
        return []  # lines that begin with a county are its own people's words
    above = {
        path[-2].adcode: path[-2]
        for clue in visited.values()
        if len(path := reading.gazetteer.path(clue.unit)) > 2
    }
    if len(visited) < FEWEST_VISITED or len(above) != 1:
        return []
    first, prefecture = min(visited.values(), key=lambda clue: clue.start), *above.values()
    return [Clue(first.start, first.end, prefecture, 0.0, "above-visited")]


def _superior(clues: Iterable[Clue], counted: Counter[str]) -> Clue | None:
    """Return the prefecture or province whose own organs the article speaks of, where no county is named so clearly.

    The counties that it names then are places visited; beside one that the title names, all that it names later and the
    one where they meet.
    """
    strong = [clue for clue in clues if clue.weight >= STRONG]
    strong = [clue for clue in strong if clue.unit.level == "county" or clue.opens]
    if any(clue.rule == "title" and clue.unit.level in LEGISLATORS for clue in strong):
        strong = [clue for clue in strong if clue.opens and clue.rule != VENUE]
    if not strong or any(clue.unit.level == "county" for clue in strong):
        return None
    clue = max(strong, key=lambda clue: clue.weight)
    own = max((counted[sign] for sign in counted if fits(clue.unit, sign)), default=0)
    return clue if own and own >= max(counted[sign] for sign in COUNTY_SIGNS) else None


def _region(clues: Iterable[Clue], counted: Counter[str]) -> Clue | None:
    """Return the autonomous region whose organs the article speaks of most; the city it names is where they met.

    Spared: an article that names a county clearly, or in its title a city that they visit.
    """
    if counted[REGION] <= max((counted[sign] for sign in counted if sign != REGION), default=0):
        return None
    if any(_is_host(clue) for clue in clues):
        return None
    regions = [clue for clue in clues if clue.unit.name.endswith(REGION) and clue.rule != "furniture"]
    return regions[0] if len(regions) == 1 else None


def _is_host(clue: Clue) -> bool:
    is_clear = clue.weight >= STRONG and clue.unit.level == "county"
    return is_clear or (clue.rule == "title" and clue.unit.level == "prefecture")


def _strongest(clues: list[Clue]) -> list[Clue]:
    most = max((clue.weight for clue in clues), default=0)
    ties = [clue for clue in clues if clue.weight == most]
    return ties if len(ties) == 1 else []


def _finding(reading: Reading, clue: Clue, *, sure: bool) -> Finding:
    return found(
        reading.document.repaired, clue.start, clue.end, field="county", value=clue.unit.adcode, rule=clue.rule,
        certainty=min(0.97, 0.4 + clue.weight / 6), certain=sure and clue.weight >= STRONG,
    )  # fmt: skip
