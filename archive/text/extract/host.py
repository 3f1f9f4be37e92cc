"""The county whose site a page stands on, where its text says only 我县 or 县人大: xiangshui.gov.cn is that of 响水县."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from pypinyin import lazy_pinyin

from archive.text.document import Finding
from archive.text.extract.level import fits, signs
from archive.text.extract.reading import Reading
from archive.text.places.adcode import stem
from archive.text.places.gazetteer import Gazetteer, Unit

# Under gov.cn a name is given to an authority alone; elsewhere only a local paper or congress is called by its place.
OFFICIAL = re.compile(r"(?:^|\.)([a-z]{4,}?)(?:rd|rdw|rmt)?\.gov\.cn$")
LOCAL = re.compile(r"(?:^|\.)([a-z]{4,}?)(?:news|xww|rd|rdw)\.(?:com|cn|net|com\.cn)$")
CERTAINTY = 0.6


def county_of_host(reading: Reading) -> Iterator[Finding]:
    """Yield the one county of today that the page's host is named after, if it is of the kind the text speaks of.

    Never certain, and without a quote: no word of the text says so. Spared: hosts that several such counties share
    the sound of, and texts in which no organ of a county, a district or a city speaks.
    """
    name = _name(reading.document.url)
    if not name:
        return
    own = signs(reading)
    named = _counties_by_sound(reading.gazetteer).get(name, ())
    fitting = [unit for unit in named if any(fits(unit, sign) for sign in own)]
    if len(fitting) == 1:
        yield Finding("county", fitting[0].adcode, "", 0, 0, "host", CERTAINTY)


def _name(url: str) -> str:
    host = urlsplit(url).hostname or ""
    match = OFFICIAL.search(host) or LOCAL.search(host)
    return match[1] if match else ""


def _is_county_today(unit: Unit) -> bool:
    return unit.level == "county" and unit.valid_to is None


@lru_cache(maxsize=2)
def _counties_by_sound(gazetteer: Gazetteer) -> Mapping[str, Sequence[Unit]]:
    called: dict[str, list[Unit]] = {}
    for unit in filter(_is_county_today, gazetteer.units):
        for sound in _sounds(unit.name):
            called.setdefault(sound, []).append(unit)
    return called


def _sounds(name: str) -> set[str]:
    """Return the pinyin of a name with its type and without it, the latter also read character by character (朝阳).

    >>> sorted(_sounds("响水县"))
    ['xiangshui', 'xiangshuixian']
    """
    short = stem(name)
    return {
        "".join(lazy_pinyin(name)),
        "".join(lazy_pinyin(short)),
        "".join(map("".join, map(lazy_pinyin, short))),
    }
