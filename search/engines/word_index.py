"""Reading words: the posting lists of all segments, and where the rows of a query stand in them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import TOC
from whoosh.reading import SegmentReader

from search.engines.faults import unavailable
from search.engines.word_codec import Postings, read
from search.engines.words import NAME, row_numbers, storage

ATTEMPTS = 50


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """Whoosh raises anything, bare Exception included, on files that were cut or overwritten."""
    try:
        yield
    except Exception as error:
        raise unavailable("索引的词表已损坏") from error


class Segment:
    """A segment held open. `rows` is the row of each of its documents."""

    def __init__(self, reader: SegmentReader) -> None:
        self.reader, self.rows = reader, row_numbers(reader)


class WordIndex:
    """The words of a generation, for reading; each segment is opened once and held."""

    def __init__(self, folder: Path) -> None:
        self._storage = storage(folder)
        self._segments: dict[str, Segment] = {}
        # One thread at a time: an open file has one reading position.
        self._lock = threading.Lock()

    def __del__(self) -> None:
        for segment in self._segments.values():
            segment.reader.close()

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
            if key not in self._segments:
                self._segments[key] = Segment(SegmentReader(self._storage, toc.schema, segment))
        for key in self._segments.keys() - {segment.segment_id() for segment in toc.segments}:
            self._segments.pop(key).reader.close()

    def postings(self, field: str, word: str) -> list[tuple[Segment, Postings]]:
        """Return the postings of a word in each segment that holds it. Raises SearchUnavailable for damaged files."""
        with self._lock, _told_as_damage():
            found = (
                (segment, read(segment.reader, field, word.encode())) for segment in self._segments.values()
            )
            return [(segment, postings) for segment, postings in found if postings]
