"""What rows are worth by words that stand in Whoosh: BM25 over the statistics of the snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
from whoosh.util.numeric import byte_to_length

from search.engines import bits
from search.engines.kind import Scores, Worths
from search.engines.snapshot import Snapshot
from search.engines.word_codec import FIELDS
from search.engines.word_index import WordIndex

B, K1 = 0.75, 1.2
# Titles and slogan lists are short by nature: their length says nothing.
BOOSTS = {"text": 1.0, "title": 2.5, "slogan": 1.5}
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)
EVEN_LENGTHS = np.full(256, K1)


def scores(snapshot: Snapshot, index: WordIndex, words: Sequence[str], hits: int) -> Scores:
    """Return what each of `hits` that holds any of the words is worth by them."""
    totals = np.zeros(snapshot.size)
    for word in words:
        for field in FIELDS:
            _add_field(totals, snapshot, index, field, word)
    rows = np.flatnonzero(totals * bits.to_flags(hits, snapshot.size))
    return Scores(rows, totals[rows])


def _add_field(totals: Worths, snapshot: Snapshot, index: WordIndex, field: str, word: str) -> None:
    """Add to `totals` what a word in one field is worth in each row."""
    postings = index.postings(field, word)
    frequency = sum(len(found.ids) for _, found in postings)
    worth = BOOSTS[field] * (log(snapshot.size / (frequency + 1)) + 1) * (K1 + 1)
    penalties = length_penalties(snapshot) if field == "text" else EVEN_LENGTHS
    for segment, found in postings:
        rows = segment.rows[found.ids]
        times = (found.codes >> 8).astype(np.float64)
        values = worth * times / (times + penalties[found.codes & 255])
        # The words may be of a later commit, which has more rows.
        known = rows < snapshot.size
        totals[rows[known]] += values[known]


def length_penalties(snapshot: Snapshot) -> Worths:
    """Return what stands beside the count of a word in BM25 for each length in Whoosh's notation of a byte."""

    def make() -> Worths:
        statements = snapshot.size - snapshot.guards.bit_count()
        average = snapshot.column("words").sum() / max(1, statements)
        return K1 * (1 - B + B * (LENGTHS / average if average else np.ones(256)))

    return snapshot.once("length penalties", make)
