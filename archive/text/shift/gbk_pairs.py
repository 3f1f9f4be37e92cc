"""Byte pairs of GBK: which have a character, and which were dropped when a damaged page was read."""

from __future__ import annotations

from functools import lru_cache

from archive.text.fold import SIMPLIFIED
from archive.text.words import HAN

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
MARKS = frozenset(
    (*"，。、；：“”‘’（）《》〈〉【】〔〕？！—…·　○", *filter(str.isalnum, map(chr, range(0xFF10, 0xFF5B))))
)
"""What else than Han characters a byte pair may stand for: marks, full-width digits and letters."""


@lru_cache(maxsize=32768)
def character(lead: int, trail: int) -> str:
    """Return the Han character or mark of a byte pair, '' if it has none.

    >>> character(0xD4, 0x75)
    '評'
    """
    text = bytes((lead, trail)).decode("gbk", "ignore")
    return text if text in MARKS or HAN.fullmatch(text) else ""


@lru_cache(maxsize=32768)
def simplified(written: str) -> str:
    """Return the simplified form of one character, by itself."""
    return SIMPLIFIED.get(written, written)


@lru_cache(maxsize=1)
def dropped() -> dict[int, tuple[int, ...]]:
    """Return, for each second byte, the first bytes that make a pair without a character with it.

    Such a pair across two characters vanished when the page was read: 代表 is B4 FA B1 ED, FA B1 is nothing.
    """
    found: dict[int, tuple[int, ...]] = {}
    for trail in TRAILS:
        if trail < 0x80:
            continue
        leads = tuple(lead for lead in LEADS if not bytes((trail, lead)).decode("gbk", "ignore"))
        if leads:
            found[trail] = leads
    return found


@lru_cache(maxsize=128)
def beginning(lead: int) -> tuple[tuple[int, str], ...]:
    """Return the characters with this first byte whose second may belong to a dropped pair."""
    return tuple((trail, own) for trail in dropped() if (own := character(lead, trail)))


@lru_cache(maxsize=256)
def ending(trail: int, after: int) -> tuple[str, ...]:
    """Return the characters with this second byte whose first made a dropped pair with the byte `after`."""
    return tuple(own for lead in dropped()[after] if (own := character(lead, trail)))


@lru_cache(maxsize=128)
def between(after: int) -> tuple[tuple[str, int], ...]:
    """Return the characters that are lost whole behind the byte `after`, between two dropped pairs, with their second bytes."""
    return tuple((own, trail) for lead in dropped()[after] for trail, own in beginning(lead))


@lru_cache(maxsize=128)
def of_lead(lead: int) -> tuple[str, ...]:
    """Return all characters with this first byte."""
    return tuple(own for trail in TRAILS if (own := character(lead, trail)))
