"""Whose article this is: the sign (省市县区旗 镇乡) of the organ it reports on, and the level that follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.reading import Reading, found
from archive.text.places.gazetteer import Unit

_N = "[〇一二三四五六七八九十百\\dXx×*]"
ORGAN = re.compile(
    rf"(?P<sign>自治区|[省市县区旗州盟镇乡]|街道)(?:第?{_N}{{1,3}}届)?(?:第?{_N}{{1,3}}次)?"
    r"(?:人大|人民代表大会|委(?!员)|政府|人民政府|政协|监委|监察委|纪委|党委|领导|级领导|法院|检察院|"
    r"长(?![江远期效久沙春安治葛]))"
)
CONGRESS = re.compile(
    rf"(?P<name>[一-鿿]{{1,6}})?(?P<sign>(?<![侨水茶家故老])[镇乡]|街道)(?:第?{_N}{{1,3}}届)?(?:人大|人民代表大会)(?!代表大会)"
)
CONVENED = re.compile(
    r"[县区市旗州](?:(?:第?[〇一二三四五六七八九十\d]{1,3}届)?人大(?:常委会)?)?(?:召开|举行|组织|举办|召集|邀请|培训)[一-鿿]{0,4}$"
)
# 甘谷县乡镇人大工作会议: the congresses of all its townships.
CALLED_BY_COUNTY = re.compile(r"[县区市旗](?:各|全部)?(?:乡|镇|各|街道)$")
OF_ONE_CHAIR = re.compile(
    r"(?:乡镇|[Xx\uff38×某*]{1,3}[镇乡])人大主席(?![们团会])[^，。\n]{0,14}?(?:述职|讲话|发言|表态|致辞|主持词)"
)
# 六峰镇召开人大代表述职会: it calls its own deputies.
CALLED_BY_TOWNSHIP = re.compile(
    r"(?:^|[,，])[ \u3000]*(?P<name>[一-鿿]{1,6}?(?<![各乡])[镇乡]|[一-鿿]{1,6}街道)"
    r"(?:召开|举行|举办|组织|开展)[^，。,\n]{0,10}人大"
)
OUR_TOWNSHIP = re.compile("我[镇乡](?![镇村])")
TITLED_SIGN = re.compile(r"(?:全|我|本)(?P<sign>[省市县区旗州盟镇乡])")
LEVEL_OF_SIGN = {
    "省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county",
    "旗": "county", "镇": "township", "乡": "township", "街道": "township",
}  # fmt: skip
LEVEL_OF_UNIT = {"province": "province", "prefecture": "city", "county": "county"}


def fits(unit: Unit, sign: str) -> bool:
    """Tell whether a unit is what its people call 我县, 我区, 我市 …"""
    if sign == "省":
        return unit.level == "province"
    return unit.name.endswith(sign)


def organs(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the organs of one unit: 县人大, 市委; not those of many (县区人大, 各镇人大)."""
    for organ in ORGAN.finditer(text, start, len(text) if end is None else end):
        before = text[organ.start() - 1] if organ.start() else ""
        if not before or before == organ["sign"] or before not in "省市县区旗州盟镇乡各":
            yield organ


def signs(reading: Reading) -> Counter[str]:
    """Count the organ signs of title and body; those of the title and the opening count more."""
    counts: Counter[str] = Counter()
    for block in reading.blocks("title"):
        for organ in organs(reading.line(block)):
            counts[organ["sign"]] += 3
        for sign in TITLED_SIGN.finditer(reading.line(block)):
            counts[sign["sign"]] += 1
    for organ in organs(reading.text):
        counts[organ["sign"]] += 3 if organ.start() < 120 else 1
    return counts


def level(reading: Reading, county: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the level of the article: of a township if its congress is the subject, else of its division."""
    township = _township(reading)
    if township:
        yield township
        return
    if county:
        units = [unit for finding in county if (unit := reading.gazetteer.at(finding.value))]
        levels = [LEVEL_OF_UNIT[unit.level] for unit in units]
        if levels:
            best = county[0]
            yield Finding(
                "level",
                levels[0],
                best.quote,
                best.start,
                best.end,
                "level-of-division",
                best.certainty,
                best.certain,
            )
            return
    yield from _of_sign(reading)


def _township(reading: Reading) -> Finding | None:
    for block in reading.blocks("title")[:1]:
        if ours := OUR_TOWNSHIP.search(reading.line(block)):
            return found(
                reading.document.repaired, block.start + ours.start(), block.start + ours.end(), field="level",
                value="township", rule="our-township", certainty=0.8,
            )  # fmt: skip
    for block in reading.blocks("title", "text")[:2]:
        line = reading.line(block)[:60]
        if called := CALLED_BY_TOWNSHIP.search(line):
            return found(
                reading.document.repaired, block.start + called.start("name"), block.start + called.end("name"),
                field="level", value="township", rule="township-calls", certainty=0.8,
            )  # fmt: skip
        first, congress = ORGAN.search(line), CONGRESS.search(line)
        if OF_ONE_CHAIR.match(line):
            return _of_chair(reading, block, line)
        if congress and CALLED_BY_COUNTY.search(congress["name"] or ""):
            return None
        general = congress and (congress["name"] or "").endswith(
            ("乡", "镇", "各", "全", "县", "区", "县级", "和")
        )
        if (
            congress
            and not general
            and not _convened(line, congress)
            and first
            and LEVEL_OF_SIGN[first["sign"]] == "township"
        ):
            return found(
                reading.document.repaired, block.start + congress.start(), block.start + congress.end(),
                field="level", value="township", rule="congress-of-township", certainty=0.85,
            )  # fmt: skip
        if first and LEVEL_OF_SIGN[first["sign"]] != "township":
            return None
    return None


def _of_chair(reading: Reading, block: Block, line: str) -> Finding:
    """The speech of a township's chair, whose place a collection of such texts leaves open."""
    start = block.start + line.index("人大")
    return found(
        reading.document.repaired, start, start + len("人大主席"), field="level", value="township",
        rule="chair-of-township", certainty=0.8,
    )  # fmt: skip


def _convened(line: str, congress: re.Match[str]) -> bool:
    """Tell whether a county calls the congresses of its townships together: 某县召开镇人大主席座谈会."""
    return bool(CONVENED.search(line, 0, congress.start("sign")))


def _of_sign(reading: Reading) -> Iterator[Finding]:
    draft = reading.document.repaired
    for block in reading.blocks("title", "text"):
        organ = next(organs(draft.text, block.start, block.end), None)
        if organ:
            yield found(
                draft, organ.start(), organ.end(), field="level", value=LEVEL_OF_SIGN[organ["sign"]],
                rule="organ", certainty=0.7,
            )  # fmt: skip
            return
