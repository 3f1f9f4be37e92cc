"""The page of one administrative division: what is below it, what it was called, who spoke, and its articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.models import Division
from archive.text.places.gazetteer import Gazetteer, Unit
from search.pages.chart import Chart, coverage
from search.pages.links import Scope
from search.pages.paging import Link
from search.pages.result import ResultPage, result_page
from search.pages.slogans import SloganUse, slogans_used
from search.pages.speakers import Speakers, speakers
from search.params import SearchParams


@dataclass(frozen=True, slots=True)
class Child:
    """A unit directly below, with its articles under the filters of the page; zero is told too."""

    name: str
    url: str
    articles: int


@dataclass(frozen=True, slots=True)
class Former:
    """A unit of another time: what it was called and coded in which years, and what became of it.

    `is_own` tells that it became the unit of the page; others merely bore its code.
    """

    name: str
    adcode: str
    years: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """A division that exists today. Further pages of its articles are without speakers and slogans."""

    adcode: str
    name: str
    type: str
    breadcrumb: tuple[Link, ...]
    history: tuple[Former, ...]
    children: tuple[Child, ...]
    coverage: Chart
    gaps_url: str
    speakers: Speakers
    slogans: tuple[SloganUse, ...]
    result: ResultPage


def division_page(unit: Division, params: SearchParams) -> DivisionPage:
    """Build the page of the unit that holds a code today. Raises SearchUnavailable."""
    scope = Scope(unit.get_absolute_url(), {"division": (unit.adcode,)})
    gazetteer = Division.objects.gazetteer()
    result, results = result_page(params, scope=scope, gazetteer=gazetteer)
    known = gazetteer.by_key[unit.key]
    articles = {count.value: count.articles for count in results.facets.get("division", ())}
    is_first = params.page == 1
    return DivisionPage(
        adcode=unit.adcode,
        name=unit.name,
        type=unit.type,
        breadcrumb=tuple(_link(above) for above in gazetteer.path(known)[:-1]),
        history=tuple(_history(known, gazetteer)),
        children=_children(unit, articles),
        coverage=coverage(
            results.facets.get("year", ()), url=lambda year: scope.filtered(params, "year", (year,))
        ),
        gaps_url=f"{scope.path}gaps/",
        speakers=speakers(results, params) if is_first else Speakers(),
        slogans=slogans_used(results, params, url=scope.adder(params, "slogan")) if is_first else (),
        result=result,
    )


def _link(unit: Unit) -> Link:
    return Link(unit.name, f"/divisions/{unit.adcode}/")


def _children(unit: Division, articles: Mapping[str, int]) -> tuple[Child, ...]:
    return tuple(
        Child(child.name, child.get_absolute_url(), articles.get(child.adcode, 0))
        for child in unit.children_today
    )


def _history(unit: Unit, gazetteer: Gazetteer) -> Iterator[Former]:
    """Yield what became the unit, then who else bore its code; each the latest first."""
    own = gazetteer.former(unit)
    others = (holder for holder in gazetteer.by_code[unit.adcode] if holder != unit and holder not in own)
    for former in own:
        yield _former(former, is_own=True)
    for former in others:
        yield _former(former, is_own=False)


def _former(unit: Unit, *, is_own: bool) -> Former:
    years = Division(valid_from=unit.valid_from, valid_to=unit.valid_to).years
    return Former(unit.name, unit.adcode, years, is_own)
