"""The words of the statements in a Whoosh index: they rank by BM25F and decide nothing.

Whoosh keeps the postings; its matchers would score one posting at a time, so whole blocks are read instead
(`W3LeafMatcher._read_ids`, of the pinned 2.7.4) and scored with Whoosh's own formula.
"""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from math import log
from pathlib import Path
from typing import Any

from whoosh import fields, formats, writing
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
from whoosh.columns import NumericColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.query import Or, Term
from whoosh.reading import SegmentReader, TermNotFound

from search.engines.layout import unavailable

NAME = "words"
ATTEMPTS = 50
POSTINGS_A_BLOCK = 1024
SEGMENTS_TO_MERGE, LARGEST_TO_MERGE = 8, 20_000


# The rows of a segment's documents; the documents that hold a word; how often each does.
Block = tuple[Sequence[int], Sequence[int], Sequence[float]]


class WordsField(fields.FieldType):  # type: ignore[misc]
    """A field that takes words already counted: a mapping from word to frequency."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, scorable=False)

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word, count in value.items():
            yield word.encode(), count, float(count), b""

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode()

    def from_bytes(self, value: bytes) -> str:
        return value.decode()


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, in large blocks, and without asking the disk for a field length at every posting."""

    def __init__(self) -> None:
        super().__init__(blocklimit=POSTINGS_A_BLOCK)

    def field_writer(self, storage: FileStorage, segment: Any) -> W3FieldWriter:
        return _FieldWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: fields.Schema, lengths: Any, items: Iterable[Any]) -> None:
        super().add_postings(schema, None, items)


def schema() -> fields.Schema:
    return fields.Schema(
        article=fields.ID(),
        row=fields.COLUMN(NumericColumn("I")),
        text=WordsField(),
        title=WordsField(),
        slogan=WordsField(),
    )


def storage(folder: Path) -> FileStorage:
    """Return the files without memory maps: a truncated file then raises, it does not kill the process."""
    return FileStorage(str(folder), supports_mmap=False)


def row_numbers(reader: SegmentReader) -> array[int]:
    """Return the row of each document of a segment."""
    rows: array[int] = reader.column_reader("row").load()
    return rows


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files a commit of words consists of."""
    return {path.name: path.stat().st_size for path in folder.glob(f"*{NAME}_*.*")}


def create(folder: Path) -> int:
    """Make an empty index of words; return its generation."""
    folder.mkdir(parents=True, exist_ok=True)
    FileIndex.create(storage(folder), schema(), NAME)
    return 0


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


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """Whoosh raises anything, bare Exception included, on files that were cut or overwritten."""
    try:
        yield
    except Exception as error:
        raise unavailable("索引的词表已损坏") from error


class WordIndex:
    """The words of a generation, for reading; each segment is opened once and held."""

    def __init__(self, folder: Path) -> None:
        self._storage = storage(folder)
        self._readers: dict[str, SegmentReader] = {}
        self._rows: dict[str, array[int]] = {}
        # One thread at a time: an open file has one reading position.
        self._lock = threading.Lock()

    def __del__(self) -> None:
        for reader in self._readers.values():
            reader.close()

    def refresh(self) -> None:
        """Open the segments that a commit has added, close those it has merged. Raises SearchUnavailable."""
        with self._lock, _told_as_damage():
            for attempt in range(ATTEMPTS):
                try:
                    self._refresh()
                    break
                except FileNotFoundError:
                    # A writer may just have replaced what the table of contents named.
                    if attempt == ATTEMPTS - 1:
                        raise
                    time.sleep(0.01)

    def _refresh(self) -> None:
        toc = TOC.read(self._storage, NAME)
        for segment in toc.segments:
            key = segment.segment_id()
            if key not in self._readers:
                self._readers[key] = SegmentReader(self._storage, toc.schema, segment)
        for key in self._readers.keys() - {segment.segment_id() for segment in toc.segments}:
            self._readers.pop(key).close()
            self._rows.pop(key, None)

    def postings(self, field: str, word: str) -> list[Block]:
        """Return, block by block, the segment's row numbers, the documents that hold the word, and how often.

        Raises SearchUnavailable if the files are damaged.
        """
        with self._lock, _told_as_damage():
            return list(self._postings(field, word))

    def _postings(self, field: str, word: str) -> Iterator[Block]:
        for key, reader in self._readers.items():
            try:
                matcher = reader._terms.matcher(field, word.encode(), reader.schema[field].format)
            except TermNotFound:
                continue
            if key not in self._rows:
                self._rows[key] = row_numbers(reader)
            for ids, weights in _blocks(matcher):
                yield self._rows[key], ids, weights


def _blocks(matcher: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the documents and weights of each block of a posting list."""
    if not hasattr(matcher, "_read_ids"):  # a list of one posting is kept inline
        while matcher.is_active():
            yield (matcher.id(),), (matcher.weight(),)
            matcher.next()
        return
    while not matcher._atend:
        matcher._read_ids()
        matcher._read_weights()
        yield matcher._ids, matcher._weights
        matcher._next_block()
