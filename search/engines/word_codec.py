"""Whoosh's own codec, with the postings of words as plain arrays, which are written and read without a call a posting.

A posting list is the numbers of the documents, ascending, then a code for each: how often the word stands there, and
the length of the document in Whoosh's notation of a byte. All else of a segment is as Whoosh 2.7.4 makes it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from operator import rshift
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte

FIELDS = ("text", "title", "slogan")
MOST = 255
ID, CODE = np.dtype("u4"), np.dtype("u2")


class Postings(NamedTuple):
    """The documents that hold a word, and the code of each."""

    ids: NDArray[np.uint32]
    codes: NDArray[np.uint16]


Gathered = tuple["array[int]", "array[int]"]


class Codec(W3Codec):  # type: ignore[misc]
    """Named by each segment in Whoosh's table of contents, so that plain Whoosh reads these postings too."""

    def field_writer(self, storage: FileStorage, segment: Any) -> FieldWriter:
        return FieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        if term is None or term[0] not in FIELDS:
            return super().postings_reader(dbfile, terminfo, format_, term=term, scorer=scorer)
        ids, codes = _read(dbfile, terminfo)
        weights = (codes >> 8).astype(float).tolist()
        return ListMatcher(ids.tolist(), weights, None, format_, scorer=scorer, term=term, terminfo=terminfo)


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Gathers the words of a segment in memory, and writes them behind what Whoosh itself gives it."""

    def __init__(self, codec: Codec, storage: FileStorage, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        self._gathered: dict[str, dict[str, Gathered]] = {field: {} for field in FIELDS}

    def gather(self, field: str, document: int, counts: Mapping[str, int]) -> None:
        """Note how often each word stands in a field of the next document."""
        known = self._gathered[field]
        length = length_to_byte(sum(counts.values()))
        for word, count in counts.items():
            postings = known.get(word)
            if postings is None:
                postings = known[word] = array("I"), array("H")
            postings[0].append(document)
            postings[1].append((count if count < MOST else MOST) << 8 | length)

    def take(self, field: str, word: str, postings: Postings) -> None:
        """Append the postings of a word from another segment, renumbered."""
        ids, codes = self._gathered[field].setdefault(word, (array("I"), array("H")))
        ids.frombytes(postings.ids.tobytes())
        codes.frombytes(postings.codes.tobytes())

    def add_postings(self, schema: fields.Schema, lengths: Any, items: Iterable[Any]) -> None:
        super().add_postings(schema, None, items)
        for field in sorted(self._gathered):
            self.start_field(field, schema[field])
            words = {word.encode(): postings for word, postings in self._gathered[field].items()}
            for word in sorted(words):
                self._write(word, *words[word])
            self.finish_field()

    def _write(self, word: bytes, ids: array[int], codes: array[int]) -> None:
        weight = sum(map(rshift, codes, repeat(8)))
        info = W3TermInfo(weight=weight, df=len(ids), minid=ids[0], maxid=ids[-1])
        info.set_extent(self._postfile.tell(), len(ids) * (ids.itemsize + codes.itemsize))
        self._postfile.write(ids.tobytes())
        self._postfile.write(codes.tobytes())
        self._tindex.add(pack_ushort(self._fieldid) + word, info.to_bytes())


def read(reader: SegmentReader, field: str, word: bytes) -> Postings | None:
    """Return the postings of a word in one field of a segment, None if it does not occur."""
    try:
        info = reader._terms.term_info(field, word)
    except TermNotFound:
        return None
    return _read(reader._terms._postfile, info)


def read_all(reader: SegmentReader) -> Iterator[tuple[str, str, Postings]]:
    """Yield the postings of every word of every field of a segment."""
    for (field, word), info in reader._terms.items():
        if field in FIELDS:
            yield field, word.decode(), _read(reader._terms._postfile, info)


def _read(file: Any, info: Any) -> Postings:
    """Return a posting list. Raises ValueError for a file that was cut."""
    count = info.doc_frequency()
    # Whoosh does not read the length of an extent back as a number.
    data = file.get(info.extent()[0], count * (ID.itemsize + CODE.itemsize))
    if len(data) < count * (ID.itemsize + CODE.itemsize):
        raise ValueError("a posting list is cut")
    ids = np.frombuffer(data, dtype=ID, count=count)
    return Postings(ids, np.frombuffer(data, dtype=CODE, count=count, offset=ids.nbytes))


class Renumbered:
    """A segment as it is merged into another: its documents from `base` on, those taken out left out."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        self.reader = reader
        kept = np.fromiter(reader.all_doc_ids(), dtype=np.intp)
        self._number_of = np.full(reader.doc_count_all(), -1, dtype=np.int64)
        self._number_of[kept] = base + np.arange(len(kept))

    def postings(self) -> Iterator[tuple[str, str, Postings]]:
        """Yield the postings of every word with the new numbers; words without a document are left out."""
        for field, word, (ids, codes) in read_all(self.reader):
            numbers = self._number_of[ids]
            kept = numbers >= 0
            if kept.any():
                yield field, word, Postings(numbers[kept].astype(ID), codes[kept])
