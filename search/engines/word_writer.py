"""Writing words: one Whoosh commit a batch, merged seldom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from math import log
from pathlib import Path
from typing import Any

from whoosh import fields, writing
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import Or, Term
from whoosh.reading import SegmentReader

from search.engines.words import NAME, row_numbers, storage

POSTINGS_A_BLOCK = 1024
SEGMENTS_TO_MERGE, LARGEST_TO_MERGE = 8, 20_000


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, in large blocks, and without asking the disk for a field length at every posting."""

    def __init__(self) -> None:
        super().__init__(blocklimit=POSTINGS_A_BLOCK)

    def field_writer(self, storage: FileStorage, segment: Any) -> W3FieldWriter:
        return _FieldWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: fields.Schema, lengths: Any, items: Iterable[Any]) -> None:
        super().add_postings(schema, None, items)


class WordWriter:
    """One commit of words: superseded articles out, new statements in."""

    def __init__(self, folder: Path, *, valid_rows: int, valid_generation: int) -> None:
        store = storage(folder)
        self._writer = writing.SegmentWriter(FileIndex(store, indexname=NAME), codec=_Codec(), compound=False)
        if self._writer.generation - 1 != valid_generation:
            self._drop_beyond(valid_rows)

    def _drop_beyond(self, valid_rows: int) -> None:
        """Take out what a writer left that was killed before its rows became valid."""
        base = 0
        for segment in self._writer.segments:
            with closing(SegmentReader(self._writer.storage, self._writer.schema, segment)) as reader:
                for number, row in enumerate(row_numbers(reader)):
                    if row >= valid_rows and not segment.is_deleted(number):
                        self._writer.delete_document(base + number)
            base += segment.doc_count_all()

    def remove(self, article_ids: Iterable[int]) -> None:
        """Take out all statements of these articles, with one query."""
        self._writer.delete_by_query(Or([Term("article", str(key)) for key in article_ids]))

    def add(self, article_id: int, row: int, words: Mapping[str, Mapping[str, int]]) -> None:
        self._writer.add_document(article=str(article_id), row=row, **words)

    def commit(self) -> int:
        """Make the changes visible; return the generation to be written into the commit."""
        self._writer.commit(mergetype=merge_similar)
        return int(self._writer.generation)

    def cancel(self) -> None:
        """Forget the changes, unless they are committed already."""
        if not self._writer.is_closed:
            self._writer.cancel()


def merge_similar(writer: writing.SegmentWriter, segments: list[Any]) -> list[Any]:
    """Merge segments of about one size once eight have gathered; drop those without a live document.

    Each posting is so rewritten a few times in all, and a batch costs the same in a large archive.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    levels: dict[int, list[Any]] = {}
    for segment in kept:
        if segment.doc_count() < LARGEST_TO_MERGE:
            levels.setdefault(int(log(segment.doc_count(), SEGMENTS_TO_MERGE)), []).append(segment)
    for level in levels.values():
        if len(level) >= SEGMENTS_TO_MERGE:
            for segment in level:
                with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
                    writer.add_reader(reader)
            return [segment for segment in kept if segment not in level]
    return kept
