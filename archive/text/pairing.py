"""Bytes paired anew after a shift: are they words, and which word hides a dropped pair?

Two neighbours whose inner bytes made a pair without a character (代表 = B4 FA B1 ED, FA B1) lost both when the
page was read, so a straight pairing can look sound and be wrong. Words decide; without them nothing is certain.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from pypinyin.constants import PHRASES_DICT

from archive.text.fold import SIMPLIFIED
from archive.text.words import COMMON_CHARACTERS, HAN, OFFICES, SURNAMES, WORDS

UNASSIGNED_LEADS = frozenset((*range(0xAA, 0xB0), *range(0xF8, 0xFF)))
MARKS = "，。、；：“”（）《》？！"
PARTICLES = "的和了在是與与及等要就向對对作有為为以把被將将從从也都并並或各"
LONGEST_NAME = 2


def read(pairs: list[bytes], *, before: str, after: str, rest: int = 0) -> str | None:
    """Return the characters of `pairs`, words put back where a pair was dropped; None if they are not certain.

    `before` and `after` are the sound characters around, `rest` the first byte of a lost one behind. A lone
    character is certain if its second byte is ASCII, for nothing can be dropped.
    """
    if not pairs:
        return ""
    straight = [character(pair) for pair in pairs]
    if len(pairs) == 1 and pairs[0][1] < 0x80:
        return straight[0] if straight[0] in COMMON_CHARACTERS else None
    row = [before[-1:], *straight, after or _completion(straight[-1], rest)]
    named = LONGEST_NAME if _is_office(before[:-1]) and _simplified(before[-1:]) in SURNAMES else 0
    found = [
        row[place] if place <= named and row[place] in COMMON_CHARACTERS else _certain(row, place, pair)
        for place, pair in enumerate(pairs, start=1)
    ]
    return "".join(found) if all(found) else None


def _certain(row: list[str], place: int, pair: bytes) -> str:
    """Return the character at a place of the row, or the word that a dropped pair hides there; '' if unknown.

    A word of the genre outweighs a word of the language: 代表 hidden in 错 outweighs 大错.
    """
    own = row[place]
    around = (row[place - 1] + own, own + row[place + 1])
    if own and (own in MARKS or own in PARTICLES or any(_simplified(word) in WORDS for word in around)):
        return own
    words = bridged(pair[0], pair[1])
    if words:
        return words[0] if len(words) == 1 else ""
    return own if own and any(map(is_word, around)) else ""


def _completion(own: str, rest: int) -> str:
    """Return a character with the first byte `rest` that makes a word of the genre behind `own`, if there is one."""
    for word in WORDS:
        if rest and own and word[0] == _simplified(own) and word[1].encode("gbk")[0] == rest:
            return word[1]
    return ""


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


def _is_office(text: str) -> bool:
    return _simplified(text).endswith(OFFICES)


def _simplified(text: str) -> str:
    return "".join(SIMPLIFIED.get(own, own) for own in text)
