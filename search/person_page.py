"""The page of one person: the offices as written, namesakes kept apart, and the articles."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from archive.models import Person
from search.links import Scope
from search.page import ResultPage, result_page
from search.paging import Link
from search.params import SearchParams


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written, and in how many published articles it stands."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person with the results that credit them."""

    name: str
    division: Link | None
    offices: tuple[Office, ...]
    namesakes: tuple[Link, ...]
    result: ResultPage


def person_page(person: Person, params: SearchParams) -> PersonPage:
    """Build the page. Raises SearchUnavailable."""
    scope = Scope(f"/people/{person.pk}/", {"speaker": (str(person.pk),)})
    result, _ = result_page(params, scope=scope)
    unit = person.division
    return PersonPage(
        name=person.name,
        division=Link(unit.name, unit.get_absolute_url()) if unit else None,
        offices=_offices(person),
        namesakes=_namesakes(person),
        result=result,
    )


def _offices(person: Person) -> tuple[Office, ...]:
    rows = (
        person.appearances.filter(article__status="published")
        .exclude(office="")
        .values("office")
        .annotate(articles=Count("article", distinct=True))
        .order_by("-articles", "office")
    )
    return tuple(Office(row["office"], row["articles"]) for row in rows[:20])


def _namesakes(person: Person) -> tuple[Link, ...]:
    rows = Person.objects.filter(name=person.name).exclude(pk=person.pk).select_related("division")
    return tuple(
        Link(f"{row.name}（{row.division.name if row.division else '区划未定'}）", f"/people/{row.pk}/")
        for row in rows[:20]
    )
