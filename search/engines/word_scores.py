"""What rows are worth by words that stand in Whoosh: BM25 over the statistics of the snapshot."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress
from math import log

from whoosh.util.numeric import byte_to_length

from search.engines import bits
from search.engines.snapshot import Snapshot
from search.engines.word_codec import FIELDS
from search.engines.word_index import Segment, WordIndex

B, K1 = 0.75, 1.2
# Titles and slogan lists are short by nature: their length says nothing.
BOOSTS = {"text": 1.0, "title": 2.5, "slogan": 1.5}
# A row looked up in a posting list takes as long as so many postings that are walked.
LOOKUP = 2


class Worths(dict[int, float]):
    """The code of a posting → what it is worth (BM25), filled as codes are met; they are few."""

    def __init__(self, worth: float, average: float) -> None:
        super().__init__()
        self._worth, self._average = worth, average

    def __missing__(self, code: int) -> float:
        times = code >> 8
        share = byte_to_length(code & 255) / self._average if self._average else 1.0
        value = self[code] = self._worth * times / (times + K1 * (1 - B + B * share))
        return value


class Hits:
    """The rows to be scored: as a list, as flags, and as documents of each segment, each made once if it is needed."""

    def __init__(self, snapshot: Snapshot, index: WordIndex, rows: int) -> None:
        self.rows = bits.to_rows(rows, snapshot.size)
        # The words may be of a later commit, which has more rows.
        self.flags = bits.to_flags(rows, max(snapshot.size, index.highest_row() + 1))
        self._documents: dict[int, list[tuple[int, int]]] = {}

    def documents(self, segment: Segment) -> list[tuple[int, int]]:
        if id(segment) not in self._documents:
            self._documents[id(segment)] = segment.documents(self.rows)
        return self._documents[id(segment)]

    def among(
        self, segment: Segment, ids: array[int], codes: array[int], worths: Worths
    ) -> Iterable[tuple[int, float]]:
        """Yield the rows that hold a word with what it is worth: one by one if they are few, else by one pass."""
        if len(self.rows) * LOOKUP < len(ids):
            return self._looked_up(segment, ids, codes, worths)
        rows = array("I", map(segment.rows.__getitem__, ids))
        pairs = zip(rows, map(worths.__getitem__, codes), strict=True)
        return compress(pairs, map(self.flags.__getitem__, rows))

    def _looked_up(
        self, segment: Segment, ids: array[int], codes: array[int], worths: Worths
    ) -> Iterable[tuple[int, float]]:
        end = len(ids)
        for document, row in self.documents(segment):
            place = bisect_left(ids, document)
            if place < end and ids[place] == document:
                yield row, worths[codes[place]]


def scores(snapshot: Snapshot, index: WordIndex, words: Sequence[str], hits: int) -> dict[int, float]:
    """Return what each of `hits` that holds any of the words is worth by them."""
    totals: dict[int, float] = {}
    found = Hits(snapshot, index, hits)
    for word in words:
        for field in FIELDS:
            _add_field(totals, snapshot, index, found, field, word)
    return totals


def _add_field(
    totals: dict[int, float], snapshot: Snapshot, index: WordIndex, hits: Hits, field: str, word: str
) -> None:
    """Add to `totals` what a word in one field is worth in each row."""
    postings = index.postings(field, word)
    frequency = sum(len(ids) for _, (ids, _) in postings)
    worth = BOOSTS[field] * (log(snapshot.size / (frequency + 1)) + 1) * (K1 + 1)
    worths = Worths(worth, average_length(snapshot) if field == "text" else 0.0)
    get = totals.get
    for segment, (ids, codes) in postings:
        pairs = hits.among(segment, ids, codes, worths)
        if totals:
            for row, value in pairs:
                totals[row] = get(row, 0.0) + value
        else:
            totals.update(pairs)


def average_length(snapshot: Snapshot) -> float:
    """Return how many words a statement has."""

    def make() -> float:
        statements = snapshot.size - snapshot.guards.bit_count()
        return sum(snapshot.column("words")[: snapshot.size]) / max(1, statements)

    return snapshot.once("average length", make)
