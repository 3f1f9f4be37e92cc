"""The default kind: words in Whoosh, every proposed row looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from search.engines import word_scores
from search.engines import words as word_files
from search.engines.kind import Reader, Scores, Words
from search.engines.layout import Commit
from search.engines.snapshot import Snapshot
from search.engines.word_index import WordIndex
from search.engines.word_writer import WordWriter
from search.query import Run


class WhooshReader:
    """Reads words from segments that are held open from commit to commit."""

    def __init__(self, snapshot: Snapshot, before: WhooshReader | None) -> None:
        self._snapshot = snapshot
        self.word_index: WordIndex = (
            before.word_index if before else WordIndex(snapshot.folder / WhooshKind.name)
        )
        self.word_index.refresh()

    def check(self) -> None:
        """Nothing is mapped: a cut file raises when it is read."""

    def holding(self, run: str) -> None:
        """Leave it to blocks and texts: Whoosh knows words."""

    def scores(self, words: Sequence[str], runs: Sequence[Run], hits: int, wanted: int | None) -> Scores:
        return word_scores.scores(self._snapshot, self.word_index, words, hits)


class WhooshWriter:
    """Words go to Whoosh."""

    def __init__(self, folder: Path, commit: Commit) -> None:
        self._words = WordWriter(
            folder / WhooshKind.name, valid_rows=commit.rows, valid_generation=commit.words_generation
        )

    def remove(self, rows: Sequence[int]) -> None:
        # Words decide nothing: a reader of the last commit may lose them early.
        self._words.remove(rows)

    def add(self, article_id: int, row: int, words: Words, texts: Mapping[str, str]) -> None:
        if words:
            self._words.add(article_id, row, words)

    def commit(self) -> int:
        return self._words.commit()

    def cancel(self) -> None:
        self._words.cancel()


class WhooshKind:
    """See `search.engines.kind`."""

    name = "whoosh"

    def create(self, folder: Path) -> int:
        return word_files.create(folder / self.name)

    def writer(self, folder: Path, commit: Commit) -> WhooshWriter:
        return WhooshWriter(folder, commit)

    def reader(self, snapshot: Snapshot, before: Reader | None) -> WhooshReader:
        return WhooshReader(snapshot, cast("WhooshReader | None", before))

    def file_sizes(self, folder: Path) -> dict[str, int]:
        return word_files.file_sizes(folder / self.name)
