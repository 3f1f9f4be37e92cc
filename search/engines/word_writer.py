"""Writing words: one Whoosh commit a batch, merged seldom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import writing
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from search.engines.bits import Flags, RowNumbers
from search.engines.kind import Words
from search.engines.word_codec import Codec, FieldWriter, Renumbered
from search.engines.words import NAME, row_numbers, storage

SEGMENTS_TO_MERGE, LARGEST_TO_MERGE = 8, 20_000


class WordWriter:
    """One commit of words: superseded articles out, new statements in."""

    def __init__(self, folder: Path, *, valid_rows: int, valid_generation: int) -> None:
        store = storage(folder)
        self._writer = writing.SegmentWriter(FileIndex(store, indexname=NAME), codec=Codec(), compound=False)
        if self._writer.generation - 1 != valid_generation:
            self._drop_beyond(valid_rows)

    def _drop_beyond(self, valid_rows: int) -> None:
        """Take out what a writer left that was killed before its rows became valid."""
        self._drop(lambda rows: rows >= valid_rows)

    def remove(self, rows: Sequence[int]) -> None:
        """Take out these rows. A query for a thousand articles took Whoosh as long as half of a batch."""
        self._drop(lambda numbers: np.isin(numbers, rows))

    def _drop(self, unwanted: Callable[[RowNumbers], Flags]) -> None:
        base = 0
        for segment in self._writer.segments:
            with closing(SegmentReader(self._writer.storage, self._writer.schema, segment)) as reader:
                for number in np.flatnonzero(unwanted(row_numbers(reader))).tolist():
                    if not segment.is_deleted(number):
                        self._writer.delete_document(base + number)
            base += segment.doc_count_all()

    def add(self, article_id: int, row: int, words: Words) -> None:
        document = self._writer.docnum
        self._writer.add_document(article=str(article_id), row=row)
        for field, listed in words.items():
            self._writer.fieldwriter.gather(field, document, Counter(listed.split()))

    def commit(self) -> int:
        """Make the changes visible; return the generation to be written into the commit."""
        self._writer.commit(mergetype=merge_similar)
        return int(self._writer.generation)

    def cancel(self) -> None:
        """Forget the changes, unless they are committed already."""
        if not self._writer.is_closed:
            self._writer.cancel()


class _WithoutWords(SegmentReader):  # type: ignore[misc]
    """A segment of which Whoosh merges all but the words, which go by the list."""

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        return (("article", key) for key in self.lexicon("article"))


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
                with closing(_WithoutWords(writer.storage, writer.schema, segment)) as reader:
                    _merge(writer, reader)
            return [segment for segment in kept if segment not in level]
    return kept


def _merge(writer: writing.SegmentWriter, reader: SegmentReader) -> None:
    renumbered = Renumbered(reader, writer.docnum)
    writer.add_reader(reader)
    fields: FieldWriter = writer.fieldwriter
    for field, word, postings in renumbered.postings():
        fields.take(field, word, postings)
