"""One commit of one generation, opened: what a query is answered from. It never changes once made.

A later commit makes a new snapshot over the same columns and words, extended by what the commit appended.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from sys import getsizeof
from typing import TypeVar, cast

from search.analysis import fingerprint
from search.engines import bits, runs
from search.engines.blocks import BLOCKED, Blocks
from search.engines.facet import Facet
from search.engines.faults import OTHER_ENGINE, unavailable
from search.engines.kind import Kind, Reader
from search.engines.layout import Commit, check_sizes, read_commit
from search.engines.memory import Memory
from search.engines.rows import HIDES, SAMPLE, TEXTS, Column, Rows
from search.engines.scan import END, Ends, MappedText
from search.keeping.belonging import Mark, objection

# Bytes that a process keeps of the last answers (sets, orders, facets).
ANSWERS = 40_000_000
Made = TypeVar("Made")


class Snapshot:
    """`live` are the statements that count, `guards` the articles' own rows, `below` all other rows."""

    def __init__(
        self, folder: Path, commit: Commit, kind: Kind, before: Snapshot | None, rows: Rows | None
    ) -> None:
        check_sizes(folder, commit)
        self.folder, self.commit, self.size = folder, commit, commit.rows
        self.rows: Rows = rows or Rows(folder, commit.identity)
        self.rows.extend(commit.sizes, commit.rows)
        self.texts = {name: MappedText(folder / name, commit.sizes[name]) for name in TEXTS}
        known: dict[str, Blocks] = before.blocks if before else {}
        self.blocks: dict[str, Blocks] = {
            name: Blocks(folder, commit.sizes, name, self.column(f"{name}_end"), known.get(name))
            for name in BLOCKED
        }
        self._mark_rows()
        self.kind = kind
        self.reader: Reader = kind.reader(self, before.reader if before else None)
        self._recent = Memory(ANSWERS)
        self._kept: dict[Hashable, object] = {}
        self._lasting: dict[Hashable, object] = before._lasting if before else {}
        self._lock = threading.RLock()

    def _mark_rows(self) -> None:
        rows, size = self.rows, self.size
        every = (1 << size) - 1
        self.below = bits.from_flags(rows["statement"][:size] != 0)
        self.guards = every & ~self.below
        self.valid = valid = every & ~bits.from_rows(rows.dead[: self.commit.dead], size)
        samples = bits.from_flags(rows["flags"][:size] & SAMPLE != 0)
        self.hiding = bits.from_flags(rows["flags"][:size] & HIDES != 0)
        # While there is a real article, the samples are no part of the archive.
        self.samples = not (valid & self.guards & ~samples)
        valid &= every if self.samples else ~samples
        self.live, self.live_guards = valid & self.below, valid & self.guards
        self.statements, self.articles = self.live.bit_count(), self.live_guards.bit_count()

    def check_belongs(self, known: Mark) -> None:
        """Raise SearchUnavailable if the index is not of the database whose mark was `known` before it was opened."""
        if reason := objection(known, Mark(self.commit.archive, self.commit.through)):
            raise unavailable(reason)

    def check(self) -> None:
        """Raise SearchUnavailable if a mapped file has been cut since it was opened."""
        for mapped in self.texts.values():
            mapped.check()
        for blocks in self.blocks.values():
            blocks.check()
        self.reader.check()

    def column(self, name: str) -> Column:
        """Return a column."""
        return self.rows[name][: self.size]

    def ends(self, text: str) -> Ends:
        """Return where the `text` of each row ends."""
        return self.column(f"{text}_end").data

    def values(self, name: str) -> list[tuple[str, ...]]:
        """Return the tuples that a column of values numbers; a later commit may have appended some."""
        return self.rows.values[name]

    def facet(self, name: str) -> Facet:
        """Return a column of values as it is counted; it may have more rows, of later commits."""
        return self.once(("facet", name), lambda: self.rows.facet(name))

    def remembered(
        self, key: Hashable, make: Callable[[], Made], weigh: Callable[[Made], int] = getsizeof
    ) -> Made:
        """Return what `make` makes, or what it made lately for the same key."""
        return self._recent.get(key, make, weigh)

    def once(self, key: Hashable, make: Callable[[], Made], *, lasts: bool = False) -> Made:
        """Return what `make` makes of this snapshot, made once and kept; if it `lasts`, for later commits, too."""
        kept = self._lasting if lasts else self._kept
        with self._lock:
            if key not in kept:
                kept[key] = make()
            return cast(Made, kept[key])

    def first_statements(self) -> int:
        """Return the live statements that are the first of their article."""

        def make() -> int:
            return bits.from_flags(self.column("position") == 0) & self.live

        return self.once("first statements", make)

    def guard_of(self) -> bits.RowNumbers:
        """Return for each row that of its article."""

        def make() -> bits.RowNumbers:
            # Articles, superseded ones included, are numbered in the order of their rows.
            return bits.to_rows(self.guards, self.size)[self.column("serial")]

        return self.once("guard_of", make)

    def holding(self, needle: str, text: str) -> int:
        """Return the rows whose `text` (texts, quoted or furniture) holds `needle`, superseded ones included."""
        return self.remembered((text, needle), lambda: runs.holding(self, needle, text))

    def read(self, row: int, text: str) -> str:
        """Return the `text` of a row."""
        ends = self.ends(text)
        return self.texts[text].read(ends[row - 1] if row else 0, ends[row]).removesuffix(END)


def open_generation(
    folder: Path, kind: Kind, before: Snapshot | None = None, shared: Rows | None = None
) -> Snapshot:
    """Open the last commit of a generation, over what is open of it or stood in memory before this process was forked.

    Raises SearchUnavailable for any damage.
    """
    commit = read_commit(folder)
    if commit.fingerprint != fingerprint():
        raise unavailable("索引是按另一版本的规则建立的")
    if commit.engine != kind.name:
        raise unavailable(f"索引是由另一检索引擎（{commit.engine}:）建立的", OTHER_ENGINE)
    if before and before.commit.identity != commit.identity:
        before = None
    rows = before.rows if before else shared
    if rows and rows.identity != commit.identity:
        rows = None
    try:
        return Snapshot(folder, commit, kind, before, rows)
    except (OSError, EOFError, LookupError, ValueError) as error:
        raise unavailable("索引已损坏") from error
