"""The home page as an object: the reader's region, the regions with their counts, what is new, and what the archive holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Left
from django.utils import timezone

from archive.models import Division
from search import engines
from search.lexicon import short_name
from search.pages.chart import Chart, coverage
from search.pages.listing import Listed, newest_additions
from search.pages.my_region import MyRegion, my_region
from search.pages.paging import Link
from search.pages.slogans import SlogansOfYear, slogans_of_year
from search.params import UNKNOWN, SearchParams
from search.results import FacetCount, Results

NEWEST = 6
# The shades of a tile: each for a like number of regions, so that one with very many does not make all others pale.
SHADES = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A province-level unit on the tile map; `shade` is 0 for none up to 4. Of its `counties` so many are `covered`."""

    adcode: str
    name: str
    full_name: str
    url: str
    articles: int
    shade: int
    covered: int
    counties: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the archive holds, and what it does not know: `undated` in articles, `unplaced` in statements.

    Of the `counties` of today so many are `covered`: they have an article.
    """

    articles: int
    statements: int
    covered: int
    counties: int
    undated: int
    unplaced: int
    years: Chart

    @property
    def uncovered(self) -> int:
        return self.counties - self.covered

    @property
    def unknowns(self) -> tuple[Link, ...]:
        """Where to see what is not known, if there is any."""
        ways = (
            (self.undated, "篇年份未知", "/years/unknown/"),
            (self.unplaced, "则区划未定", "/search/?division=unknown"),
        )
        return tuple(Link(f"{number:,} {label}", url) for number, label, url in ways if number)

    @property
    def totals(self) -> tuple[tuple[str, str, str], ...]:
        """What is held in great numbers: a label, the number, its unit."""
        return (
            ("文章", f"{self.articles:,}", "篇"),
            ("陈述（同一人连续的话为一则）", f"{self.statements:,}", "则"),
            ("有文章的县、市、区", f"{self.covered:,}", "个"),
        )


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page. `samples` is true while nothing but samples is there; `mine` is the region a reader keeps."""

    mine: MyRegion | None
    tiles: tuple[Tile, ...]
    additions: tuple[Listed, ...]
    slogans: SlogansOfYear | None
    holdings: Holdings
    samples: bool


def home_page(kept: Division | None = None) -> HomePage:
    """Ask the engine for everything there is, and the database for names. Raises SearchUnavailable."""
    results = engines.engine().run(SearchParams(sort="newest", per_page=1))
    tiles = _tiles(results.facets.get("division", ()))
    years = results.facets.get("year", ())
    # A year to come is a misprint, and none that people speak in.
    latest = f"{timezone.localdate().year}"
    newest = max((count.value for count in years if count.value <= latest), default="")
    return HomePage(
        mine=my_region(kept) if kept else None,
        tiles=tiles,
        additions=newest_additions(NEWEST),
        slogans=slogans_of_year(newest) if newest else None,
        holdings=_holdings(results, tiles),
        samples=results.samples,
    )


def _tiles(counts: Iterable[FacetCount]) -> tuple[Tile, ...]:
    """Return the tiles. Two queries."""
    units = Division.objects.current().filter(level=Division.Level.PROVINCE).order_by("adcode")
    articles = {count.value: count.articles for count in counts if count.value.endswith("0000")}
    counties, covered = _counties(), _covered(counts)
    held = sorted(count for count in articles.values() if count)
    return tuple(
        Tile(
            adcode=unit.adcode,
            name=short_name(unit.name),
            full_name=unit.name,
            url=unit.get_absolute_url(),
            articles=articles.get(unit.adcode, 0),
            shade=_shade(articles.get(unit.adcode, 0), held),
            covered=covered.get(unit.adcode[:2], 0),
            counties=counties.get(unit.adcode[:2], 0),
        )
        for unit in units
    )


def _shade(articles: int, held: Sequence[int]) -> int:
    """Return 0 for none, else 1 to 4: the quarter of `held`, in rising order, in which a number stands."""
    return -(-SHADES * bisect_right(held, articles) // len(held)) if articles else 0


def _counties() -> Mapping[str, int]:
    """Return how many counties a province has, by the first two digits of its code."""
    counties = Division.objects.current().filter(level=Division.Level.COUNTY)
    by_province = counties.order_by().values_list(Left("adcode", 2)).annotate(Count("pk"))
    return dict(by_province)


def _covered(counts: Iterable[FacetCount]) -> Mapping[str, int]:
    """Return how many counties of a province have an article."""
    covered: dict[str, int] = {}
    for code, _, articles in counts:
        if articles and code != UNKNOWN and code[4:] != "00":
            covered[code[:2]] = covered.get(code[:2], 0) + 1
    return covered


def _holdings(results: Results, tiles: tuple[Tile, ...]) -> Holdings:
    years = results.facets.get("year", ())
    places = results.facets.get("division", ())
    return Holdings(
        articles=results.searched_articles,
        statements=results.searched_statements,
        covered=sum(tile.covered for tile in tiles),
        counties=sum(tile.counties for tile in tiles),
        undated=sum(count.articles for count in years if count.value == UNKNOWN),
        unplaced=sum(count.statements for count in places if count.value == UNKNOWN),
        years=coverage(years, url=lambda year: f"/years/{year}/"),
    )
