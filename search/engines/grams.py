"""Which rows hold a character or two characters side by side: blocks of postings beside the texts.

A block covers `BLOCK` rows and is written once, when they are all there, so the file is append-only and a commit costs
what its batch costs; the rows behind the last whole block are scanned. A run of one or two UTF-16 units is answered
by its posting alone. A longer one is sought only in the rows that hold each two neighbours of it.

A block is: the number of keys, the keys ascending, where each posting ends (all 32 bits), the postings. A key is
one unit, or two with the first in the lower half. A posting is an array of row numbers within the block,
or, once that would be longer, one bit a row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
BLOCK = 2048
DENSE = BLOCK // 8
UNIT = 2
# The first unit of a key is below.
FIRST = 1 << 16
# So many units are looked at together: a block of hostile texts is no reason to take all memory.
PIECE = 1 << 22


def new_blocks(path: Path, ends: Numbers, known: int) -> Iterator[bytes]:
    """Yield the blocks from number `known` on whose rows are all in the file of texts; these end at `ends`."""
    for first in range(known * BLOCK, len(ends) - BLOCK + 1, BLOCK):
        yield _block_at(path, ends[: first + BLOCK], first)


def last_block(path: Path, ends: Numbers) -> bytes:
    """Return the block of the rows behind the whole ones."""
    return _block_at(path, ends, len(ends) // BLOCK * BLOCK)


def _block_at(path: Path, ends: Numbers, first: int) -> bytes:
    """Return the block of all rows from `first` on, of which there may be fewer than a block has."""
    places = np.concatenate([[0], ends.astype(np.int64)])[first:]
    with path.open("rb") as file:
        file.seek(places[0])
        texts = file.read(places[-1] - places[0])
    lengths = np.diff(places) // UNIT
    if len(texts) != places[-1] - places[0] or (lengths < 0).any():
        raise ValueError("texts do not end where they are said to")
    return block_of(texts, np.pad(lengths, (0, BLOCK - len(lengths))))


def block_of(texts: bytes, lengths: Numbers) -> bytes:
    """Return the block of `BLOCK` texts (UTF-16LE) of so many units, one behind the other."""
    cells = _cells(np.frombuffer(texts, dtype="<u2"), np.repeat(np.arange(BLOCK, dtype=np.int64), lengths))
    keys, rows = cells // BLOCK, (cells % BLOCK).astype("<u2")
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys))
    is_dense = counts * UNIT >= DENSE
    sizes = np.where(is_dense, DENSE, counts * UNIT)
    postings = np.empty(sizes.sum(), dtype=np.uint8)
    place_dense, row_dense = np.repeat(is_dense, sizes), np.repeat(is_dense, counts)
    postings[~place_dense] = rows[~row_dense].view(np.uint8)
    postings[place_dense] = _as_bits(rows[row_dense], counts[is_dense])
    head = np.concatenate([[len(first)], keys[first], np.cumsum(sizes)]).astype("<u4")
    return head.tobytes() + postings.tobytes()


def _cells(units: Numbers, rows: Numbers) -> Numbers:
    """Return which rows have which keys, ascending, as key times `BLOCK` and row in one number.

    Every text ends with a unit that no run can hold, so each other unit is the first of a pair.
    """
    pieces = [
        _pairs(units[start : start + PIECE + 1].astype(np.int64), rows[start : start + PIECE + 1])
        for start in range(0, len(units), PIECE)
    ]
    pairs = pieces[0] if len(pieces) == 1 else _distinct(np.concatenate([_no_cells(), *pieces]))
    single = _distinct(pairs // BLOCK % FIRST * BLOCK + pairs % BLOCK)
    # The last unit of a text with its end is told by the unit itself.
    return np.concatenate([single, pairs[np.searchsorted(pairs, FIRST * BLOCK) :]])


def _no_cells() -> Numbers:
    return np.empty(0, dtype=np.int64)


def _pairs(units: Numbers, rows: Numbers) -> Numbers:
    inside = rows[:-1] == rows[1:]
    return _distinct(((units[:-1] + units[1:] * FIRST) * BLOCK + rows[:-1])[inside])


def _distinct(numbers: Numbers) -> Numbers:
    """Return each number once, ascending: a sort and a look at neighbours, half the time of `np.unique`."""
    ordered = np.sort(numbers)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] + 1))]


def _as_bits(rows: Numbers, counts: Numbers) -> Numbers:
    """Return postings, of so many rows each, with one bit a row."""
    flags = np.zeros((len(counts), BLOCK), dtype=bool)
    flags[np.repeat(np.arange(len(counts)), counts), rows] = True
    return np.packbits(flags, axis=1, bitorder="little").ravel()


def keys_of(needle: bytes) -> list[int]:
    """Return the keys that a text must have to hold `needle`: its pairs of neighbours, or its only unit."""
    units = memoryview(needle).cast("H")
    if len(units) == 1:
        return [units[0]]
    return list(dict.fromkeys(first | second << 16 for first, second in pairwise(units)))


class Block:
    """One block, read in place from a map that begins with it."""

    def __init__(self, data: memoryview) -> None:
        count = data[:4].cast("I")[0]
        self._keys, self._ends = (
            data[4 : 4 + 4 * count].cast("I"),
            data[4 + 4 * count : 4 + 8 * count].cast("I"),
        )
        self._postings = data[4 + 8 * count :]

    def holding(self, keys: list[int]) -> int:
        """Return the rows of the block that have all of `keys`; one that none has goes first, for the next block."""
        postings = []
        for place, key in enumerate(keys):
            posting = self._posting(key)
            if not posting:
                keys.insert(0, keys.pop(place))
                return 0
            postings.append(posting)
        rows = -1
        for posting in postings:
            if len(posting) == DENSE:
                rows &= int.from_bytes(posting, "little")
        if lists := sorted((posting for posting in postings if len(posting) != DENSE), key=len):
            # Met as lists: to make a set of rows of each took most of the time.
            shortest, *others = (posting.cast("H").tolist() for posting in lists)
            rows &= _rows({*shortest}.intersection(*others))
        return rows

    def _posting(self, key: int) -> memoryview | None:
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return None
        return self._postings[self._ends[place - 1] if place else 0 : self._ends[place]]


def _rows(numbers: Iterable[int]) -> int:
    """Return the rows of these numbers as a set."""
    rows = 0
    for row in numbers:
        rows |= 1 << row
    return rows


def candidates(blocks: Iterable[Block], needle: bytes) -> int:
    """Return the rows, of whole blocks, that may hold `needle`; they do if it is one or two units."""
    keys = keys_of(needle)
    return int.from_bytes(b"".join(_filled(blocks, keys)), "little")


def _filled(blocks: Iterable[Block], keys: list[int]) -> Iterator[bytes]:
    for block in blocks:
        yield block.holding(keys).to_bytes(DENSE, "little")
