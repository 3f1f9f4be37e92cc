"""The page of one person: the offices as written and when, namesakes kept apart, the appearances and the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Coalesce

from archive.models import Appearance, Division, Person
from archive.models.article import DATES, year_of
from search.pages.chart import Chart, by_year
from search.pages.links import Scope
from search.pages.listing import Listed, listed
from search.pages.paging import Link
from search.pages.result import ResultPage, result_page
from search.pages.speakers import Office, offices, shown
from search.params import SearchParams

# Of someone who appears in more articles the latest are listed; all their words are found below.
MENTIONS = 50


@dataclass(frozen=True, slots=True)
class Mention:
    """An article where the person appears: the offices as written there, and all that they did."""

    offices: tuple[str, ...]
    roles: tuple[str, ...]
    article: Listed


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person: where they appear, and their own words by year and as results; `speaks` if there is or may be any.

    Of `appearances` the latest are `mentions`.
    """

    name: str
    breadcrumb: tuple[Link, ...]
    division: Link | None
    offices: tuple[Office, ...]
    namesakes: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    appearances: int
    years: Chart
    speaks: bool
    result: ResultPage


def person_page(person: Person, params: SearchParams) -> PersonPage:
    """Build the page. Raises SearchUnavailable."""
    scope = Scope(f"/people/{person.pk}/", {"speaker": (str(person.pk),)})
    result, results = result_page(params, scope=scope)
    unit = person.division
    appearances = _appearances(person, is_sample=results.samples)
    return PersonPage(
        name=str(person),
        breadcrumb=_above(unit),
        division=Link(unit.name, unit.get_absolute_url()) if unit else None,
        offices=_offices(appearances),
        namesakes=_namesakes(person),
        mentions=_mentions(appearances),
        appearances=len({row.article for row in appearances}),
        years=by_year(
            results.facets.get("year", ()), url=lambda year: scope.filtered(params, "year", (year,))
        ),
        speaks=bool(result.articles or result.chips or result.q),
        result=result,
    )


def _above(unit: Division | None) -> tuple[Link, ...]:
    """Return the divisions from the province down to that of a person, as they were."""
    link = Link(unit.name, unit.get_absolute_url()) if unit else None
    return (*_above(unit.parent), link) if unit and link else ()


def _appearances(person: Person, *, is_sample: bool) -> list[Any]:
    """Return article, office, role and dates of every appearance, the latest first, undated ones last. One query."""
    day = Coalesce("article__event_earliest", "article__published_earliest")
    ordered = person.appearances.order_by(day.desc(nulls_last=True), "-article_id", "position")
    return shown(ordered, "article", "office", "role", is_sample=is_sample)


def _offices(appearances: Iterable[Any]) -> tuple[Office, ...]:
    """Return the offices; one that stands twice in an article counts once."""
    written = {(row.article, row.office): year_of(row[-len(DATES) :]) for row in appearances}
    return offices((office, year) for (_, office), year in written.items())


def _mentions(appearances: Sequence[Any]) -> tuple[Mention, ...]:
    """Return the latest articles with what the person was and did in them. Two queries."""
    by_article: dict[int, list[Any]] = {}
    for row in appearances:
        by_article.setdefault(row.article, []).append(row)
    articles = {article.key: article for article in listed(list(by_article)[:MENTIONS])}
    return tuple(
        Mention(
            tuple(dict.fromkeys(row.office for row in rows if row.office)),
            tuple(dict.fromkeys(str(Appearance.Role(row.role).label) for row in rows)),
            articles[key],
        )
        for key, rows in by_article.items()
        if key in articles
    )


def _namesakes(person: Person) -> tuple[Link, ...]:
    alike = Person.objects.filter(name=person.name, merged_into=None)
    rows = alike.exclude(pk=person.pk).select_related("division")
    return tuple(
        Link(f"{row}（{row.division.name if row.division else '区划未定'}）", f"/people/{row.pk}/")
        for row in rows[:20]
    )
