"""The answer to one set of parameters from one snapshot: totals, rows, facets, silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from search.analysis import Cutter
from search.engines import bits, evaluate
from search.engines.bits import Flags, RowNumbers
from search.engines.count import Counted, Hits
from search.engines.listing import Told, listed
from search.engines.rank import by_division, ordered
from search.engines.snapshot import Snapshot
from search.params import SearchParams
from search.results import FACETS, Results, Row, Silence

NO_SILENCE = Silence()
# As many articles as are put in order at least.
ORDERED = 200
# The bytes of the objects that hold the numbers of a facet.
OBJECTS = 500


def results(snapshot: Snapshot, params: SearchParams, cutter: Cutter) -> Results:
    """Return the results of `params`, equal to those of `search.reference` save for the order by relevance."""
    # What does not depend on the page is kept for the next page.
    asked = replace(params, q="", sort="relevance", view="list", page=1, per_page=1)
    found = _found(snapshot, params)
    hits = _narrowed(found, evaluate.passes(snapshot, params))
    wanted = _at_least(params.page * params.per_page)
    order = snapshot.remembered(
        ("order", asked, params.sort, wanted),
        lambda: ordered(snapshot, hits, params.query, params.sort, cutter, wanted=wanted),
    )
    facets = snapshot.remembered(("facets", asked), lambda: _facets(snapshot, found, hits, params), _weight)
    return Results(
        statements=hits.bit_count(),
        articles=evaluate.articles_of(snapshot, hits).bit_count(),
        rows=_page(snapshot, hits, order, params),
        facets={name: Told(snapshot.facet(name).values, counted) for name, counted in facets.items()},
        silence=snapshot.remembered(("silence", asked), lambda: _silence(snapshot, found, hits, params)),
        searched_statements=snapshot.statements,
        searched_articles=snapshot.articles,
        samples=snapshot.samples and snapshot.statements > 0,
    )


def _at_least(number: int) -> int:
    """Return how many articles to put in order for a page that ends there: with it some pages before and behind."""
    wanted = ORDERED
    while wanted < number:
        wanted *= 4
    return wanted


def totals(snapshot: Snapshot, params: SearchParams) -> tuple[int, int]:
    """Return the numbers of statements and articles in the results of `params`."""
    hits = _narrowed(_found(snapshot, params), evaluate.passes(snapshot, params))
    return hits.bit_count(), evaluate.articles_of(snapshot, hits).bit_count()


def _found(snapshot: Snapshot, params: SearchParams) -> int:
    return snapshot.remembered(("found", params.query), lambda: evaluate.found(snapshot, params.query))


def _narrowed(rows: int, kept: int | None) -> int:
    return rows if kept is None else rows & kept


def _page(snapshot: Snapshot, hits: int, order: RowNumbers, params: SearchParams) -> tuple[Row, ...]:
    flags = bits.to_flags(hits, snapshot.size)
    start = (params.page - 1) * params.per_page
    if params.view == "lines":
        rows = by_division(snapshot) if params.sort == "division" else _in_order(snapshot, hits, order)
        shown = rows[flags[rows]][start : start + params.per_page]
        articles, statements = _column(snapshot, "article", shown), _column(snapshot, "statement", shown)
        return tuple(Row(article, (key,)) for article, key in zip(articles, statements, strict=True))
    return tuple(_row(snapshot, flags, guard) for guard in order[start : start + params.per_page].tolist())


def _column(snapshot: Snapshot, name: str, rows: RowNumbers) -> list[int]:
    numbers: list[int] = snapshot.column(name)[rows].tolist()
    return numbers


def _row(snapshot: Snapshot, flags: Flags, guard: int) -> Row:
    first = guard - int(snapshot.column("position")[guard])
    rows = first + np.flatnonzero(flags[first:guard])
    return Row(int(snapshot.column("article")[guard]), tuple(_column(snapshot, "statement", rows)))


def _in_order(snapshot: Snapshot, hits: int, order: RowNumbers) -> RowNumbers:
    """Return the hits of the ordered articles, article by article in reading order."""
    place = np.full(snapshot.size, len(order))
    place[order] = np.arange(len(order))
    rows = bits.to_rows(hits, snapshot.size)
    places = place[snapshot.guard_of()[rows]]
    listed = places < len(order)
    return rows[listed][np.argsort(places[listed], kind="stable")]


def _facets(snapshot: Snapshot, found: int, hits: int, params: SearchParams) -> dict[str, Counted]:
    """Return every facet, counted without its own filter, the most frequent value first."""
    facets = {}
    every = Hits(snapshot, hits)
    for name in FACETS:
        counted, chosen = every, params.values(name)
        if chosen:
            counted = Hits(snapshot, _narrowed(found, evaluate.passes(snapshot, params, without=name)))
        facets[name] = listed(counted, name, chosen, by_articles=not params.query.positive)
    return facets


def _weight(facets: Mapping[str, Counted]) -> int:
    """Return about how many bytes facets take."""
    return sum(3 * counted.numbers.nbytes + OBJECTS for counted in facets.values())


def _silence(snapshot: Snapshot, found: int, hits: int, params: SearchParams) -> Silence:
    """Return how many articles cannot answer, among those of which the filters leave something."""
    query = params.query
    if not query.positive:
        return NO_SILENCE
    passing = _narrowed(snapshot.live, evaluate.passes(snapshot, params))
    holding = evaluate.holds_positive(snapshot, query)
    silent = evaluate.articles_of(snapshot, passing) & ~holding
    hiding = unknown = evaluate.hiding(snapshot)
    furniture = 0
    if query.where == "title":
        unknown |= evaluate.untitled(snapshot)
    for run in query.sought if query.where == "text" else ():
        furniture |= evaluate.holds_run(snapshot, run, where="furniture")
    undecided = 0
    if query.negative:
        sought = evaluate.articles_of(snapshot, evaluate.is_sought(snapshot, query) & passing)
        undecided = sought & holding & hiding & ~evaluate.holds_negative(snapshot, query)
    return Silence(
        damaged=(silent & unknown).bit_count(),
        furniture=(silent & furniture).bit_count(),
        undecided=undecided.bit_count(),
    )
