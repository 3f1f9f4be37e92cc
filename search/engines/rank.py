"""The order of hits: BM25F over jieba words, exact phrases first, ties as newest; or by date."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from itertools import compress, islice

from search.analysis import Cutter, cut
from search.engines import bits
from search.engines.evaluate import articles_of
from search.engines.snapshot import Snapshot
from search.params import UNKNOWN, Sort
from search.query import Query, Run

# More than any sum of word scores: a text with the whole phrase stands above scattered words.
PHRASE = 1e6


def ordered(
    snapshot: Snapshot, hits: int, query: Query, sort: Sort, cutter: Cutter, *, wanted: int
) -> array[int]:
    """Return the guards of the articles of `hits` in the order asked for: at least the first `wanted`."""
    if sort == "division":
        flags, rows = bits.to_flags(hits, snapshot.size), by_division(snapshot)
        articles = map(guard_of(snapshot).__getitem__, compress(rows, map(flags.__getitem__, rows)))
        return array("I", islice(dict.fromkeys(articles), wanted))
    flags = bits.to_flags(articles_of(snapshot, hits), snapshot.size)
    by_day = by_date(snapshot, newest=sort != "oldest")
    dated = compress(by_day, map(flags.__getitem__, by_day))
    if sort != "relevance" or not query.positive:
        return array("I", islice(dated, wanted))
    best = article_scores(snapshot, scores(snapshot, hits, query, cutter, wanted=wanted))
    enough = len(best) >= wanted
    guards = sorted(best, key=places(snapshot).__getitem__) if enough else list(dated)
    # Backwards, equals still keep the order they are in.
    guards.sort(key=best.__getitem__, reverse=True)
    return array("I", guards)


def places(snapshot: Snapshot) -> array[int]:
    """Return for each guard its place by date, the newest first."""

    def make() -> array[int]:
        place_of = array("I", bytes(4 * snapshot.size))
        for place, guard in enumerate(by_date(snapshot, newest=True)):
            place_of[guard] = place
        return place_of

    return snapshot.once("places", make)


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


def scores(
    snapshot: Snapshot, hits: int, query: Query, cutter: Cutter, *, wanted: int | None = None
) -> dict[int, float]:
    """Return the score of each of `hits` that holds a word of the query, or all of it as one phrase.

    Those of the best `wanted` articles are enough, if so many are wanted.
    """
    if not hits:
        return {}
    runs = [run.folded for run in query.sought]
    words = sorted({word for run in runs for word in cut(run, cutter)})
    whole = "".join(runs)
    phrase = hits & snapshot.holding(whole, "texts") if len(runs) > 1 else 0
    totals = snapshot.reader.scores(words, query.sought, hits & ~phrase, wanted)
    if phrase:
        worths = snapshot.reader.scores(words, [Run(whole, whole)], phrase, None)
        totals |= {row: PHRASE + worths.get(row, 0.0) for row in bits.to_rows(phrase, snapshot.size)}
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
