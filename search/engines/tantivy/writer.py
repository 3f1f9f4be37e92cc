"""One commit of rows to tantivy.

A row is never taken out of it once its commit is valid: readers of the last commit need it until `commit.json` is
replaced, and superseded rows are masked anyhow. What a killed writer left behind the valid rows goes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import tantivy

from search.engines.kind import Words
from search.engines.layout import Commit
from search.engines.tantivy.schema import NAME, ROW, document, open_index

HEAP = 256_000_000


class TantivyWriter:
    """Implements `search.engines.kind.Writer`."""

    def __init__(self, folder: Path, commit: Commit) -> None:
        self._index = open_index(folder / NAME)
        # One thread: its segments are the same for the same rows, and the other core cuts words.
        self._writer: tantivy.IndexWriter | None = self._index.writer(HEAP, 1)
        if self._writer.commit_opstamp != commit.words_generation:
            self._drop_beyond(self._writer, commit.rows)

    def _drop_beyond(self, writer: tantivy.IndexWriter, rows: int) -> None:
        beyond = tantivy.Query.range_query(
            self._index.schema, ROW, tantivy.FieldType.Integer, lower_bound=rows
        )
        writer.delete_documents_by_query(beyond)

    def remove(self, rows: Sequence[int]) -> None:
        """Do nothing: they are marked as dead by the commit itself."""

    def add(self, article_id: int, row: int, words: Words, texts: Mapping[str, str]) -> None:
        assert self._writer is not None
        if words or "texts" in texts:
            self._writer.add_document(document(row, words, texts))

    def commit(self) -> int:
        """Commit, and wait until nothing is merged any more; return the stamp of the commit."""
        assert self._writer is not None
        self._writer.commit()
        stamp = self._writer.commit_opstamp
        self._writer.wait_merging_threads()
        self._writer = None
        return stamp

    def cancel(self) -> None:
        # Without its commit nothing that was added is kept; the writer's lock goes with it.
        self._writer = None
