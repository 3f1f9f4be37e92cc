"""The page of one year: the years beside it, the regions that have texts of it, its slogans, and its articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Division
from search.lexicon import short_name
from search.pages.division import Child
from search.pages.links import Scope
from search.pages.paging import Link
from search.pages.result import ResultPage, result_page
from search.pages.slogans import SloganUse, slogans_used
from search.pages.years import archive_years
from search.params import UNKNOWN, SearchParams
from search.results import FacetCount


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year, or the articles of which none is known. Further pages are without regions and slogans.

    `earlier` and `later` are the next years of which the archive has texts.
    """

    title: str
    earlier: Link | None
    later: Link | None
    provinces: tuple[Child, ...]
    slogans: tuple[SloganUse, ...]
    result: ResultPage


def year_page(year: str, params: SearchParams) -> YearPage:
    """Build the page of four digits or `unknown`. Raises SearchUnavailable."""
    scope = Scope(f"/years/{year}/", {"year": (year,)})
    result, results = result_page(params, scope=scope)
    earlier, later = _beside(year)
    is_first = params.page == 1
    return YearPage(
        title="年份未知" if year == UNKNOWN else f"{year} 年",
        earlier=earlier,
        later=later,
        provinces=_provinces(results.facets.get("division", ()), params, scope) if is_first else (),
        slogans=slogans_used(results, params, url=scope.adder(params, "slogan")) if is_first else (),
        result=result,
    )


def _beside(year: str) -> tuple[Link | None, Link | None]:
    if year == UNKNOWN:
        return None, None
    known = archive_years()
    return (
        _link(max((other for other in known if other < int(year)), default=0)),
        _link(min((other for other in known if other > int(year)), default=0)),
    )


def _link(year: int) -> Link | None:
    return Link(f"{year} 年", f"/years/{year}/") if year else None


def _provinces(counts: Iterable[FacetCount], params: SearchParams, scope: Scope) -> tuple[Child, ...]:
    """Return the provinces with their articles of the year, those with nothing too. One query."""
    articles = {count.value: count.articles for count in counts}
    units = Division.objects.current().filter(level=Division.Level.PROVINCE).order_by("adcode")
    return tuple(
        Child(
            short_name(unit.name),
            scope.filtered(params, "division", (unit.adcode,)),
            articles.get(unit.adcode, 0),
        )
        for unit in units
    )
