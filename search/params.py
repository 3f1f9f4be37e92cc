"""SearchParams: the typed, validated form of a query string; everything behind the edge trusts it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from search.query import Query

Sort = Literal["relevance", "newest", "oldest"]
View = Literal["list", "lines", "divisions"]
UNKNOWN = "unknown"

MAX_QUERY_LENGTH = 500
MAX_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class SearchParams:
    """What is asked for. Values of one filter are alternatives (OR); filters narrow each other (AND).

    `division` holds adcodes of today's units at any level, or `unknown`; `year` four digits or `unknown`;
    `term` and `session` numbers; `speaker` person ids or names; `role` speaks, presides or reports; `source`,
    `office`, `genre`, `slogan` and `damage` their labels. `start` and `end` are the URL's `from` and `to`,
    both inclusive; with `within` an article's bounds must lie inside, else overlap is enough.
    """

    q: str = ""
    query: Query = Query()
    division: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    within: bool = False
    term: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    slogan: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    sort: Sort = "relevance"
    view: View = "list"
    page: int = 1
    per_page: int = 20
