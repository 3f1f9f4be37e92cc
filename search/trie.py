"""The words of a dictionary as a trie in arrays, walked from thousands of places of a text at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
NOTHING = -1
# Bits that hold any code point.
CODE_BITS = 21
# Spreads keys over the table: 2⁶⁴ divided by the golden ratio.
SPREAD = np.uint64(0x9E3779B97F4A7C15)
# The table has so many places for each key at least: with fewer, most steps would meet another one's.
ROOM = 4


class Trie:
    """Beginnings of words, by number in the order in which they were given; all that begins one must be among them.

    A step from a beginning by a character is a key of one table, in which the next place is tried where another key stands.
    """

    def __init__(self, beginnings: Iterable[str]) -> None:
        given = list(beginnings)
        codes = np.frombuffer("".join(given).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lengths = np.fromiter(map(len, given), dtype=np.intp, count=len(given))
        numbers, starts = np.arange(len(given), dtype=np.int32), np.cumsum(lengths) - lengths
        self._bits = max(4, (ROOM * len(given)).bit_length())
        self._keys = np.full(1 << self._bits, NOTHING, dtype=np.int64)
        self._reached = np.full(1 << self._bits, NOTHING, dtype=np.int32)
        self._first = np.full(1 << CODE_BITS, NOTHING, dtype=np.int32)
        # Whether longer ones begin so; the last is said of `NOTHING`.
        self.goes_on = np.zeros(len(given) + 1, dtype=bool)
        is_one = lengths == 1
        self._first[codes[starts[is_one]]] = numbers[is_one]
        reached, length = self._first[codes[starts]], 1
        while len(numbers := numbers[lengths > length]):
            reached, starts, lengths = (
                reached[lengths > length],
                starts[lengths > length],
                lengths[lengths > length],
            )
            last, is_one_more = codes[starts + length], lengths == length + 1
            self.goes_on[reached] = True
            self._add(_keys(reached[is_one_more], last[is_one_more]), numbers[is_one_more])
            reached, length = self.step(reached, last), length + 1

    def _add(self, keys: Numbers, reached: Numbers) -> None:
        places = self._places(keys)
        while len(keys):
            free = self._keys[places] == NOTHING
            self._keys[places[free]] = keys[free]
            won = self._keys[places] == keys
            self._reached[places[won]] = reached[won]
            keys, reached, places = keys[~won], reached[~won], self._behind(places[~won])

    def _places(self, keys: Numbers) -> Numbers:
        return (keys.view(np.uint64) * SPREAD >> np.uint64(64 - self._bits)).view(np.int64)

    def _behind(self, places: Numbers) -> Numbers:
        return places + 1 & len(self._keys) - 1

    def first(self, codes: Numbers) -> Numbers:
        """Return the beginnings that characters are, `NOTHING` where there is none."""
        return self._first[codes]

    def step(self, beginnings: Numbers, codes: Numbers) -> Numbers:
        """Return the beginnings one character longer, `NOTHING` where there is none."""
        keys = _keys(beginnings, codes)
        places = self._places(keys)
        met = self._keys[places]
        reached = np.where(met == keys, self._reached[places], np.int32(NOTHING))
        others = np.flatnonzero((met != keys) & (met != NOTHING))
        places = places[others]
        while len(others):
            places = self._behind(places)
            met = self._keys[places]
            is_found = met == keys[others]
            reached[others[is_found]] = self._reached[places[is_found]]
            not_yet = ~is_found & (met != NOTHING)
            others, places = others[not_yet], places[not_yet]
        return reached


def _keys(beginnings: Numbers, codes: Numbers) -> Numbers:
    return beginnings.astype(np.int64) << CODE_BITS | codes
