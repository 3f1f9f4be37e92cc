"""Injected pinyin or bopomofo: `學(xué)習(xí)`, `學(ㄒㄩㄝˊ)`, where a script wrote the reading behind each character it knew.

The reading is a checksum: a pair that agrees with the character before it is certain and goes; a pair that
does not (`增長(GDP)`) is somebody's own words and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from pypinyin.constants import PINYIN_DICT

from archive.text import bopomofo
from archive.text.draft import Edit
from archive.text.words import HAN_CLASS

LETTERS = "a-zA-Z\u0251\u0261üāáǎàēéěèếềĉŝẑêīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
CAPITALS = "ĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜ"
SYLLABLE = rf"(?:[{LETTERS}{CAPITALS}]{{1,8}}[1-5]?|{bopomofo.SYLLABLE})"
# The bracket first and what stands before it behind it: so these are found without a look at each character.
INJECTED = re.compile(
    rf"[(（\[［](?<=[{HAN_CLASS}].)[ \u3000]?(?P<written>{SYLLABLE}(?:[ '’·]{SYLLABLE}){{0,3}})[ \u3000]?[)）\]］]"
)
GAP = re.compile("[ '’·]")
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
NEUTRAL = "5"
RETROFLEX = "儿"
MOST_DOUBTED = 1_000


def removals(text: str) -> Iterator[Edit]:
    """Yield the deletion of each reading in brackets that agrees with the character before it.

    Spared: readings that do not agree, abbreviations, and whatever stands behind a character that is not Han.

    >>> [text for text in ("學(xué)習(xí)", "增長(GDP)", "新(xin)華(hua)社") if not list(removals(text))]
    ['增長(GDP)']
    """
    for match in INJECTED.finditer(text):
        if _agree(text, match):
            yield Edit(match.start(), match.end(), "")


def doubted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each character with a toned reading behind it that is none of its own: 学(gàn)."""
    for match in islice(INJECTED.finditer(text), MOST_DOUBTED):
        written = match["written"]
        is_toned = untoned(_composed(written)) != _composed(written) or bopomofo.is_bopomofo(written)
        if is_toned and not _agree(text, match):
            yield match.start() - 1, match.end()


def _agree(text: str, match: re.Match[str]) -> bool:
    """Tell whether each syllable in brackets is a reading of its character: one, or as many as stand before: 审议(shěn yì)."""
    syllables = GAP.split(match["written"])
    characters = text[max(0, match.start() - len(syllables)) : match.start()]
    return len(characters) == len(syllables) and all(map(agrees, characters, syllables))


@lru_cache(maxsize=65536)
def agrees(character: str, written: str) -> bool:
    """Tell whether `written`, with tones, with the number of one, or without, is a reading of `character`.

    >>> agrees("長", "zhǎng"), agrees("長", "chang"), agrees("長", "chang2"), agrees("長", "GDP")
    (True, True, True, False)
    """
    if written.isascii() and written.isupper():
        return False
    if bopomofo.is_bopomofo(written):
        return bopomofo.is_reading(written, readings(character))
    if written == "r":
        return character == RETROFLEX
    if written[-1].isdigit():
        return any(
            untoned(reading) == untoned(_composed(written[:-1])) and tone(reading) == written[-1]
            for reading in readings(character)
        )
    syllable = _composed(written)
    bare = untoned(syllable)
    known = readings(character)
    return syllable in known if syllable != bare else bare in {untoned(reading) for reading in known}


def tone(syllable: str) -> str:
    """Return the number of a syllable's tone.

    >>> tone("zhǎng"), tone("de")
    ('3', '5')
    """
    marks = unicodedata.normalize("NFD", syllable)
    return next((TONES[mark] for mark in marks if mark in TONES), NEUTRAL)


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Return all readings of a character, toned, with g and v in plain letters; empty if it has none."""
    return frozenset(
        _composed(reading) for reading in PINYIN_DICT.get(ord(character), "").split(",") if reading
    )


@lru_cache(maxsize=8192)
def untoned(syllable: str) -> str:
    """Return a syllable without tone marks, ü written v."""
    decomposed = unicodedata.normalize("NFD", syllable)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _composed(syllable: str) -> str:
    """Return a syllable in composed lower case; ü and its tones are written with v."""
    syllable = (
        unicodedata.normalize("NFD", syllable.lower())
        .replace("u\u0308", "v")
        .replace("\u0261", "g")
        .replace("\u0251", "a")
    )
    return unicodedata.normalize("NFC", syllable)
