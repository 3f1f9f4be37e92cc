"""The page of one administrative division: what is below it, what it was called, and its articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.models import Division
from archive.models.division import Holders
from archive.text.gazetteer import Unit
from search.pages.chart import Chart, coverage
from search.pages.links import Scope
from search.pages.paging import Link
from search.pages.result import ResultPage, result_page
from search.params import SearchParams


@dataclass(frozen=True, slots=True)
class Child:
    """A unit directly below, with its articles under the filters of the page; zero is told too."""

    name: str
    url: str
    articles: int


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """A division that exists today. `history` tells former names and who else bore its code."""

    adcode: str
    name: str
    type: str
    breadcrumb: tuple[Link, ...]
    history: tuple[str, ...]
    children: tuple[Child, ...]
    coverage: Chart
    result: ResultPage


def division_page(unit: Division, holders: Holders, params: SearchParams) -> DivisionPage:
    """Build the page of the unit that holds a code today. Raises SearchUnavailable."""
    scope = Scope(unit.get_absolute_url(), {"division": (unit.adcode,)})
    gazetteer = Division.objects.gazetteer()
    result, results = result_page(params, scope=scope, gazetteer=gazetteer)
    known = gazetteer.by_key[unit.key]
    articles = {count.value: count.articles for count in results.facets.get("division", ())}
    return DivisionPage(
        adcode=unit.adcode,
        name=unit.name,
        type=unit.type,
        breadcrumb=tuple(_link(above) for above in gazetteer.path(known)[:-1]),
        history=tuple(_history(gazetteer.former(known), holders, unit.adcode)),
        children=_children(unit, articles),
        coverage=coverage(results.facets.get("year", ()), scope=scope, params=params),
        result=result,
    )


def _link(unit: Unit) -> Link:
    return Link(unit.name, f"/divisions/{unit.adcode}/")


def _children(unit: Division, articles: Mapping[str, int]) -> tuple[Child, ...]:
    return tuple(
        Child(child.name, child.get_absolute_url(), articles.get(child.adcode, 0))
        for child in unit.children_today
    )


def _history(former: tuple[Unit, ...], holders: Holders, adcode: str) -> Iterator[str]:
    if former:
        names = "、".join(f"{unit.name}（{unit.adcode}，{_years(unit)}）" for unit in former)
        yield f"曾为：{names}。"
    known = {unit.key for unit in former}
    others = [row for row in holders.former if row.key not in known]
    if others:
        names = "、".join(f"{row.name}（{row.years}）" for row in others)
        yield f"代码 {adcode} 曾用于：{names}。"


def _years(unit: Unit) -> str:
    return Division(valid_from=unit.valid_from, valid_to=unit.valid_to).years
