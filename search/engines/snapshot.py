"""One commit of one generation, opened: what a query is answered from. It never changes once made.

A later commit makes a new snapshot over the same columns and words, extended by what the commit appended.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Hashable
from pathlib import Path
from sys import getsizeof
from typing import TypeVar, cast

from archive.text.fold import reduce_run
from search.analysis import fingerprint
from search.engines import bits, grams
from search.engines.layout import Commit, check_sizes, read_commit, unavailable
from search.engines.memory import Memory
from search.engines.rows import GRAM_ENDS, GRAMS, HIDES, SAMPLE, TEXTS, Rows
from search.engines.scan import END, UNIT, MappedText, encode
from search.engines.word_index import WordIndex

# Bytes that a process keeps of the last answers (sets, orders, facets), and of words with their scores.
ANSWERS, WORDS = 40_000_000, 24_000_000
Made = TypeVar("Made")


class Snapshot:
    """`live` are the statements that count, `guards` the articles' own rows, `below` all other rows."""

    def __init__(self, folder: Path, commit: Commit, before: Snapshot | None = None) -> None:
        check_sizes(folder, commit)
        self.folder, self.commit, self.size = folder, commit, commit.rows
        self.rows: Rows = before.rows if before else Rows(folder)
        self.word_index: WordIndex = before.word_index if before else WordIndex(folder / "whoosh")
        self.rows.extend(commit.sizes, commit.rows)
        self.word_index.refresh()
        self.texts = {name: MappedText(folder / name, commit.sizes[name]) for name in TEXTS}
        self._grams = MappedText(folder / GRAMS, commit.sizes[GRAMS])
        self.blocks = self._open_blocks(commit.sizes[GRAM_ENDS])
        self._mark_rows()
        self._recent = Memory(ANSWERS)
        self.word_scores = Memory(WORDS)
        self._kept: dict[Hashable, object] = {}
        self._lock = threading.RLock()

    def _open_blocks(self, size: int) -> list[grams.Block]:
        ends = self.rows.gram_ends[: size // self.rows.gram_ends.itemsize]
        starts = [0, *ends[:-1]]
        return [
            grams.Block(self._grams.bytes_of(start, end)) for start, end in zip(starts, ends, strict=False)
        ]

    def _mark_rows(self) -> None:
        rows, size = self.rows, self.size
        every = (1 << size) - 1
        self.below = bits.from_flags(bytes(map(bool, rows["statement"][:size])))
        self.guards = every & ~self.below
        self.valid = valid = every & ~bits.from_rows(rows.dead[: self.commit.dead], size)
        samples = bits.from_flags(bytes(flag & SAMPLE for flag in rows["flags"][:size]))
        self.hiding = bits.from_flags(bytes(flag & HIDES for flag in rows["flags"][:size]))
        # While there is a real article, the samples are no part of the archive.
        self.samples = not (valid & self.guards & ~samples)
        valid &= every if self.samples else ~samples
        self.live, self.live_guards = valid & self.below, valid & self.guards
        self.statements, self.articles = self.live.bit_count(), self.live_guards.bit_count()

    def check(self) -> None:
        """Raise SearchUnavailable if a mapped file has been cut since it was opened."""
        for mapped in (*self.texts.values(), self._grams):
            mapped.check()

    def column(self, name: str) -> array[int]:
        """Return a column; it may be longer than `size` by what later commits appended."""
        return self.rows[name]

    def values(self, name: str) -> list[tuple[str, ...]]:
        """Return the tuples that a column of values numbers."""
        return self.rows.values[name]

    def remembered(
        self, key: Hashable, make: Callable[[], Made], weigh: Callable[[Made], int] = getsizeof
    ) -> Made:
        """Return what `make` makes, or what it made lately for the same key."""
        return self._recent.get(key, make, weigh)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes of this snapshot, made once and kept."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            return cast(Made, self._kept[key])

    def first_statements(self) -> int:
        """Return the live statements that are the first of their article."""

        def make() -> int:
            first = bits.from_flags(bytes(not place for place in self.column("position")[: self.size]))
            return first & self.live

        return self.once("first statements", make)

    def guards_by_serial(self) -> list[int]:
        """Return the row of each article, superseded ones included, by serial number."""
        return self.once("guards", lambda: bits.to_rows(self.guards, self.size))

    def holding(self, needle: str, text: str) -> int:
        """Return the rows whose `text` (texts, quoted or furniture) holds `needle`, superseded ones included."""

        return self.remembered((text, needle), lambda: self._scan(needle, text))

    def _scan(self, needle: str, text: str) -> int:
        """Look into the rows that have all characters side by side, and into those behind the last block."""
        mapped, data, ends = self.texts[text], encode(needle), self.column(f"{text}_end")
        # What holds a run with its punctuation holds it without; of furniture there is too little for blocks.
        key = {"texts": needle, "quoted": reduce_run(needle)}.get(text, "")
        if not key or not self.blocks:
            return bits.from_rows(mapped.rows(data, ends, self.size), self.size)
        first = len(self.blocks) * grams.BLOCK
        rows = grams.candidates(self.blocks, encode(key))
        if text != "texts" or len(data) > 2 * UNIT:
            rows = bits.from_rows(mapped.among(data, ends, bits.to_rows(rows, first)), first)
        return rows | bits.from_rows(mapped.rows(data, ends, self.size, first), self.size)

    def read(self, row: int, text: str) -> str:
        """Return the `text` of a row."""
        ends = self.column(f"{text}_end")
        return self.texts[text].read(ends[row - 1] if row else 0, ends[row]).removesuffix(END)


def open_generation(folder: Path, before: Snapshot | None = None) -> Snapshot:
    """Open the last commit of a generation, over what is open of it. Raises SearchUnavailable for any damage."""
    commit = read_commit(folder)
    if commit.fingerprint != fingerprint():
        raise unavailable("索引是按另一版本的规则建立的")
    if before and before.commit.identity != commit.identity:
        before = None
    try:
        return Snapshot(folder, commit, before)
    except (OSError, EOFError, LookupError, ValueError) as error:
        raise unavailable("索引已损坏") from error
