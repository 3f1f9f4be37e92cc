"""The page of one source: of which years and by how many articles it is quoted, and the articles."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Source
from search.pages.chart import Chart, by_year
from search.pages.links import Scope
from search.pages.result import ResultPage, result_page
from search.params import SearchParams


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A newspaper, a site or an office with the articles that name it as their source."""

    name: str
    years: Chart
    result: ResultPage


def source_page(source: Source, params: SearchParams) -> SourcePage:
    """Build the page. Raises SearchUnavailable."""
    scope = Scope(f"/sources/{source.pk}/", {"source": (source.name,)})
    result, results = result_page(params, scope=scope)
    years = results.facets.get("year", ())
    chart = by_year(years, url=lambda year: scope.filtered(params, "year", (year,)))
    return SourcePage(source.name, chart, result)
