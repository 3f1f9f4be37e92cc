"""The result page as an object: what the search page shows, and every page that browses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from archive.models import Division
from archive.text.places.gazetteer import Gazetteer
from search import engines
from search.pages.certificate import Certificate, certificate
from search.pages.chips import Chip, chips
from search.pages.division_facet import division_facet
from search.pages.division_view import DivisionView, division_view
from search.pages.facets import Facet, facets, in_statements
from search.pages.form import SearchForm, form_of
from search.pages.hits import Hit, extent_of, hits, most_rows
from search.pages.labels import labels
from search.pages.links import Scope
from search.pages.offers import Offer, may_offer, offers
from search.pages.paging import Link, Pages, downloads, page_sizes, pages, sorts, views
from search.pages.ways_on import NOTHING, WaysOn, ways_on
from search.pages.years import Years, years
from search.params import SearchParams
from search.query import describe
from search.results import Results


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results. `unit` tells what facet counts are in; `words` is the query as understood."""

    q: str
    words: str
    form: SearchForm
    unit: str
    statements: int
    articles: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    views: tuple[Link, ...]
    sorts: tuple[Link, ...]
    page_sizes: tuple[Link, ...]
    pages: Pages
    certificate: Certificate
    offers: tuple[Offer, ...]
    ways_on: WaysOn = NOTHING
    view: str = "list"
    divisions: DivisionView | None = None
    years: Years | None = None
    downloads: tuple[Link, ...] = ()

    @property
    def total_statements(self) -> str:
        return f"{self.statements:,}"

    @property
    def total_articles(self) -> str:
        return f"{self.articles:,}"


def result_page(
    params: SearchParams, *, scope: Scope | None = None, gazetteer: Gazetteer | None = None
) -> tuple[ResultPage, Results]:
    """Ask the engine and return the page with the answer it was built from. Raises SearchUnavailable.

    A page that has read the gazetteer passes it on: each look at it asks the database whether it is still true.
    """
    scope = scope or Scope()
    asked = scope.narrow(params)
    # A table to download or the API holds more; a page must stay below 100 kB.
    asked = asked.replace(view=view_of(asked), per_page=min(asked.per_page, most_rows(asked)))
    results = engines.engine().run(asked)
    places = lru_cache(lambda: gazetteer or Division.objects.gazetteer())
    return _page(asked, results, scope, places), results


def view_of(params: SearchParams) -> str:
    """Return how the hits are shown: articles to browse are always listed."""
    return params.view if params.query.clauses else "list"


def _page(
    params: SearchParams, results: Results, scope: Scope, places: Callable[[], Gazetteer]
) -> ResultPage:
    names = labels(results, params, places())
    view = view_of(params)
    # The table of divisions is their facet, and longer than it.
    has_tree = "division" not in scope.fixed and view != "divisions"
    tree = (division_facet(results, params, scope=scope, gazetteer=places()),) if has_tree else ()
    others = facets(results, params, scope=scope, labels=names)
    chosen = chips(params, scope=scope, labels=names)
    by_year = next((facet for facet in others if facet.name == "year"), None)
    return ResultPage(
        q=params.q,
        words=describe(params.query),
        form=form_of(params, scope=scope),
        unit="则" if in_statements(params) else "篇",
        statements=results.statements,
        articles=results.articles,
        hits=()
        if view == "divisions"
        else hits(results, params, extent=extent_of(params), in_lines=view == "lines"),
        facets=tuple(facet for facet in (*tree, *others) if facet.values),
        chips=chosen,
        clear_url=scope.url(SearchParams(q=params.q, where=params.where, sort=params.sort)),
        views=views(params, scope=scope),
        sorts=sorts(params, scope=scope),
        page_sizes=page_sizes(params, scope=scope, most=most_rows(params)),
        pages=pages(results, params, scope=scope),
        certificate=certificate(results, where=params.where, is_narrowed=bool(chosen)),
        offers=offers(params, places()) if may_offer(params, scope) else (),
        ways_on=NOTHING if results.articles else ways_on(params, places()),
        view=view,
        divisions=division_view(params, places()) if view == "divisions" else None,
        years=years(by_year, params, scope=scope) if by_year else None,
        downloads=downloads(params) if results.articles else (),
    )
