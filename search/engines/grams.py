"""Which rows hold a character or two characters side by side: blocks of postings beside the texts.

A block covers `BLOCK` rows and is written once, when they are all there, so the file is append-only and a commit costs
what its batch costs; the rows behind the last whole block are scanned. A run of one or two UTF-16 units is answered
by its posting alone. A longer one is sought only in the rows that hold each two neighbours of it.

A block is: the number of keys, the keys ascending, where each posting ends (all 32 bits), the postings. A key is
one unit, or two with the first in the lower half. A posting is an array of row numbers within the block,
or, once that would be longer, one bit a row.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from pathlib import Path

from search.engines import bits

BLOCK = 2048
DENSE = BLOCK // 8
UNIT = 2


def new_blocks(path: Path, ends: array[int], known: int) -> Iterator[bytes]:
    """Yield the blocks from number `known` on whose rows are all in the file of texts; these end at `ends`."""
    with path.open("rb") as file:
        for first in range(known * BLOCK, len(ends) - BLOCK + 1, BLOCK):
            starts = [ends[first - 1] if first else 0, *ends[first : first + BLOCK]]
            file.seek(starts[0])
            yield block_of(file.read(end - start) for start, end in pairwise(starts))


def block_of(texts: Iterable[bytes]) -> bytes:
    """Return the block of `BLOCK` texts (UTF-16LE)."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, text in enumerate(texts):
        # Appended without a step of Python's own for each of a million keys.
        deque(map(list.append, map(rows_of.__getitem__, _keys(text)), repeat(row)), maxlen=0)
    keys = array("I", sorted(rows_of))
    postings = [_posting(rows_of[key]) for key in keys]
    ends, end = array("I"), 0
    for posting in postings:
        end += len(posting)
        ends.append(end)
    return b"".join((array("I", [len(keys)]).tobytes(), keys.tobytes(), ends.tobytes(), *postings))


def _keys(text: bytes) -> set[int]:
    """Return every unit of a text and every two neighbours."""
    view = memoryview(text)
    even, odd = len(text) // 4 * 4, UNIT + (len(text) - UNIT) // 4 * 4
    return {*view.cast("H"), *view[:even].cast("I"), *view[UNIT:odd].cast("I")} if text else set()


def _posting(rows: list[int]) -> bytes:
    if len(rows) * UNIT < DENSE:
        return array("H", rows).tobytes()
    return bits.from_rows(rows, BLOCK).to_bytes(DENSE, "little")


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

    def holding(self, keys: Sequence[int]) -> int:
        """Return the rows of the block that have all of `keys`."""
        postings = []
        for key in keys:
            posting = self._posting(key)
            if not posting:
                return 0
            postings.append(posting)
        postings.sort(key=len)
        rows = -1
        for posting in postings:
            rows &= _rows(posting)
            if not rows:
                return 0
        return rows

    def _posting(self, key: int) -> memoryview | None:
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return None
        return self._postings[self._ends[place - 1] if place else 0 : self._ends[place]]


def _rows(posting: memoryview) -> int:
    """Return a posting as a set of rows."""
    if len(posting) == DENSE:
        return int.from_bytes(posting, "little")
    rows = 0
    for row in posting.cast("H"):
        rows |= 1 << row
    return rows


def candidates(blocks: Iterable[Block], needle: bytes) -> int:
    """Return the rows, of whole blocks, that may hold `needle`; they do if it is one or two units."""
    keys = keys_of(needle)
    return int.from_bytes(b"".join(_filled(blocks, keys)), "little")


def _filled(blocks: Iterable[Block], keys: Sequence[int]) -> Iterator[bytes]:
    for block in blocks:
        yield block.holding(keys).to_bytes(DENSE, "little")
