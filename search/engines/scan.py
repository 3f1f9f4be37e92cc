"""Where a run of characters stands in the mapped texts: the scan that decides what is a hit.

Texts are UTF-16LE, so a character above the BMP is two units and still found as a substring. Over long stretches
glibc's `memmem` on the map is as fast as `str.find` over private memory (5 to 43 ms for 27 million characters); in
single texts, which `grams` proposes, `mmap.find` is twice as fast, as it needs no call through ctypes.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import weakref
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from itertools import repeat
from pathlib import Path

from search.errors import SearchUnavailable

UNIT = 2
# Where each row's text ends, in bytes: a map of an array, which gives plain numbers.
Ends = memoryview
NEARBY_ROWS, NEARBY_BYTES = 8, 1_000
# Behind each text, so that nothing is found across two of them; no run can hold it.
END = "\0"


def encode(text: str) -> bytes:
    """Return the bytes that stand for `text` in a mapped file."""
    return text.encode("utf-16-le", "surrogatepass")


def decode(data: bytes) -> str:
    """Return the text of bytes made by `encode`."""
    return data.decode("utf-16-le", "surrogatepass")


def _libc_memmem() -> Callable[..., int] | None:
    try:
        memmem = ctypes.CDLL(None).memmem
    except (AttributeError, OSError, TypeError):
        return None
    # Addresses as plain numbers: half the cost of a call with pointer types.
    memmem.restype = ctypes.c_size_t
    memmem.argtypes = (ctypes.c_size_t, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t)
    return memmem


_MEMMEM = _libc_memmem()


class MappedText:
    """The first `size` bytes of an append-only file of texts, one after the other, mapped into memory."""

    def __init__(self, path: Path, size: int) -> None:
        self.size = size
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self.check()
        # A private writable map is never written to; ctypes gives an address for no other.
        self._map = mmap.mmap(self._file, size, access=mmap.ACCESS_COPY) if size else None
        self._base = ctypes.addressof(ctypes.c_char.from_buffer(self._map)) if self._map else 0

    def check(self) -> None:
        """Raise SearchUnavailable if the file is shorter than its map: touching the lost part kills a process."""
        if os.fstat(self._file).st_size < self.size:
            raise SearchUnavailable("检索暂不可用：索引文件不完整，请运行 manage.py rebuild_search。")

    def read(self, start: int, end: int) -> str:
        """Return the text at `start:end` (byte offsets)."""
        return decode(self._map[start:end]) if self._map else ""

    def bytes_of(self, start: int, end: int) -> memoryview:
        """Return the bytes at `start:end` in place."""
        return memoryview(self._map or b"")[start:end]

    def rows(self, needle: bytes, ends: Ends, row_count: int, first: int = 0) -> list[int]:
        """Return the rows from `first` on whose text holds `needle`, ascending.

        `ends[row]` is the offset behind the row's text.
        """
        found: list[int] = []
        find, position, row = self._finder(needle), ends[first - 1] if first else 0, first
        while (offset := find(position)) >= 0:
            # An odd offset is the second half of one character and the first of the next.
            if offset % UNIT:
                position = offset + 1
                continue
            near = row + NEARBY_ROWS
            row = bisect_right(
                ends, offset, row, near if near < row_count and ends[near] > offset else row_count
            )
            found.append(row)
            position = ends[row]
        return found

    def among(self, needle: bytes, ends: Ends, rows: list[int]) -> list[int]:
        """Return those of `rows`, ascending, whose text holds `needle`."""
        if self._map is None:
            return []
        starts = (ends[row - 1] if row else 0 for row in rows)
        # No Python call a text, and texts are short: this way is twice as fast as `memmem`.
        offsets = map(self._map.find, repeat(needle), starts, map(ends.__getitem__, rows))
        return [
            row
            for row, offset in zip(rows, offsets, strict=True)
            if offset >= 0 and (not offset % UNIT or self._holds(needle, offset + 1, ends[row]))
        ]

    def _holds(self, needle: bytes, start: int, end: int) -> bool:
        """Whether a text holds `needle` at or behind `start`, at a whole character."""
        assert self._map is not None
        offset = self._map.find(needle, start, end)
        while offset % UNIT and offset >= 0:
            offset = self._map.find(needle, offset + 1, end)
        return offset >= 0

    def _finder(self, needle: bytes) -> Callable[[int], int]:
        """Return a function from a byte offset to the next occurrence at or after it, or -1."""
        if self._map is None:
            return lambda start: -1
        far, near = self._far_finder(needle), partial(self._map.find, needle)
        if len(needle) > 2 * UNIT:
            return far

        def find(start: int) -> int:
            """A character or two stand in most texts near the beginning, where a call without ctypes is faster."""
            offset = near(start, start + NEARBY_BYTES)
            return offset if offset >= 0 else far(start)

        return find

    def _far_finder(self, needle: bytes) -> Callable[[int], int]:
        assert self._map is not None
        if _MEMMEM is None:
            return partial(self._map.find, needle)
        base, size, length, memmem = self._base, self.size, len(needle), _MEMMEM

        def find(start: int) -> int:
            """A damaged offset may lie behind the end: to look there would kill the process."""
            found = memmem(base + start, size - start, needle, length) if start < size else 0
            return found - base if found else -1

        return find
