"""Who spoke in a region: the people of a result, each with the offices as written and the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from archive.models import Appearance, Article
from archive.models.article import DATES, year_of
from search.pages.chart import between
from search.pages.facets import listed
from search.pages.labels import LARGEST_KEY
from search.params import SearchParams
from search.results import Results

MOST = 24
# So many are seen at once; the others unfold.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written, in so many articles; `years` spans those of them that are dated, '' if none is."""

    name: str
    articles: int
    years: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks in a result; `count` is in the unit of the page: 则 with words, else 篇."""

    name: str
    division: str
    url: str
    count: int
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """The people who speak most: those seen at once, the others, and whether the archive knows more."""

    top: tuple[Speaker, ...] = ()
    rest: tuple[Speaker, ...] = ()
    more: bool = False

    @property
    def total(self) -> int:
        """How many are listed."""
        return len(self.top) + len(self.rest)


def speakers(results: Results, params: SearchParams) -> Speakers:
    """Return the people who speak most in a result. One query."""
    counts = listed("speaker", results, params.replace(speaker=()))
    wanted = [value for value in counts if value.isdecimal() and int(value) <= LARGEST_KEY][:MOST]
    said = _said(wanted, is_sample=results.samples)
    found = tuple(
        Speaker(
            name=said[key].name,
            division=said[key].division,
            url=f"/people/{key}/",
            count=counts[key],
            offices=offices(said[key].written),
        )
        for key in wanted
        if key in said
    )
    shown = len(found) if len(found) <= SHOWN + 1 else SHOWN
    return Speakers(found[:shown], found[shown:], more=len(results.facets.get("speaker", ())) > MOST)


@dataclass(slots=True)
class _Said:
    name: str
    division: str
    written: list[tuple[str, int | None]] = field(default_factory=list)


def _said(keys: Sequence[str], *, is_sample: bool) -> dict[str, _Said]:
    """Return the people of these keys, each with the office and the year of every article in which they speak."""
    speaking = Appearance.objects.filter(person_id__in=keys, statements__isnull=False)
    columns = ("article", "person", "person__name", "person__note", "person__division__name", "office")
    people: dict[str, _Said] = {}
    for row in shown(speaking.order_by("article").distinct(), *columns, is_sample=is_sample):
        told = f"{row.person__name}（{row.person__note}）" if row.person__note else row.person__name
        person = people.setdefault(str(row.person), _Said(told, row.person__division__name or ""))
        person.written.append((row.office, year_of(row[-len(DATES) :])))
    return people


def shown(appearances: QuerySet[Appearance], *columns: str, is_sample: bool) -> list[Any]:
    """Return these columns, then `DATES`, of the appearances in public articles, as named tuples. One query.

    Asked for public ones alone, SQLite would walk all articles instead of the few in which somebody appears.
    """
    rows = appearances.values_list(
        "article__status", "article__is_sample", *columns, *(f"article__{name}" for name in DATES), named=True
    )
    wanted = (Article.Status.PUBLISHED, is_sample)
    return [row for row in rows if (row.article__status, row.article__is_sample) == wanted]


def offices(written: Iterable[tuple[str, int | None]]) -> tuple[Office, ...]:
    """Return the offices of someone, the one held last first; each article counts once for an office."""
    years: dict[str, list[int | None]] = {}
    for office, year in written:
        if office:
            years.setdefault(office, []).append(year)
    found = [Office(office, len(of), _span(year for year in of if year)) for office, of in years.items()]
    return tuple(sorted(found, key=lambda office: (office.years[-4:], office.articles), reverse=True))


def _span(years: Iterable[int]) -> str:
    known = sorted(years)
    return between(known[0], known[-1]) if known else ""
