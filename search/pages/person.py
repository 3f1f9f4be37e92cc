"""The page of one person: the offices as written, namesakes kept apart, and the articles."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Coalesce

from archive.models import Appearance, Person
from search.pages.hits import day_of
from search.pages.links import Scope
from search.pages.paging import Link
from search.pages.result import ResultPage, result_page
from search.params import SearchParams

# Of someone who appears more often the latest are listed; all their words are found below.
MENTIONS = 50


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written, and in how many published articles it stands."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One appearance: the day, the office as written, what the person did, and the article."""

    day: str
    office: str
    role: str
    title: str
    url: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person: where they appear, and their own words as results; `speaks` if there is or may be any."""

    name: str
    division: Link | None
    offices: tuple[Office, ...]
    namesakes: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    speaks: bool
    result: ResultPage


def person_page(person: Person, params: SearchParams) -> PersonPage:
    """Build the page. Raises SearchUnavailable."""
    scope = Scope(f"/people/{person.pk}/", {"speaker": (str(person.pk),)})
    result, _ = result_page(params, scope=scope)
    unit = person.division
    return PersonPage(
        name=str(person),
        division=Link(unit.name, unit.get_absolute_url()) if unit else None,
        offices=_offices(person),
        namesakes=_namesakes(person),
        mentions=_mentions(person),
        speaks=bool(result.articles or result.chips or result.q),
        result=result,
    )


def _mentions(person: Person) -> tuple[Mention, ...]:
    """Return the latest appearances, undated ones last. One query."""
    day = Coalesce("article__event_earliest", "article__published_earliest")
    rows = (
        person.appearances.filter(article__status="published")
        .select_related("article")
        .defer("article__decoded", "article__flags")
        .order_by(day.desc(nulls_last=True), "-article_id", "position")
    )
    return tuple(
        Mention(
            day=day_of(row.article),
            office=row.office,
            role=Appearance.Role(row.role).label,
            title=row.article.display_title,
            url=row.article.get_absolute_url(),
            is_sample=row.article.is_sample,
        )
        for row in rows[:MENTIONS]
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
    alike = Person.objects.filter(name=person.name, merged_into=None)
    rows = alike.exclude(pk=person.pk).select_related("division")
    return tuple(
        Link(f"{row}（{row.division.name if row.division else '区划未定'}）", f"/people/{row.pk}/")
        for row in rows[:20]
    )
