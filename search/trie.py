"""The words of a dictionary as a trie in arrays, walked from thousands of places of a text at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
NOTHING = -1
# Bits that hold any code point.
CODE_BITS = 21
# Spreads keys over the table (2⁶⁴ divided by the golden ratio).
SPREAD = np.uint64(0x9E3779B97F4A7C15)
# For each beginning there are so many places in the table at least: fewer, and most steps would meet another one's.
ROOM = 4


class Trie:
    """The beginnings of words, by number, in the order in which they were given: a beginning's own beginnings are among them.

    A step from a beginning by a character is a key of one table, in which the next place is tried where another key stands.
    """

    def __init__(self, beginnings: Mapping[str, object]) -> None:
        numbers = dict(zip(beginnings, range(len(beginnings)), strict=True))
        single = [(ord(each), number) for each, number in numbers.items() if len(each) == 1]
        self._first = np.full(1 << CODE_BITS, NOTHING, dtype=np.int32)
        codes, places = np.array(single, dtype=np.int64).reshape(-1, 2).T
        self._first[codes] = places
        longer = [each for each in numbers if len(each) > 1]
        parents = np.array([numbers[each[:-1]] for each in longer], dtype=np.int64)
        codes = np.array([ord(each[-1]) for each in longer], dtype=np.int64)
        children = np.array([numbers[each] for each in longer], dtype=np.int32)
        self._bits = max(4, (ROOM * len(longer)).bit_length())
        self._keys = np.full(1 << self._bits, NOTHING, dtype=np.int64)
        self._children = np.full(1 << self._bits, NOTHING, dtype=np.int32)
        self._fill(parents << CODE_BITS | codes, children)

    def _fill(self, keys: Numbers, children: Numbers) -> None:
        slots = self._slots(keys)
        while len(keys):
            free = self._keys[slots] == NOTHING
            self._keys[slots[free]] = keys[free]
            won = self._keys[slots] == keys
            self._children[slots[won]] = children[won]
            keys, children, slots = keys[~won], children[~won], self._behind(slots[~won])

    def _slots(self, keys: Numbers) -> Numbers:
        spread = keys.astype(np.uint64) * SPREAD >> np.uint64(64 - self._bits)
        return spread.astype(np.int64)

    def _behind(self, slots: Numbers) -> Numbers:
        return slots + 1 & len(self._keys) - 1

    def first(self, codes: Numbers) -> Numbers:
        """Return the beginnings that characters are, `NOTHING` where there is none."""
        return self._first[codes]

    def step(self, beginnings: Numbers, codes: Numbers) -> Numbers:
        """Return the beginnings one character longer, `NOTHING` where there is none."""
        keys = beginnings.astype(np.int64) << CODE_BITS | codes
        slots = self._slots(keys)
        met = self._keys[slots]
        reached = np.where(met == keys, self._children[slots], np.int32(NOTHING))
        others = np.flatnonzero((met != keys) & (met != NOTHING))
        slots = slots[others]
        while len(others):
            slots = self._behind(slots)
            met = self._keys[slots]
            is_found = met == keys[others]
            reached[others[is_found]] = self._children[slots[is_found]]
            going_on = ~is_found & (met != NOTHING)
            others, slots = others[going_on], slots[going_on]
        return reached
