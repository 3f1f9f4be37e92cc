"""What rows are worth by words that stand in Whoosh: BM25 over the statistics of the snapshot."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import compress
from math import log
from sys import getsizeof
from typing import TYPE_CHECKING

from search.engines import bits
from search.engines.snapshot import Snapshot
from search.engines.word_index import WordIndex

if TYPE_CHECKING:
    from search.engines.whoosh_kind import WhooshReader

B, K1 = 0.75, 1.2
# Titles and slogan lists are short by nature: their length says nothing.
BOOSTS = {"text": 1.0, "title": 2.5, "slogan": 1.5}


def scores(snapshot: Snapshot, reader: WhooshReader, words: Sequence[str], hits: int) -> dict[int, float]:
    """Return what each of `hits` that holds any of the words is worth by them."""
    totals: dict[int, float] = {}
    flags = bits.to_flags(hits, snapshot.size)
    for word in words:
        _add(totals, *_worths(snapshot, reader, word), hits=flags)
    return totals


def _add(totals: dict[int, float], rows: array[int], worths: array[float], *, hits: bytes) -> None:
    """Add what a word is worth to the totals of the rows that are hits."""
    found = compress(zip(rows, worths, strict=True), map(hits.__getitem__, rows))
    if not totals:
        totals.update(found)
        return
    get = totals.get
    for row, worth in found:
        totals[row] = get(row, 0.0) + worth


def _worths(snapshot: Snapshot, reader: WhooshReader, word: str) -> tuple[array[int], array[float]]:
    """Return the rows that hold a word in any field, and what it is worth in each."""

    def make() -> tuple[array[int], array[float]]:
        totals: dict[int, float] = {}
        for field in BOOSTS:
            _add_field(snapshot, reader.word_index, field, word, totals)
        return array("I", totals), array("d", totals.values())

    return reader.word_scores.get(word, make, lambda made: sum(map(getsizeof, made)))


def _add_field(snapshot: Snapshot, index: WordIndex, field: str, word: str, totals: dict[int, float]) -> None:
    """Add to `totals` what a word in one field is worth in each row (BM25)."""
    blocks = index.postings(field, word)
    frequency = sum(len(ids) for _, ids, _ in blocks)
    worth = BOOSTS[field] * (log(snapshot.size / (frequency + 1)) + 1) * (K1 + 1)
    norm = length_norms(snapshot) if field == "text" else [K1] * snapshot.size
    size, get = snapshot.size, totals.get
    for row_of, ids, weights in blocks:
        for row, weight in zip(map(row_of.__getitem__, ids), weights, strict=True):
            # The words may be of a later commit, which has more rows.
            if row < size:
                totals[row] = get(row, 0.0) + worth * weight / (weight + norm[row])


def length_norms(snapshot: Snapshot) -> array[float]:
    """Return for each row what its length adds below the fraction of BM25."""

    def make() -> array[float]:
        lengths = snapshot.column("words")[: snapshot.size]
        average = sum(lengths) / max(1, snapshot.size - snapshot.guards.bit_count()) or 1.0
        known = {length: K1 * (1 - B + B * length / average) for length in set(lengths)}
        return array("d", map(known.__getitem__, lengths))

    return snapshot.once("length_norms", make)
