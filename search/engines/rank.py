"""The order of hits: BM25F over jieba words, exact phrases first, ties as newest; or by date."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from itertools import compress

from search.analysis import Cutter, cut
from search.engines import bits
from search.engines.evaluate import articles_of
from search.engines.snapshot import Snapshot
from search.params import UNKNOWN, Sort
from search.query import Query

# More than any sum of word scores: a text with the whole phrase stands above scattered words.
PHRASE = 1e6


def ordered(snapshot: Snapshot, hits: int, query: Query, sort: Sort, cutter: Cutter) -> array[int]:
    """Return the guards of the articles of `hits` in the order asked for."""
    if sort == "division":
        flags, rows = bits.to_flags(hits, snapshot.size), by_division(snapshot)
        articles = map(guard_of(snapshot).__getitem__, compress(rows, map(flags.__getitem__, rows)))
        return array("I", dict.fromkeys(articles))
    flags = bits.to_flags(articles_of(snapshot, hits), snapshot.size)
    by_day = by_date(snapshot, newest=sort != "oldest")
    guards = list(compress(by_day, map(flags.__getitem__, by_day)))
    if sort == "relevance" and query.positive:
        best = article_scores(snapshot, scores(snapshot, hits, query, cutter))
        # Backwards, equals still keep the order they are in.
        guards.sort(key=best.__getitem__, reverse=True)
    return array("I", guards)


def by_date(snapshot: Snapshot, *, newest: bool) -> array[int]:
    """Return all guards by date; unknown dates come last either way."""
    return snapshot.once(("by_date", newest), lambda: _by_date(snapshot, -1 if newest else 1))


def _by_date(snapshot: Snapshot, direction: int) -> array[int]:
    day, article = snapshot.column("day"), snapshot.column("article")

    def key(guard: int) -> tuple[bool, int, int]:
        return not day[guard], direction * day[guard], direction * article[guard]

    return array("I", sorted(bits.to_rows(snapshot.live_guards, snapshot.size), key=key))


def by_division(snapshot: Snapshot) -> array[int]:
    """Return all live statements by the code of their division, unknown ones last; of one division the newest first."""
    return snapshot.once("by_division", lambda: _by_division(snapshot))


def _by_division(snapshot: Snapshot) -> array[int]:
    codes = [group[-1] if group else UNKNOWN for group in snapshot.values("division")]
    # Digits sort before the word of the unknown.
    place_of = {code: place for place, code in enumerate(sorted({*codes}))}
    places = [place_of[code] for code in codes]
    days = {guard: place for place, guard in enumerate(by_date(snapshot, newest=True))}
    division, guards = snapshot.column("value.division"), guard_of(snapshot)

    def key(row: int) -> tuple[int, int, int]:
        return places[division[row]], days[guards[row]], row

    return array("I", sorted(bits.to_rows(snapshot.live, snapshot.size), key=key))


def scores(snapshot: Snapshot, hits: int, query: Query, cutter: Cutter) -> dict[int, float]:
    """Return the score of each of `hits` that holds a word of the query, or all of it as one phrase."""
    if not hits:
        return {}
    runs = [run.folded for run in query.sought]
    words = sorted({word for run in runs for word in cut(run, cutter)})
    totals = snapshot.reader.scores(words, hits)
    if len(runs) > 1:
        phrase = hits & snapshot.holding("".join(runs), "texts")
        for row in bits.to_rows(phrase, snapshot.size):
            totals[row] = totals.get(row, 0.0) + PHRASE
    return totals


def article_scores(snapshot: Snapshot, totals: Mapping[int, float]) -> Mapping[int, float]:
    """Return for each guard the score of the article's best statement; 0 for one without a score."""
    guards = map(guard_of(snapshot).__getitem__, totals)
    best: dict[int, float] = defaultdict(float)
    for guard, score in zip(guards, totals.values(), strict=True):
        if score > best[guard]:
            best[guard] = score
    return best


def guard_of(snapshot: Snapshot) -> array[int]:
    """Return for each row that of its article."""

    def make() -> array[int]:
        by_serial, serial = snapshot.guards_by_serial(), snapshot.column("serial")
        return array("I", map(by_serial.__getitem__, serial[: snapshot.size]))

    return snapshot.once("guard_of", make)
