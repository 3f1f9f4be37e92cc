"""The default kind: runs by blocks of postings beside the texts, words in Whoosh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from archive.text.fold import reduce_run
from search.engines import bits, grams, word_scores
from search.engines import words as word_files
from search.engines.kind import Reader, Scores, Words
from search.engines.layout import Commit
from search.engines.rows import Column, extended
from search.engines.scan import UNIT, MappedText, encode
from search.engines.snapshot import Snapshot
from search.engines.word_index import WordIndex
from search.engines.word_writer import WordWriter
from search.query import Run

GRAMS, GRAM_ENDS = "grams", "gram_ends"


class WhooshReader:
    """Reads blocks in place, and words from segments that are held open from commit to commit."""

    def __init__(self, snapshot: Snapshot, before: WhooshReader | None) -> None:
        self._snapshot, sizes = snapshot, snapshot.commit.sizes
        self.word_index: WordIndex = (
            before.word_index if before else WordIndex(snapshot.folder / WhooshKind.name)
        )
        self.word_index.refresh()
        # Where each block ends in its file.
        known: Column = before._ends if before else np.empty(0, dtype="Q")
        self._ends: Column = extended(snapshot.folder / GRAM_ENDS, known, sizes[GRAM_ENDS])
        self._grams = MappedText(snapshot.folder / GRAMS, sizes[GRAMS])
        self.blocks = self._open_blocks(sizes[GRAM_ENDS] // self._ends.itemsize)

    def _open_blocks(self, count: int) -> list[grams.Block]:
        ends = self._ends[:count].tolist()
        starts = [0, *ends[:-1]]
        return [
            grams.Block(self._grams.bytes_of(start, end)) for start, end in zip(starts, ends, strict=False)
        ]

    def check(self) -> None:
        self._grams.check()

    def holding(self, needle: str, text: str) -> int:
        """Look into the rows that have all characters side by side, and into those behind the last block."""
        snapshot = self._snapshot
        mapped, data, ends = snapshot.texts[text], encode(needle), snapshot.ends(text)
        # What holds a run with its punctuation holds it without; of furniture there is too little for blocks.
        key = {"texts": needle, "quoted": reduce_run(needle)}.get(text, "")
        if not key or not self.blocks:
            return bits.from_rows(mapped.rows(data, ends, snapshot.size), snapshot.size)
        first = len(self.blocks) * grams.BLOCK
        rows = grams.candidates(self.blocks, encode(key))
        if text != "texts" or len(data) > 2 * UNIT:
            rows = bits.from_rows(mapped.among(data, ends, bits.to_rows(rows, first).tolist()), first)
        return rows | bits.from_rows(mapped.rows(data, ends, snapshot.size, first), snapshot.size)

    def scores(self, words: Sequence[str], runs: Sequence[Run], hits: int, wanted: int | None) -> Scores:
        return word_scores.scores(self._snapshot, self.word_index, words, hits)


class WhooshWriter:
    """Words go to Whoosh; blocks are made of the texts once their rows are all there."""

    def __init__(self, folder: Path, commit: Commit) -> None:
        self._folder, self._commit = folder, commit
        self._words = WordWriter(
            folder / WhooshKind.name, valid_rows=commit.rows, valid_generation=commit.words_generation
        )

    def remove(self, rows: Sequence[int]) -> None:
        # Words decide nothing: a reader of the last commit may lose them early.
        self._words.remove(rows)

    def add(self, article_id: int, row: int, words: Words, texts: Mapping[str, str]) -> None:
        if words:
            self._words.add(article_id, row, words)

    def files(self, text_ends: Column) -> Mapping[str, bytes]:
        sizes = self._commit.sizes
        known = sizes[GRAM_ENDS] // np.dtype("Q").itemsize
        blocks = list(grams.new_blocks(self._folder / "texts", text_ends.tolist(), known))
        block_ends = sizes[GRAMS] + np.cumsum([len(block) for block in blocks], dtype="Q")
        return {GRAMS: b"".join(blocks), GRAM_ENDS: block_ends.tobytes()}

    def commit(self) -> int:
        return self._words.commit()

    def cancel(self) -> None:
        self._words.cancel()


class WhooshKind:
    """See `search.engines.kind`."""

    name = "whoosh"
    files: tuple[str, ...] = (GRAMS, GRAM_ENDS)

    def create(self, folder: Path) -> int:
        return word_files.create(folder / self.name)

    def writer(self, folder: Path, commit: Commit) -> WhooshWriter:
        return WhooshWriter(folder, commit)

    def reader(self, snapshot: Snapshot, before: Reader | None) -> WhooshReader:
        return WhooshReader(snapshot, cast("WhooshReader | None", before))

    def file_sizes(self, folder: Path) -> dict[str, int]:
        return word_files.file_sizes(folder / self.name)
