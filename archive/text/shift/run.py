"""A shifted run of a text: which bytes it shows, where it ends, and what its end has lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.text.pinyin import LETTERS, agrees
from archive.text.script import TRADITIONAL
from archive.text.shift.gbk_pairs import LEADS, character
from archive.text.words import HAN_CLASS

STRADDLE = re.compile(
    rf"(?<=[^\x00-\x7f])((?:[(（][{LETTERS}]{{1,8}}[)）])?)\?([{LETTERS}]{{1,8}}|[^\x00-\x7f{HAN_CLASS}])\)"
)
"""A `?` that took the first byte of a character and a bracket: `?cè)`, behind the readings of the character before."""
BRACKETED = re.compile(rf"[(（]([{LETTERS}]{{1,8}}|[^\x00-\x7f])[)）]")
READING_REST = re.compile(rf"([{LETTERS}]{{1,8}})\)")
TAG_REST = re.compile(r"(?:BR|br|/?[Pp]|/?div)\s*/?>")
TAG = re.compile(r"<(?:BR|br|/?[Pp]|/?div)\s*/?>")
LONGEST_RUN = 60
UNTRADITIONAL = -3.0
"""The logarithm of the weight of a character without a simplified form: readings are written behind others."""


@dataclass(frozen=True, slots=True)
class Run:
    """The pairs T2 L3, T3 L4, … as read, and how the run ends at `end`.

    `trail` is the last second byte, or None if it went into a `?`; `reading` is that of the last character; `kept`
    what stands behind it and was swallowed or misread, or None if that is unknown.
    """

    pairs: tuple[tuple[int, int], ...]
    end: int
    trail: int | None = None
    reading: str = ""
    kept: str | None = ""
    is_line_end: bool = False


def read_run(text: str, start: int) -> Run | None:
    """Read the shifted run from `start` to where the pairs fall into step again; None if this is no such run."""
    pairs: list[tuple[int, int]] = []
    place = start
    while place < min(len(text), start + LONGEST_RUN):
        own = text[place]
        if "@" <= own <= "~":
            reading = BRACKETED.match(text, place + 1)
            return Run(tuple(pairs), place + 1, ord(own), reading[1] if reading else "")
        if own == "?":
            return _swallowed(text, place, tuple(pairs))
        if not (pair := pair_of(own)):
            return None
        place += 1
        if pair[1] < 0x80:
            return Run(tuple(pairs), place, pair[0], kept=chr(pair[1]))
        pairs.append((pair[0], pair[1]))
        if injected := BRACKETED.match(text, place):
            if not has_reading(own, injected[1]):
                return None
            place = injected.end()
    return None


def _swallowed(text: str, place: int, pairs: tuple[tuple[int, int], ...]) -> Run:
    """End a run at a `?`: the last second byte went with the ASCII character behind it."""
    if rest := READING_REST.match(text, place + 1):
        return Run(pairs, rest.end(), reading=rest[1])
    if TAG_REST.match(text, place + 1):
        return Run(pairs, place + 1, kept="<", is_line_end=True)
    at_end = not text[place + 1 : place + 2].strip("\r\n")
    if at_end or TAG.match(text, place + 1):
        return Run(pairs, place + 1, kept=None, is_line_end=True)
    return Run(pairs, place + 1, kept=None)


def pair_of(own: str) -> bytes:
    """Return the two bytes of a character, those without a name in Unicode included; else nothing."""
    pair = own.encode("gb18030", "ignore")
    return pair if len(pair) == 2 else b""


@lru_cache(maxsize=4096)
def lost_leads(first: int, reading: str) -> Mapping[int, float]:
    """Return the second bytes that make, behind `first`, a character with this reading, with their weights."""
    mark = pair_of(reading) if len(reading) == 1 else b""
    if len(reading) == 1 and "A" <= reading <= "z":
        mark = bytes((0xA3, ord(reading) + 0x80))
    if mark and mark[0] == first:
        return {mark[1]: 0.0}
    return {
        lead: 0.0 if own in TRADITIONAL else UNTRADITIONAL
        for lead in LEADS
        if (own := character(first, lead)) and agrees(own, reading)
    }


def has_reading(own: str, reading: str) -> bool:
    """Tell whether a reading is that of a character; a mark is its own."""
    return own == reading or agrees(own, reading)
