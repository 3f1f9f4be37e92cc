"""Sets of rows as big integers: bit n stands for row n.

Python's integers and, or, add and count bits at memory speed, and a set is small enough to be remembered. An
article's statements are followed by one row for the article itself, its guard; adding a one below each guard
carries into it exactly if a statement of the article is set. Where rows must be looked at one by one, a set
becomes an array of flags or of row numbers. Where many sets are counted, they stand side by side as words of 64 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
RowNumbers = NDArray[np.intp]
Words = NDArray[Any]
WORD, WIDTH = np.dtype("<u8"), 64


def from_flags(flags: Flags) -> int:
    """Return the set of the rows whose flag is set."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def from_rows(rows: Sequence[int] | RowNumbers, size: int) -> int:
    """Return the set of `rows`, all below `size`."""
    flags = np.zeros(size, dtype=bool)
    flags[np.asarray(rows, dtype=np.intp)] = True
    return from_flags(flags)


def to_flags(bits: int, size: int) -> Flags:
    """Return a flag for each of the first `size` rows; no row behind them may be in the set."""
    held = np.frombuffer(bits.to_bytes(-(-size // 8), "little"), dtype=np.uint8)
    return np.unpackbits(held, count=size, bitorder="little").view(bool)


def to_rows(bits: int, size: int) -> RowNumbers:
    """Return the rows of the set, ascending.

    >>> to_rows(from_rows([1, 4], 6), 6).tolist()
    [1, 4]
    """
    return np.flatnonzero(to_flags(bits, size))


def guards_hit(bits: int, guards: int, below: int) -> int:
    """Return the guards of the articles of which a statement is in the set; no guard may be.

    `below` has all rows that are no guards.
    """
    return (bits + below) & guards


def to_words(bits: int, size: int) -> Words:
    """Return the set of the first `size` rows as words; no row behind them may be in the set."""
    return np.frombuffer(bits.to_bytes(-(-size // WIDTH) * WORD.itemsize, "little"), dtype=WORD)


def words_of(flags: Flags) -> Words:
    """Return the set of the rows whose flag is set as words."""
    packed = np.packbits(flags, bitorder="little")
    return np.pad(packed, (0, -len(packed) % WORD.itemsize)).view(WORD)


def guards_hit_each(sets: Words, guards: Words, below: Words) -> Words:
    """Return what `guards_hit` returns for each of some sets, all given as words."""
    sums = sets + below
    carries = sums < below
    while carries[..., :-1].any():
        sums[..., 1:] += carries[..., :-1]
        # Only a word of ones becomes a zero by the carry into it, and carries it on.
        carries[..., 1:] = carries[..., :-1] & (sums[..., 1:] == 0)
        carries[..., 0] = False
    hit: Words = sums & guards
    return hit
