"""The order of hits: BM25F over jieba words, exact phrases first, ties as newest; or by date."""

from __future__ import annotations

from math import log

import jieba

from search.analysis import cut
from search.engines import bits
from search.engines.evaluate import articles_of
from search.engines.snapshot import Snapshot
from search.params import Sort
from search.query import Query

B, K1 = 0.75, 1.2
# Titles and slogan lists are short by nature: their length says nothing.
BOOSTS = {"text": 1.0, "title": 2.5, "slogan": 1.5}
# More than any sum of word scores: a text with the whole phrase stands above scattered words.
PHRASE = 1e6


def ordered(snapshot: Snapshot, hits: int, query: Query, sort: Sort, cutter: jieba.Tokenizer) -> list[int]:
    """Return the guards of the articles of `hits` in the order asked for."""
    guards = bits.to_rows(articles_of(snapshot, hits), snapshot.size)
    guards.sort(key=by_date(snapshot, newest=sort != "oldest").__getitem__)
    if sort == "relevance" and query.positive:
        best = article_scores(snapshot, scores(snapshot, hits, query, cutter))
        guards.sort(key=lambda guard: -best.get(guard, 0.0))
    return guards


def by_date(snapshot: Snapshot, *, newest: bool) -> list[int]:
    """Return the rank of each guard by date; unknown dates come last either way."""
    return snapshot.once(("by_date", newest), lambda: _by_date(snapshot, -1 if newest else 1))


def _by_date(snapshot: Snapshot, direction: int) -> list[int]:
    day, article = snapshot.column("day"), snapshot.column("article")

    def key(guard: int) -> tuple[bool, int, int]:
        return not day[guard], direction * day[guard], direction * article[guard]

    ranks = [0] * snapshot.size
    for rank, guard in enumerate(sorted(bits.to_rows(snapshot.live_guards, snapshot.size), key=key)):
        ranks[guard] = rank
    return ranks


def scores(snapshot: Snapshot, hits: int, query: Query, cutter: jieba.Tokenizer) -> dict[int, float]:
    """Return the score of each of `hits` that holds a word of the query, or all of it as one phrase."""
    if not hits:
        return {}
    wanted = bits.to_flags(hits, snapshot.size)
    runs = [run.folded for run in query.sought]
    totals: dict[int, float] = {}
    for word in {word for run in runs for word in cut(run, cutter)}:
        for field in BOOSTS:
            _add_scores(snapshot, field, word, wanted, totals)
    if len(runs) > 1:
        phrase = hits & snapshot.holding("".join(runs), "texts")
        for row in bits.to_rows(phrase, snapshot.size):
            totals[row] = totals.get(row, 0.0) + PHRASE
    return totals


def _add_scores(snapshot: Snapshot, field: str, word: str, wanted: bytes, totals: dict[int, float]) -> None:
    """Add to `totals` what one word in one field is worth in each wanted row (BM25)."""
    blocks = snapshot.word_index.postings(field, word)
    frequency = sum(len(ids) for _, ids, _ in blocks)
    worth = BOOSTS[field] * (log(snapshot.size / (frequency + 1)) + 1) * (K1 + 1)
    norm = length_norms(snapshot) if field == "text" else [K1] * snapshot.size
    size, get = snapshot.size, totals.get
    for rows, ids, weights in blocks:
        for row, weight in zip(map(rows.__getitem__, ids), weights, strict=True):
            if row < size and wanted[row]:
                totals[row] = get(row, 0.0) + worth * weight / (weight + norm[row])


def length_norms(snapshot: Snapshot) -> list[float]:
    """Return for each row what its length adds below the fraction of BM25."""

    def make() -> list[float]:
        lengths = snapshot.column("words")[: snapshot.size]
        average = sum(lengths) / max(1, snapshot.size - snapshot.guards.bit_count()) or 1.0
        known = {length: K1 * (1 - B + B * length / average) for length in set(lengths)}
        return list(map(known.__getitem__, lengths))

    return snapshot.once("length_norms", make)


def article_scores(snapshot: Snapshot, totals: dict[int, float]) -> dict[int, float]:
    """Return for each guard the score of the article's best statement."""
    guard_of = snapshot.guards_by_serial()
    serial = snapshot.column("serial")
    best: dict[int, float] = {}
    for row, score in totals.items():
        guard = guard_of[serial[row]]
        if score > best.get(guard, 0.0):
            best[guard] = score
    return best
