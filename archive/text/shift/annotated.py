"""The list of a page: which characters have their readings behind them, and which stand without.

`model` tells that a character of the list has its reading wherever it stands in step, so what a page shows elsewhere
speaks about the bytes that a run hides: a character that straddles is on the list, one that stands in step there is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.text.pinyin import LETTERS
from archive.text.script import TRADITIONAL
from archive.text.shift.run import has_reading
from archive.text.words import HAN_CLASS

ANNOTATED = re.compile(rf"([{HAN_CLASS}])[(（]([{LETTERS}]{{1,8}})[)）]")
LEAST_PLAIN = 0.1
"""Which share of the annotated characters may stand without a reading in a page that annotates all of its list."""
STRADDLES, STANDS_PLAIN = 3.0, -5.0
"""Logarithms of weights of a straddling character: one that is on the list, one that is not."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """The characters of the list, and the traditional ones that are not on it; both empty if the page keeps to no list."""

    listed: frozenset[str]
    unlisted: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Annotated:
        """Tell the list of a page.

        >>> page = Annotated.of("縣(xiàn)人大常委會(huì)審議，縣(xiàn)人大")
        >>> sorted(page.listed), "議" in page.unlisted
        (['會', '縣'], True)
        """
        annotated = {own for own, reading in ANNOTATED.findall(text) if has_reading(own, reading)}
        plain = TRADITIONAL.intersection(ANNOTATED.sub("", text))
        if not annotated or len(annotated & plain) > LEAST_PLAIN * len(annotated):
            return cls(frozenset(), frozenset())
        return cls(frozenset(annotated - plain), frozenset(plain - annotated))

    def weight(self, straddling: str) -> float:
        """Return the logarithm of how likely a character has a reading where it straddles two others."""
        if straddling in self.listed:
            return STRADDLES
        return STANDS_PLAIN if straddling in self.unlisted else 0.0
