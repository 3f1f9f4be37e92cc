"""The shape of what programs are answered, and the parameters they may send, as OpenAPI describes them."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from search.edge import FILTERS


class DivisionOut(Schema):
    adcode: str
    name: str


class StatementOut(Schema):
    """A statement that is a hit. `url` is its permalink, `article` the number of its article."""

    id: int
    article: int
    url: str
    title: str
    division: DivisionOut | None
    speaker: str | None
    office: str
    event_on: str
    published_on: str
    source: str
    snippet: str
    sample: bool


class FacetValueOut(Schema):
    """A value with its statements and its articles; a page that browses without words shows the articles."""

    value: str
    label: str
    count: int
    articles: int
    selected: bool


class CertificateOut(Schema):
    """What was searched and as of when, what could hide a hit, and the last audit as it was recorded.

    `waiting` articles have changed since `as_of` and are not indexed yet.
    """

    searched_statements: int
    searched_articles: int
    samples: bool
    as_of: datetime
    waiting: int
    damaged: int
    furniture: int
    undecided: int
    audit: dict[str, object]


class SearchOut(Schema):
    """`count` is in statements (则), `articles` in articles (篇).

    Divisions and years are listed all, of every other facet the 200 most frequent values.
    """

    count: int
    articles: int
    results: list[StatementOut]
    facets: dict[str, list[FacetValueOut]]
    certificate: CertificateOut
    took_ms: float


class ErrorOut(Schema):
    code: str
    message: str


class FailureOut(Schema):
    error: ErrorOut


class SuggestionOut(Schema):
    """A name the archive knows: `kind` is slogan, division, person or source, `insert` what it is typed as in a query."""

    kind: str
    label: str
    note: str
    insert: str
    url: str


class SuggestOut(Schema):
    suggestions: list[SuggestionOut]


def parameter(name: str, kind: str, *, repeats: bool = False) -> dict[str, object]:
    """Return the description of a parameter of an address."""
    schema: dict[str, object] = {"type": kind}
    return {"in": "query", "name": name, "schema": {"type": "array", "items": schema} if repeats else schema}


SEARCH_PARAMETERS = [
    parameter("q", "string"),
    *(parameter(name, "string", repeats=True) for name in FILTERS),
    *(parameter(name, "string") for name in ("in", "from", "to", "dates", "sort", "view")),
    *(parameter(name, "integer") for name in ("page", "per_page")),
]
