"""The pages of a result as links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search import lexicon
from search.pages.links import Scope
from search.params import PER_PAGE, SearchParams
from search.results import Results


@dataclass(frozen=True, slots=True)
class Link:
    """A choice as the template prints it."""

    label: str
    url: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a result: `numbers` holds links, with None where pages are left out."""

    number: int
    total: int
    numbers: tuple[Link | None, ...]
    previous: str
    next: str


def pages(results: Results, params: SearchParams, *, scope: Scope) -> Pages:
    """Return the links to the first, last and neighbouring pages."""
    rows = results.statements if params.view == "lines" else results.articles
    total = max(1, -(-rows // params.per_page))
    number = params.page

    def url(other: int) -> str:
        return scope.url(params, page=other)

    return Pages(
        number=number,
        total=total,
        numbers=tuple(
            Link(str(other), url(other), other == number) if other else None
            for other in _window(number, total)
        ),
        previous=url(number - 1) if 1 < number <= total else "",
        next=url(number + 1) if number < total else "",
    )


def downloads(params: SearchParams) -> tuple[Link, ...]:
    """Return the links to the whole result as a table, or to that of divisions; `params` are those the engine was asked with."""
    view = "divisions" if params.view == "divisions" else "list"
    query = params.replace(page=1, per_page=PER_PAGE, view=view).to_query()
    return tuple(
        Link(label, f"/search/export.{kind}?{query}") for kind, label in (("xlsx", "Excel"), ("csv", "CSV"))
    )


def _window(number: int, total: int) -> Iterable[int | None]:
    """Yield page numbers around `number`, the first and the last, with None for a gap of several.

    >>> list(_window(5, 9)), list(_window(6, 11))
    ([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, None, 4, 5, 6, 7, 8, None, 11])
    """
    shown = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    last = 0
    for other in shown:
        if other - last == 2:
            yield other - 1
        elif other - last > 2:
            yield None
        yield other
        last = other


def sorts(params: SearchParams, *, scope: Scope) -> tuple[Link, ...]:
    """Return the orders; relevance needs words."""
    names = [name for name in lexicon.SORTS if name != "relevance" or params.query.clauses]
    chosen = params.sort if params.sort in names else "newest"
    return tuple(
        Link(lexicon.SORTS[name], scope.url(params, sort=name, page=1), name == chosen) for name in names
    )


def views(params: SearchParams, *, scope: Scope) -> tuple[Link, ...]:
    """Return the ways to list hits: by article, or each statement for itself. Browsing has articles only."""
    if not params.query.clauses:
        return ()
    return tuple(
        Link(label, scope.url(params, view=name, page=1), name == params.view)
        for name, label in lexicon.VIEWS.items()
    )


def page_sizes(params: SearchParams, *, scope: Scope, most: int) -> tuple[Link, ...]:
    """Return the sizes a page may have up to `most`, the one that was asked for among them."""
    return tuple(
        Link(str(size), scope.url(params, per_page=size, page=1), size == params.per_page)
        for size in sorted({PER_PAGE, most, params.per_page})
    )
