"""The audit: queries drawn from the texts, put to the engine and to the reference on the same database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search import reference
from search.document import StatementDocument
from search.engines.contract import SearchEngine
from search.params import MAX_PER_PAGE, SearchParams
from search.results import FACETS, Results

TOTALS = ("statements", "articles", "rows", "silence", "searched_statements", "searched_articles", "samples")
EVERYTHING = 1 << 31
# A difference is shown, not printed in full.
SHOWN = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """What the engine and the reference answer differently for one query string."""

    query: str
    what: str
    engine: str
    scan: str

    def __str__(self) -> str:
        return f"{self.query}：{self.what} 索引 {self.engine}，扫描 {self.scan}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An audit: `phrases` asked for, `hits` found by the scan, and every difference."""

    phrases: int
    hits: int
    differences: tuple[Difference, ...]


def audit(
    engine: SearchEngine, documents: Sequence[StatementDocument], queries: Iterable[SearchParams]
) -> Outcome:
    """Ask the engine each query and compare with the scan of all documents."""
    differences: list[Difference] = []
    hits = asked = 0
    for params in queries:
        expected = reference.run(documents, replace(params, page=1, per_page=EVERYTHING))
        differences += compare(engine, params, expected)
        hits += expected.statements
        asked += 1
    return Outcome(asked, hits, tuple(differences))


def compare(engine: SearchEngine, params: SearchParams, expected: Results) -> Iterator[Difference]:
    """Yield what the engine answers differently: totals, rows in order, facets, silence."""
    found = collect(engine, params)
    for what in TOTALS:
        here, there = getattr(found, what), getattr(expected, what)
        if here != there:
            yield Difference(params.to_query(), what, *_brief(here, there))
    for facet in FACETS:
        here, there = set(found.facets[facet]), set(expected.facets[facet])
        if here != there:
            yield Difference(
                params.to_query(),
                facet,
                *_brief(sorted(here - there, key=str), sorted(there - here, key=str)),
            )


def collect(engine: SearchEngine, params: SearchParams) -> Results:
    """Return all rows of a query, page by page, as one result."""
    first = engine.run(replace(params, page=1, per_page=MAX_PER_PAGE))
    rows, page = list(first.rows), 1
    while len(rows) < first.articles:
        page += 1
        more = engine.run(replace(params, page=page, per_page=MAX_PER_PAGE)).rows
        if not more:
            break
        rows += more
    return replace(first, rows=tuple(rows))


def _brief(here: object, there: object) -> tuple[str, str]:
    return str(here)[:SHOWN], str(there)[:SHOWN]
