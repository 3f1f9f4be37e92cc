"""SearchParams: the typed, validated form of a query string; everything behind the edge trusts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any, Literal, get_args

from archive.query_string import query_string
from search import edge
from search.query import Query, Where, parse

Sort = Literal["relevance", "newest", "oldest", "division"]
View = Literal["list", "lines", "divisions"]
UNKNOWN = edge.UNKNOWN

MAX_PER_PAGE = 100
PER_PAGE = 20
# What a page shows at most; the API hands out more.
LONG_PAGE = 50

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]
DEFAULTS = {"in": "text", "sort": "relevance", "view": "list", "page": 1, "per_page": PER_PAGE}


def stated(name: str, value: object) -> Pairs:
    """Return the pairs that state a value of a parameter, or all values of a filter; () for a default.

    >>> stated("year", ("2021", "2022")), stated("sort", "relevance"), stated("page", 2)
    ((('year', '2021,2022'),), (), (('page', '2'),))
    """
    if not value or DEFAULTS.get(name) == value:
        return ()
    return tuple(edge.pairs(name, value)) if isinstance(value, tuple) else ((name, str(value)),)


@dataclass(frozen=True, slots=True)
class SearchParams:
    """What is asked for. Values of one filter are alternatives (OR); filters narrow each other (AND).

    `division` holds adcodes of today's units at any level, or `unknown`; `year` four digits or `unknown`;
    `term` and `session` numbers; `speaker` person ids or names; `role` speaks, presides, reports or attends;
    `source`, `office`, `genre`, `slogan` and `damage` their labels; `title` characters that stand in the title.
    `where`, the URL's `in`, says what `q` is sought in. `start` and `end` are the URL's `from` and `to`, both
    inclusive; with `within` an article's bounds must lie inside, else overlap is enough.
    """

    q: str = ""
    query: Query = Query()
    where: Where = "text"
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
    title: tuple[str, ...] = ()
    sort: Sort = "relevance"
    view: View = "list"
    page: int = 1
    per_page: int = PER_PAGE

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> SearchParams:
        """Return what a query string (a QueryDict, or a mapping to values or lists of them) asks for.

        Unknown parameters and empty values are ignored. Raises BadParameter (or BadQuery) with one Chinese
        sentence for the first value that means nothing.
        """
        q = " ".join(edge.values(data, "q"))
        where = edge.choice(data, "in", get_args(Where))
        start, end = edge.period(data)
        return cls(
            q=q,
            query=parse(q, where),
            where=where,
            start=start,
            end=end,
            within=edge.choice(data, "dates", ("overlap", "within")) == "within",
            sort=edge.choice(data, "sort", get_args(Sort)),
            view=edge.choice(data, "view", get_args(View)),
            page=edge.number(data, "page", default=1, most=edge.MAX_PAGE),
            per_page=edge.number(data, "per_page", default=PER_PAGE, most=MAX_PER_PAGE),
            **{name: edge.filter_values(data, name) for name in edge.FILTERS},
        )

    def to_query(self) -> str:
        """Return the canonical query string (without `?`): fixed order, defaults left out; `parse` reads it back."""
        return query_string(chain.from_iterable(self.stated().values()))

    def stated(self) -> dict[str, Pairs]:
        """Return by parameter, in their order, the pairs of name and value that state it; () for a default."""
        filters = {name: stated(name, getattr(self, name)) for name in edge.FILTERS}
        return {
            "q": stated("q", self.q),
            "in": stated("in", self.where),
            **filters,
            "from": stated("from", self.start),
            "to": stated("to", self.end),
            "dates": stated("dates", "within" if self.within else ""),
            "sort": stated("sort", self.sort),
            "view": stated("view", self.view),
            "page": stated("page", self.page),
            "per_page": stated("per_page", self.per_page),
        }

    def values(self, name: str) -> tuple[str, ...]:
        """Return the chosen values of a filter."""
        if name not in edge.FILTERS:
            raise KeyError(name)
        chosen: tuple[str, ...] = getattr(self, name)
        return chosen

    def with_value(self, name: str, value: str) -> SearchParams:
        """Return the same with one more value of a filter, on the first page."""
        return self._with(name, {*self.values(name), value})

    def without(self, name: str) -> SearchParams:
        """Return the same without a filter, on the first page: what a facet is counted by."""
        return self._with(name, set())

    def _with(self, name: str, chosen: set[str]) -> SearchParams:
        return self.replace(**{name: tuple(sorted(chosen)), "page": 1})

    def replace(self, **changes: Any) -> SearchParams:
        """Return the same with other field values; a new `q` is parsed. Raises BadQuery."""
        if "q" in changes or "where" in changes:
            changes["query"] = parse(changes.get("q", self.q), changes.get("where", self.where))
        return replace(self, **changes)
