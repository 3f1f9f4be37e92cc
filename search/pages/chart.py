"""Coverage by year as a chart without a legend: numbers for an SVG, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.pages.years import archive_years
from search.params import UNKNOWN
from search.results import FacetCount

# The tallest bar, with room for its number above, in large type too.
HEIGHT = 72
BASELINE = HEIGHT + 26
# What a year may take of the width, in the chart's own ems, and how much of that is its bar.
STEP = 3.4
BAR = 0.65
# The frame of a year without an article.
GAP = 18
# More years would be a strip to be pushed sideways; earlier ones are told in the table alone.
MOST_YEARS = 26
# So many years and more do not fit a narrow window as they are: every second is named there.
MANY_YEARS = 11
# The ems of such a chart in a narrow window (coverage.css), and what a figure takes of them.
NARROW, FIGURE = 29, 0.58


@dataclass(frozen=True, slots=True)
class Bar:
    """A year and its count; `x` and `middle` are hundredths of the width of the chart, other numbers its pixels.

    A narrow chart of many years leaves out the names of those that are `is_between`, a crowded one their counts too;
    the last is none.
    """

    year: str
    count: int
    url: str
    x: float
    middle: float
    y: int
    height: int
    label_y: int
    is_between: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Years with their articles, side by side; `earlier` ones and `unknown` stand outside. `width` is in ems.

    With `is_coverage` a year without an article is a gap, drawn as one; `gaps` names them, runs as one: 2010—2012.
    """

    bars: tuple[Bar, ...]
    earlier: int
    unknown: int
    gaps: tuple[str, ...]
    width: float
    bar_width: float
    is_coverage: bool
    baseline: int = BASELINE
    year_y: int = BASELINE + 20
    height: int = BASELINE + 26
    gap_y: int = BASELINE - GAP
    gap_height: int = GAP

    @property
    def when_narrow(self) -> str:
        """What a narrow window does: it shows the `whole`; of `many` years every second name; of a `crowded` chart
        every second count too; it has what is wider `pushed` aside.
        """
        longest = max((len(f"{bar.count:,}") for bar in self.bars), default=0)
        figures = longest * FIGURE * len(self.bars)
        if len(self.bars) < MANY_YEARS:
            return "whole"
        if figures > 2 * NARROW:
            return "pushed"
        return "crowded" if figures > NARROW else "many"


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
            _bar(year, known.get(year, 0), years=years, highest=highest, url=url(str(year))) for year in years
        ),
        earlier=sum(count for year, count in known.items() if year not in years),
        unknown=unknown,
        gaps=() if covered is None else tuple(in_runs(missing)),
        width=round(len(years) * STEP, 1),
        bar_width=_hundredths(BAR, years),
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


def _bar(year: int, count: int, *, years: range, highest: int, url: str) -> Bar:
    height = max(3, HEIGHT * count // highest) if count else 0
    middle, top = year - years.start + 0.5, BASELINE - height
    return Bar(
        year=str(year),
        count=count,
        url=url,
        x=_hundredths(middle - BAR / 2, years),
        middle=_hundredths(middle, years),
        y=top,
        height=height,
        label_y=top - 6,
        is_between=(years.stop - 1 - year) % 2 == 1,
    )


def _hundredths(steps: float, years: range) -> float:
    """Return so many years as hundredths of the width of all."""
    return round(100 * steps / max(1, len(years)), 2)
