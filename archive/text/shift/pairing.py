"""Bytes paired anew behind a lost full stop: are they words, and which word hides a dropped pair?

Two neighbours whose inner bytes made a pair without a character (代表 = B4 FA B1 ED, FA B1) lost both when the
page was read, so a straight pairing can look sound and be wrong. Words decide; without them nothing is certain.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from pypinyin.constants import PHRASES_DICT

from archive.text.fold import SIMPLIFIED
from archive.text.words import HAN, WORDS

UNASSIGNED_LEADS = frozenset((*range(0xAA, 0xB0), *range(0xF8, 0xFF)))
MARKS = "，。、；：“”（）《》？！"


@lru_cache(maxsize=8192)
def character(pair: bytes) -> str:
    """Return the Han character or mark of a byte pair, '' if it has none."""
    text = pair.decode("gbk", "ignore")
    return text if len(text) == 1 and (HAN.match(text) or text in MARKS) else ""


def is_word(pair: str) -> bool:
    """Tell whether two characters, of either script, are a word."""
    simplified = _simplified(pair)
    return len(simplified) == 2 and (simplified in WORDS or simplified in PHRASES_DICT)


def bridged(lead: int, trail: int) -> tuple[str, ...]:
    """Return the words whose outer bytes are these and whose inner two are a pair without a character."""
    return _bridges().get((lead, trail), ())


@lru_cache(maxsize=1)
def _bridges() -> dict[tuple[int, int], tuple[str, ...]]:
    forms: dict[str, list[str]] = {}
    for written, simplified in SIMPLIFIED.items():
        forms.setdefault(simplified, []).append(written)
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for word in sorted(WORDS):
        for first, second in product(*([own, *forms.get(own, ())] for own in word)):
            data = (first + second).encode("gbk", "ignore")
            if len(data) == 4 and data[1] in UNASSIGNED_LEADS and data[2] >= 0xA1:
                key = data[0], data[3]
                found[key] = (*found.get(key, ()), first + second)
    return found


def _simplified(text: str) -> str:
    return "".join(SIMPLIFIED.get(own, own) for own in text)
