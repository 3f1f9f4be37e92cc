"""Coverage by year as a chart without a legend: numbers for an SVG, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.pages.years import archive_years
from search.params import UNKNOWN
from search.results import FacetCount

# The tallest bar, with room for its number above.
HEIGHT = 72
BASELINE = HEIGHT + 20
STEP = 40
BAR = 26
# The frame of a year without an article.
GAP = 18
# More years would be a strip to be pushed sideways; earlier ones are told in the table alone.
MOST_YEARS = 26


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
    """Years with their articles, side by side; `earlier` ones and `unknown` stand outside.

    With `is_coverage` a year without an article is a gap, drawn as one; `gaps` names them, runs as one: 2010—2012.
    """

    bars: tuple[Bar, ...]
    earlier: int
    unknown: int
    gaps: tuple[str, ...]
    width: int
    is_coverage: bool
    baseline: int = BASELINE
    year_y: int = BASELINE + 16
    height: int = BASELINE + 22
    bar_width: int = BAR
    gap_y: int = BASELINE - GAP
    gap_height: int = GAP


def coverage(counts: Iterable[FacetCount], *, url: Callable[[str], str]) -> Chart:
    """Return the articles of a region by year, over the years of the whole archive; a bar leads to `url` of its year.

    Raises SearchUnavailable.
    """
    return _chart(counts, archive_years(), url)


def by_year(counts: Iterable[FacetCount], *, url: Callable[[str], str]) -> Chart:
    """Return the articles of a person or a source by year, from the first to the last."""
    return _chart(counts, None, url)


def _chart(counts: Iterable[FacetCount], covered: Iterable[int] | None, url: Callable[[str], str]) -> Chart:
    articles = {count.value: count.articles for count in counts if count.articles}
    unknown = articles.pop(UNKNOWN, 0)
    known = {int(year): count for year, count in articles.items()}
    years = _span({*known, *(covered or ())}) if known else range(0)
    highest = max(known.values(), default=1)
    missing = [year for year in years if year not in known]
    return Chart(
        bars=tuple(
            _bar(place, str(year), known.get(year, 0), highest, url(str(year)))
            for place, year in enumerate(years)
        ),
        earlier=sum(count for year, count in known.items() if year not in years),
        unknown=unknown,
        gaps=() if covered is None else tuple(in_runs(missing)),
        width=max(STEP, len(years) * STEP),
        is_coverage=covered is not None,
    )


def _span(years: set[int]) -> range:
    return range(max(min(years), max(years) + 1 - MOST_YEARS), max(years) + 1)


def in_runs(years: Iterable[int]) -> Iterable[str]:
    """Yield years, given in order, with those that follow each other as one.

    >>> list(in_runs([2010, 2012, 2013, 2014]))
    ['2010', '2012—2014']
    """
    run: list[int] = []
    for year in years:
        if run and year != run[-1] + 1:
            yield between(run[0], run[-1])
            run = []
        run.append(year)
    if run:
        yield between(run[0], run[-1])


def between(first: int, last: int) -> str:
    """Return a span of years; one year is told once."""
    return str(first) if first == last else f"{first}—{last}"


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
