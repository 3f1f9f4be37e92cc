"""The county whose site a page stands on, where its text says only 我县 or 县人大: xiangshui.gov.cn is that of 响水县."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from urllib.parse import urlsplit

from pypinyin import lazy_pinyin

from archive.text.document import Finding
from archive.text.extract.level import fits, signs
from archive.text.extract.reading import Reading, found
from archive.text.places.adcode import stem
from archive.text.places.gazetteer import Gazetteer, Unit

# Under gov.cn a name is given to an authority alone; elsewhere only a local paper or congress is called by its place.
OFFICIAL = re.compile(r"(?:^|\.)([a-z]{4,}?)(?:rd|rdw|rmt)?\.gov\.cn$")
LOCAL = re.compile(r"(?:^|\.)([a-z]{4,}?)(?:news|xww|xw|rd|rdw|ww|wang|xinwen)\.(?:com|cn|net|com\.cn)$")
# A copy of a local site keeps its name as a folder: /guangnannews/system/2015/…
FOLDER = re.compile(r"/([a-z]{4,}?)(?:news|xww|xw|rd|rdw|zf|xrmzf)?(?=/)")
# 青浦 of 上海 is shqp, 乐安 of 江西 jxlean, 涉县 of 河北 hebshexian; a congress alone is pyrd.
PROVINCES = {
    "bj": "11", "tj": "12", "he": "13", "heb": "13", "hb": "13 42", "sx": "14 61", "nm": "15", "nmg": "15",
    "ln": "21", "jl": "22", "hl": "23", "hlj": "23", "sh": "31", "js": "32", "zj": "33", "ah": "34", "fj": "35",
    "jx": "36", "sd": "37", "ha": "41", "hen": "41", "hn": "41 43 46", "hub": "42", "hun": "43", "gd": "44",
    "gx": "45", "hi": "46", "hain": "46", "cq": "50", "sc": "51", "gz": "52", "yn": "53", "xz": "54", "sn": "61",
    "snx": "61", "shx": "61", "gs": "62", "qh": "63", "nx": "64", "xj": "65",
}  # fmt: skip
PREFIXED = re.compile(
    rf"(?:^|\.)({'|'.join(sorted(PROVINCES, key=len, reverse=True))})([a-z]{{2,}}?)(?:rd|rdw|rmt)?\.gov\.cn$"
)
CONGRESS = re.compile(
    r"(?:^|\.)([a-z]{2,4}?)[xqs]?(?:rd|rdw|rdcwh|rdrdw)\.(?:gov\.cn|com|cn|net|com\.cn|org\.cn)$"
)
TOWNSHIPS = frozenset(("镇", "乡", "街道"))
CERTAINTY = 0.6
# What the dictionary reads otherwise.
PLACE_READINGS = {"都": "du"}
LOCAL_READINGS = {
    "洪洞": "hongtong", "六合": "luhe", "单": "shan", "蔚": "yu", "浚": "xun", "荥经": "yingjing", "繁峙": "fanshi",
    "筠连": "junlian", "什邡": "shifang", "曾都": "zengdu",
}  # fmt: skip


def county_of_host(reading: Reading) -> Iterator[Finding]:
    """Yield the one county of today that the page's address is named after, if it is of the kind the text speaks of.

    Never certain, and without a quote: no word of the text says so. Spared: hosts that several such counties share
    the sound of, and texts in which no organ of a county, a district, a city or a township speaks.
    """
    url = urlsplit(reading.document.url)
    own = signs(reading)
    is_own = partial(_is_own, own)
    for named in _named_after(reading.gazetteer, url.hostname or "", url.path):
        fitting = list(filter(is_own, named))
        if len(fitting) == 1:
            yield Finding("county", fitting[0].adcode, "", 0, 0, "host", CERTAINTY)
            return
        if fitting:
            return
    yield from _of_congress(reading, url.hostname or "", is_own)


def _is_own(own: Counter[str], unit: Unit) -> bool:
    """Tell whether a unit is of the kind whose organs a text speaks of; a township lies in any."""
    upper = [sign for sign in own if sign not in TOWNSHIPS]
    return any(fits(unit, sign) for sign in upper) if upper else bool(own)


def _named_after(gazetteer: Gazetteer, host: str, path: str) -> Iterator[Sequence[Unit]]:
    """Yield the counties that a host is named after, in each way it may be, then those of the path's folders."""
    sounds = _counties_by_sound(gazetteer)
    for pattern in (OFFICIAL, LOCAL):
        if match := pattern.search(host):
            yield sounds.get(match[1], ())
    if match := PREFIXED.search(host):
        provinces = PROVINCES[match[1]].split()
        called = sounds.get(match[2]) or _counties_by_initials(gazetteer).get(match[2], ())
        yield [unit for unit in called if unit.adcode[:2] in provinces]
    for folder in FOLDER.finditer(path):
        yield sounds.get(folder[1], ())


def _of_congress(reading: Reading, host: str, is_own: Callable[[Unit], bool]) -> Iterator[Finding]:
    """Yield the county whose short name the text uses and whose initials are those of the congress's host: 彭阳, pyrd."""
    match = CONGRESS.search(host)
    called = _counties_by_initials(reading.gazetteer).get(match[1], ()) if match else ()
    fitting = {unit.adcode for unit in called if is_own(unit)}
    for place in reading.places:
        named = {unit.adcode for unit in place.mention.units} & fitting
        if len(named) == 1 and place.block.kind == "text" and not reading.in_a_name(place):
            yield found(
                reading.document.repaired, place.start, place.end, field="county", value=named.pop(), rule="host",
                certainty=CERTAINTY,
            )  # fmt: skip
            return


def _is_county_today(unit: Unit) -> bool:
    return unit.level == "county" and unit.valid_to is None


@lru_cache(maxsize=2)
def _counties_by_sound(gazetteer: Gazetteer) -> Mapping[str, Sequence[Unit]]:
    called: dict[str, list[Unit]] = {}
    for unit in filter(_is_county_today, gazetteer.units):
        for sound in _sounds(unit.name):
            called.setdefault(sound, []).append(unit)
    return called


@lru_cache(maxsize=2)
def _counties_by_initials(gazetteer: Gazetteer) -> Mapping[str, Sequence[Unit]]:
    called: dict[str, list[Unit]] = {}
    for unit in filter(_is_county_today, gazetteer.units):
        initials = "".join(sound[0] for sound in lazy_pinyin(stem(unit.name)))
        called.setdefault(initials, []).append(unit)
    return called


def _sounds(name: str) -> set[str]:
    """Return the pinyin of a name with its type and without it, the latter also character by character (朝阳, 丰都).

    >>> sorted(_sounds("响水县"))
    ['xiangshui', 'xiangshuixian']
    """
    short = stem(name)
    return {
        "".join(lazy_pinyin(name)),
        "".join(lazy_pinyin(short)),
        "".join(map(_sound, short)),
        LOCAL_READINGS.get(short) or "".join(PLACE_READINGS.get(own) or _sound(own) for own in short),
    }


@cache
def _sound(character: str) -> str:
    # Names share fifteen hundred characters; to ask for each of them anew took most of a second of every process.
    return "".join(lazy_pinyin(character))
