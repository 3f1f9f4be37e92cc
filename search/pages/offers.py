"""What the typed words name, offered above the results: a division to look into, a person to read about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from archive.models import Article, Person
from archive.text.places.gazetteer import Gazetteer, Unit
from search import engines
from search.pages.by_key import rows
from search.pages.links import SEARCH_PATH, Scope
from search.params import SearchParams
from search.places import path_name, units_named
from search.query import Run, plain_runs, typed_again

# 27 names of districts are borne in several provinces, 鼓楼区 in four; a frequent name of a person by many.
MOST = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a typed word names: 地区 or 人物, what it is called, and how many articles stand there."""

    kind: str
    label: str
    articles: int
    url: str


def may_offer(params: SearchParams, scope: Scope) -> bool:
    """Whether words may name something: on the search page, side by side, and no division chosen yet."""
    return scope.path == SEARCH_PATH and not params.division and bool(plain_runs(params.query))


def offers(params: SearchParams, gazetteer: Gazetteer) -> tuple[Offer, ...]:
    """Return what the words of a query name.

    嘉善县 leads to the page of the division, 嘉善县 监督 to what was said of 监督 there.
    """
    runs = plain_runs(params.query)
    found = [offer for run in runs for offer in _divisions(run, runs, params, gazetteer)]
    people = _people(runs[0]) if len(runs) == 1 else ()
    return (*found[:MOST], *people)


def _divisions(
    run: Run, runs: tuple[Run, ...], params: SearchParams, gazetteer: Gazetteer
) -> Iterator[Offer]:
    rest = " ".join(typed_again(other) for other in runs if other is not run)
    units = units_named(run.typed, gazetteer)[:MOST]
    for unit, articles in zip(units, _articles(units, rest, params), strict=True):
        label = path_name(unit, gazetteer)
        if rest:
            url = Scope().url(params.replace(q=rest, division=(unit.adcode,), page=1))
            yield Offer("地区", f"{label}，检索 {rest}", articles, url)
        else:
            yield Offer("地区", label, articles, f"/divisions/{unit.adcode}/")


def _articles(units: Iterable[Unit], rest: str, params: SearchParams) -> list[int]:
    """Return the articles of each unit in one run: a facet is counted without its own filter."""
    codes = [unit.adcode for unit in units]
    if not codes:
        return []
    asked = params.replace(q=rest, page=1, per_page=1) if rest else SearchParams(per_page=1)
    counts = engines.engine().run(asked).facets.get("division", ())
    articles = {count.value: count.articles for count in counts}
    return [articles.get(code, 0) for code in codes]


def _people(run: Run) -> Iterator[Offer]:
    """Yield the people of a name, those with most articles first."""
    if not rows(_borne, [run.typed]):
        return
    people = (
        Person.objects.filter(name=run.typed, appearances__article__in=Article.objects.public())
        .select_related("division")
        .annotate(articles=Count("appearances__article", distinct=True))
        .order_by("-articles", "pk")
    )
    for row in people[:MOST]:
        where = f"（{row.division.name}）" if row.division else ""
        yield Offer("人物", f"{row.name}{where}", row.articles, f"/people/{row.pk}/")


def _borne(names: Collection[str]) -> QuerySet[Any, Any]:
    """The names that people bear: most that is typed is none."""
    return Person.objects.filter(name__in=names).order_by().values_list("name").distinct()
