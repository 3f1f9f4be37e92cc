"""The order of hits: BM25F over jieba words, exact phrases first, ties as newest; or by date."""

from __future__ import annotations

import numpy as np

from search.analysis import Cutter, cut
from search.engines import bits
from search.engines.bits import RowNumbers
from search.engines.evaluate import articles_of
from search.engines.kind import Scores, Worths
from search.engines.snapshot import Snapshot
from search.params import UNKNOWN, Sort
from search.query import Query, Run

# More than any sum of word scores: a text with the whole phrase stands above scattered words.
PHRASE = 1e6


def ordered(
    snapshot: Snapshot, hits: int, query: Query, sort: Sort, cutter: Cutter, *, wanted: int
) -> RowNumbers:
    """Return the guards of the articles of `hits` in the order asked for: at least the first `wanted`."""
    if sort == "division":
        rows = by_division(snapshot)
        guards = snapshot.guard_of()[rows[bits.to_flags(hits, snapshot.size)[rows]]]
        _, first = np.unique(guards, return_index=True)
        return guards[np.sort(first)[:wanted]]
    flags = bits.to_flags(articles_of(snapshot, hits), snapshot.size)
    by_day = by_date(snapshot, newest=sort != "oldest")
    dated = by_day[flags[by_day]]
    if sort != "relevance" or not query.positive:
        return dated[:wanted]
    guards, best = article_scores(snapshot, scores(snapshot, hits, query, cutter, wanted=wanted))
    if len(guards) < wanted:
        worth = np.zeros(snapshot.size)
        worth[guards] = best
        guards, best = dated, worth[dated]
    return guards[np.lexsort((places(snapshot)[guards], -best))]


def places(snapshot: Snapshot) -> RowNumbers:
    """Return for each guard its place by date, the newest first."""

    def make() -> RowNumbers:
        guards = by_date(snapshot, newest=True)
        place_of = np.zeros(snapshot.size, dtype=np.intp)
        place_of[guards] = np.arange(len(guards))
        return place_of

    return snapshot.once("places", make)


def by_date(snapshot: Snapshot, *, newest: bool) -> RowNumbers:
    """Return all guards by date; unknown dates come last either way."""

    def make() -> RowNumbers:
        guards = bits.to_rows(snapshot.live_guards, snapshot.size)
        day = snapshot.column("day")[guards].astype(np.int64)
        article = snapshot.column("article")[guards].astype(np.int64)
        direction = -1 if newest else 1
        return guards[np.lexsort((direction * article, direction * day, day == 0))]

    return snapshot.once(("by_date", newest), make)


def by_division(snapshot: Snapshot) -> RowNumbers:
    """Return all live statements by the code of their division, unknown ones last; of one division the newest first."""

    def make() -> RowNumbers:
        codes = [group[-1] if group else UNKNOWN for group in snapshot.values("division")]
        # Digits sort before the word of the unknown.
        place_of = {code: place for place, code in enumerate(sorted({*codes}))}
        division = np.array([place_of[code] for code in codes], dtype=np.intp)
        rows = bits.to_rows(snapshot.live, snapshot.size)
        days = places(snapshot)[snapshot.guard_of()[rows]]
        return rows[np.lexsort((rows, days, division[snapshot.column("value.division")[rows]]))]

    return snapshot.once("by_division", make)


def scores(
    snapshot: Snapshot, hits: int, query: Query, cutter: Cutter, *, wanted: int | None = None
) -> Scores:
    """Return the score of each of `hits` that holds a word of the query, or all of it as one phrase.

    Those of the best `wanted` articles are enough, if so many are wanted.
    """
    if not hits:
        return Scores.none()
    runs = [run.folded for run in query.sought]
    words = sorted({word for run in runs for word in cut(run, cutter)})
    whole = "".join(runs)
    phrase = hits & snapshot.holding(whole, "texts") if len(runs) > 1 else 0
    scattered = snapshot.reader.scores(words, query.sought, hits & ~phrase, wanted)
    if not phrase:
        return scattered
    worths = snapshot.reader.scores(words, [Run(whole, whole)], phrase, None)
    together = bits.to_rows(phrase, snapshot.size)
    worth = np.zeros(snapshot.size)
    worth[worths.rows] = worths.values
    worth[together] += PHRASE
    worth[scattered.rows] = scattered.values
    rows = np.union1d(together, scattered.rows)
    return Scores(rows, worth[rows])


def article_scores(snapshot: Snapshot, found: Scores) -> tuple[RowNumbers, Worths]:
    """Return the guards of the articles of scored rows, and the score of the best statement of each."""
    guards = snapshot.guard_of()[found.rows]
    first = np.flatnonzero(np.diff(guards, prepend=-1))
    return guards[first], np.maximum.reduceat(found.values, first) if len(first) else found.values
