"""What a query and its filters demand, as sets of rows.

The functions bear the names of those in `search.reference`, which say what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from archive.text.fold import PARAGRAPH_END, SENTENCE_END, reduce_run
from search.edge import FILTERS
from search.engines import bits
from search.engines.bits import Flags
from search.engines.snapshot import Snapshot
from search.engines.values import Numbers
from search.params import SearchParams
from search.query import Chain, Clause, Query, Run, Where

# Later than any day.
NEVER = date.max.toordinal() + 1


def found(snapshot: Snapshot, query: Query) -> int:
    """Return the live statements that hold something sought, in the articles that satisfy the query."""
    if not query.positive:
        return snapshot.live
    sought = is_sought(snapshot, query)
    return sought if len(query.clauses) == 1 else statements_of(snapshot, sought, satisfying(snapshot, query))


def is_sought(snapshot: Snapshot, query: Query) -> int:
    chains = [chain for clause in query.positive for chain in clause.chains]
    return _union(chain_rows(snapshot, chain, query.where) for chain in chains)


def satisfying(snapshot: Snapshot, query: Query) -> int:
    """Return the guards of the articles that satisfy the query."""
    articles = holds_positive(snapshot, query)
    if query.negative:
        articles &= ~(holds_negative(snapshot, query) | hiding(snapshot))
    return articles


def holds_positive(snapshot: Snapshot, query: Query) -> int:
    articles = snapshot.live_guards
    for clause in query.positive:
        articles &= holds_clause(snapshot, clause, query.where)
    return articles


def holds_negative(snapshot: Snapshot, query: Query) -> int:
    return _union(holds_clause(snapshot, clause, query.where) for clause in query.negative)


def holds_clause(snapshot: Snapshot, clause: Clause, where: Where) -> int:
    return articles_of(snapshot, _union(chain_rows(snapshot, chain, where) for chain in clause.chains))


def hiding(snapshot: Snapshot) -> int:
    """Return the guards of the articles that are damaged so that words may be missing."""
    return snapshot.hiding & snapshot.live_guards


def untitled(snapshot: Snapshot) -> int:
    """Return the guards of the articles of whose title nothing is known."""
    without = np.array([not title for title in snapshot.values("title")], dtype=bool)
    return articles_of(snapshot, snapshot.live & rows_with(snapshot, "title", without))


def articles_of(snapshot: Snapshot, statements: int) -> int:
    """Return the guards of the articles of some statements."""
    return bits.guards_hit(statements, snapshot.guards, snapshot.below)


def statements_of(snapshot: Snapshot, statements: int, articles: int) -> int:
    """Return those of `statements` whose article is in `articles` (guards)."""
    return statements & bits.from_flags(bits.to_flags(articles, snapshot.size)[snapshot.guard_of()])


def chain_rows(snapshot: Snapshot, chain: Chain, where: Where) -> int:
    """Return the live statements that hold all runs of a chain in one statement, paragraph or sentence, or in the title."""
    if where == "title":
        return snapshot.remembered((where, chain), lambda: _titled(snapshot, chain))
    together = snapshot.live
    for run in chain.runs:
        together &= holds_run(snapshot, run)
    if len(chain.runs) == 1 or chain.unit == "statement":
        return together
    return snapshot.remembered(chain, lambda: _nearby(snapshot, chain, together))


def holds_run(snapshot: Snapshot, run: Run, *, where: str = "") -> int:
    """Return the rows whose statement (or, with `where` furniture, whose article's furniture) holds a run."""
    if where:
        return snapshot.holding(run.folded, f"{where}_quoted" if run.quoted else where)
    return snapshot.holding(run.folded, "quoted" if run.quoted else "texts")


def _nearby(snapshot: Snapshot, chain: Chain, candidates: int) -> int:
    rows = bits.to_rows(candidates, snapshot.size).tolist()
    return bits.from_rows([row for row in rows if _holds(snapshot, chain, row)], snapshot.size)


def _holds(snapshot: Snapshot, chain: Chain, row: int) -> bool:
    kinds = {"quoted" if run.quoted else "texts" for run in chain.runs}
    return _together(chain, {kind: snapshot.read(row, kind) for kind in kinds})


def _titled(snapshot: Snapshot, chain: Chain) -> int:
    """Return the first statements of the articles whose title holds a chain."""
    (first, *others), is_one = chain.runs, len(chain.runs) == 1 or chain.unit == "statement"
    wanted = [
        bool(title)
        and first.folded in title[first.quoted]
        and all(run.folded in title[run.quoted] for run in others)
        and (is_one or _together(chain, {"texts": title[False], "quoted": title[True]}))
        for title in snapshot.values("title")
    ]
    return snapshot.first_statements() & rows_with(snapshot, "title", np.array(wanted, dtype=bool))


def _together(chain: Chain, texts: Mapping[str, str]) -> bool:
    """Whether one unit of a text holds all runs; both forms of the text are cut alike."""
    units = {kind: _units(text, chain) for kind, text in texts.items()}
    return any(
        all(run.folded in units["quoted" if run.quoted else "texts"][number] for run in chain.runs)
        for number in range(len(next(iter(units.values()))))
    )


def _units(text: str, chain: Chain) -> list[str]:
    if chain.unit == "statement":
        return [text]
    if chain.unit == "paragraph":
        return text.split(PARAGRAPH_END)
    return text.replace(PARAGRAPH_END, SENTENCE_END).split(SENTENCE_END)


def passes(snapshot: Snapshot, params: SearchParams, *, without: str = "") -> int | None:
    """Return the rows that pass the period and every filter save one; None if nothing is asked."""
    kept: int | None = None
    asked = [(name, tuple(params.values(name))) for name in FILTERS if name != without]
    sets = [having(snapshot, name, chosen) for name, chosen in asked if chosen]
    if params.start or params.end:
        sets.append(in_period(snapshot, params))
    for rows in sets:
        kept = rows if kept is None else kept & rows
    return kept


def having(snapshot: Snapshot, name: str, chosen: tuple[str, ...]) -> int:
    """Return the rows that bear one of the chosen values; a speaker may also be chosen by name, a title by what is in it."""
    if name == "title":
        sought = [reduce_run(value) for value in chosen]
        wanted = [
            any(each in title[0] for each in sought) if title else False for title in snapshot.values(name)
        ]
        return rows_with(snapshot, name, np.array(wanted, dtype=bool))
    rows = rows_with(snapshot, name, snapshot.facet(name).values.tuples_with(chosen))
    if name == "speaker":
        rows |= named(snapshot, chosen)
    return rows


def named(snapshot: Snapshot, chosen: tuple[str, ...]) -> int:
    """Return the rows whose speaker bears one of the names; a row has one name or none."""
    known = snapshot.rows.ordinals("name")
    numbers = [known[name,] for name in chosen if (name,) in known]
    # Counted after they were found: another thread may read a later commit meanwhile.
    wanted = np.zeros(len(known), dtype=bool)
    wanted[numbers] = True
    return rows_with(snapshot, "name", wanted)


def in_period(snapshot: Snapshot, params: SearchParams) -> int:
    """Return the rows whose dates overlap the asked period, or lie within it."""
    first, last = snapshot.once("periods", lambda: _periods(snapshot))
    start = (params.start or date.min).toordinal()
    end = (params.end or date.max).toordinal()
    wanted = (start <= first) & (last <= end) if params.within else (start <= last) & (first <= end)
    return rows_with(snapshot, "bounds", wanted & (first <= last))


def _periods(snapshot: Snapshot) -> tuple[Numbers, Numbers]:
    """Return the first and the last day of each tuple of bounds: an open end reaches on, the unknown ends before it begins."""
    never, ever = (NEVER, 0), (date.min.toordinal(), date.max.toordinal())
    days = [
        tuple(
            date.fromisoformat(day).toordinal() if day else open_end
            for day, open_end in zip(bounds, ever, strict=True)
        )
        if any(bounds)
        else never
        for bounds in snapshot.values("bounds")
    ]
    first, last = np.array(days, dtype=np.int32).reshape(-1, 2).T
    return first, last


def rows_with(snapshot: Snapshot, name: str, wanted: Flags) -> int:
    """Return the rows whose tuple of values is wanted."""
    return bits.from_flags(wanted[snapshot.column(f"value.{name}")])


def _union(sets: Iterable[int]) -> int:
    together = 0
    for rows in sets:
        together |= rows
    return together
