"""The blocks of `grams` beside a text: those of a commit, opened, and those that a commit adds."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from search.engines import grams
from search.engines.rows import Column, extended
from search.engines.scan import MappedText

# The texts that have blocks; in quotes a run is proposed by them without its punctuation.
BLOCKED = ("texts", "furniture")
# So many rows behind the last block are scanned by each query; more get a block of this process's own.
SCANNED = 256


def names(text: str) -> tuple[str, str]:
    """Return the files of the blocks of a text and of where each ends, in bytes."""
    return f"grams/{text}", f"grams/{text}_ends"


class Blocks:
    """The blocks of one text, read in place, and one in memory of the rows behind them; `rows` of the text are covered."""

    def __init__(
        self, folder: Path, sizes: Mapping[str, int], text: str, text_ends: Column, before: Blocks | None
    ) -> None:
        name, ends = names(text)
        known: Column = before._ends if before else np.empty(0, dtype="Q")
        self._ends: Column = extended(folder / ends, known, sizes[ends])
        self._mapped = MappedText(folder / name, sizes[name])
        places = [0, *self._ends[: sizes[ends] // self._ends.itemsize].tolist()]
        self.blocks = [grams.Block(self._mapped.bytes_of(start, end)) for start, end in pairwise(places)]
        self.whole = self.rows = len(self.blocks) * grams.BLOCK
        self._last: grams.Block | None = before._last if before else None
        self._cover_rest(folder / text, text_ends, before)

    def _cover_rest(self, path: Path, ends: Column, before: Blocks | None) -> None:
        """Take over the block that the last commit had of the rest, until it lacks too many rows."""
        if before and before.whole == self.whole and len(ends) - before.rows <= SCANNED:
            self.rows = before.rows
        elif len(ends) - self.whole > SCANNED:
            self._last, self.rows = grams.Block(memoryview(grams.last_block(path, ends))), len(ends)
        if self.rows > self.whole and self._last:
            self.blocks.append(self._last)

    def check(self) -> None:
        self._mapped.check()

    def proposed(self, needle: bytes) -> int:
        """Return the rows they cover that may hold `needle`; they do if it is one or two units."""
        return grams.candidates(self.blocks, needle)


def added(folder: Path, sizes: Mapping[str, int], text: str, text_ends: Column) -> dict[str, bytes]:
    """Return what the files gain, once the texts, which end there, are written; `sizes` are those of the last commit."""
    name, ends = names(text)
    known = sizes[ends] // np.dtype("Q").itemsize
    blocks = list(grams.new_blocks(folder / text, text_ends, known))
    block_ends = sizes[name] + np.cumsum([len(block) for block in blocks], dtype="Q")
    return {name: b"".join(blocks), ends: block_ends.tobytes()}
