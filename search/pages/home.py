"""The home page as an object: the regions with their counts, the newest additions, and what the archive holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Left

from archive.models import Article, Division
from search import engines
from search.lexicon import short_name
from search.pages.hits import day_of, title_of
from search.params import UNKNOWN, SearchParams
from search.results import Results

NEWEST = 6
# The shades of a tile, by share of the fullest region.
SHADES = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A province-level unit on the tile map; `shade` is 0 for none up to 4."""

    adcode: str
    name: str
    full_name: str
    url: str
    articles: int
    shade: int


@dataclass(frozen=True, slots=True)
class Addition:
    """A newly published article."""

    title: str
    url: str
    day: str
    genre: str
    divisions: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the archive holds, and what it does not know: `undated` in articles, `unplaced` in statements."""

    articles: int
    statements: int
    counties: int
    years: str
    undated: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page. `samples` is true while nothing but samples is there."""

    tiles: tuple[Tile, ...]
    additions: tuple[Addition, ...]
    holdings: Holdings
    samples: bool


def home_page() -> HomePage:
    """Ask the engine for everything there is, and the database for names. Raises SearchUnavailable."""
    results = engines.engine().run(SearchParams(sort="newest", per_page=1))
    articles = {count.value: count.articles for count in results.facets.get("division", ())}
    return HomePage(_tiles(articles), _additions(), _holdings(results, articles), results.samples)


def _tiles(articles: Mapping[str, int]) -> tuple[Tile, ...]:
    units = Division.objects.current().filter(level=Division.Level.PROVINCE).order_by("adcode")
    most = max((articles.get(unit.adcode, 0) for unit in units), default=0)
    return tuple(_tile(unit, articles.get(unit.adcode, 0), most) for unit in units)


def _tile(unit: Division, articles: int, most: int) -> Tile:
    shade = -(-SHADES * articles // most) if articles else 0
    return Tile(unit.adcode, short_name(unit.name), unit.name, unit.get_absolute_url(), articles, shade)


def _additions() -> tuple[Addition, ...]:
    rows = (
        Article.objects.public()
        .defer("decoded", "body")
        .annotate(opening=Left("body", 80))
        .prefetch_related("divisions")
        .order_by("-first_published_at", "-pk")[:NEWEST]
    )
    return tuple(
        Addition(
            title=title_of(row),
            url=row.get_absolute_url(),
            day=day_of(row),
            genre=row.genre,
            divisions="、".join([unit.name for unit in row.divisions.all()][:3]),
            is_sample=row.is_sample,
        )
        for row in rows
    )


def _holdings(results: Results, articles: Mapping[str, int]) -> Holdings:
    years = {count.value: count.articles for count in results.facets.get("year", ())}
    places = results.facets.get("division", ())
    unplaced = sum(count.statements for count in places if count.value == UNKNOWN)
    known = sorted(year for year in years if year != UNKNOWN and years[year])
    return Holdings(
        articles=results.searched_articles,
        statements=results.searched_statements,
        counties=sum(1 for adcode, count in articles.items() if count and _is_county(adcode)),
        years=_span(known),
        undated=years.get(UNKNOWN, 0),
        unplaced=unplaced,
    )


def _span(years: list[str]) -> str:
    if not years:
        return ""
    return f"{years[0]} 年" if years[0] == years[-1] else f"{years[0]}—{years[-1]} 年"


def _is_county(adcode: str) -> bool:
    return adcode != UNKNOWN and not adcode.endswith("00")
