"""Coverage by year as a chart without a legend: numbers for an SVG, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.pages.links import Scope
from search.params import UNKNOWN, SearchParams
from search.results import FacetCount

# The tallest bar, with room for its number above.
HEIGHT = 72
BASELINE = HEIGHT + 20
STEP = 40
BAR = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A year and its count; all other numbers are in units of the SVG."""

    year: str
    count: int
    url: str
    x: int
    y: int
    height: int
    middle: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Every year from the first to the last, those without an article too; `unknown` stands outside."""

    bars: tuple[Bar, ...]
    unknown: int
    width: int
    baseline: int = BASELINE
    year_y: int = BASELINE + 16
    height: int = BASELINE + 22
    bar_width: int = BAR


def coverage(counts: Iterable[FacetCount], *, params: SearchParams, scope: Scope) -> Chart:
    """Return the chart of articles by year; a bar leads to its year alone on the same page."""
    articles = {count.value: count.articles for count in counts if count.articles}
    unknown = articles.pop(UNKNOWN, 0)
    known = sorted(int(year) for year in articles)
    years = range(known[0], known[-1] + 1) if known else range(0)
    highest = max(articles.values(), default=1)
    bars = tuple(
        _bar(
            place,
            str(year),
            articles.get(str(year), 0),
            highest,
            scope.filtered(params, "year", (str(year),)),
        )
        for place, year in enumerate(years)
    )
    return Chart(bars, unknown, max(STEP, len(bars) * STEP))


def _bar(place: int, year: str, count: int, highest: int, url: str) -> Bar:
    height = max(3, HEIGHT * count // highest) if count else 0
    left, top = place * STEP, BASELINE - height
    return Bar(
        year=year,
        count=count,
        url=url,
        x=left + (STEP - BAR) // 2,
        y=top,
        height=height,
        middle=left + STEP // 2,
        label_y=top - 6,
    )
