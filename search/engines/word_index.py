"""Reading words: posting lists by the block.

Whoosh's matchers would score one posting at a time, so whole blocks are read instead (`W3LeafMatcher._read_ids`, of
the pinned 2.7.4); `rank` scores them with Whoosh's own formula.
"""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import TOC
from whoosh.reading import SegmentReader, TermNotFound

from search.engines.layout import unavailable
from search.engines.words import NAME, row_numbers, storage

ATTEMPTS = 50
# The rows of a segment's documents; the documents that hold a word; how often each does.
Block = tuple[Sequence[int], Sequence[int], Sequence[float]]


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
                self._rows[key] = row_numbers(self._readers[key])
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
