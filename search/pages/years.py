"""The years of a result as a histogram, before the years of the whole archive: what a silence in it is worth.

Both have the height of their own fullest year, so that rare words show; the caption and the table tell the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import cast

from search import engines
from search.engines.contract import SearchEngine
from search.pages.facets import Facet, FacetValue, counts_of, in_statements
from search.pages.form import CARRIED
from search.pages.links import Scope
from search.params import UNKNOWN, SearchParams
from search.results import Results

# The drawing: as wide as the column of facets, so that its type is of the size of the page.
WIDTH, HEIGHT, BASELINE = 272, 104, 84
WIDEST = 30
# What is found stands before the archive and leaves its edges in sight.
FRONT = 0.56
# More years than this are too narrow to see; the earliest are told in the table alone.
MOST_YEARS = 90
# A label takes so much of the width with the gap after it, and may stand out of the drawing a little: the page has room.
LABEL, HALF = 34, 8
STEPS = (1, 2, 5, 10, 20, 50)
# Seconds for which the archive's own years are not asked for again.
FRESH = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: `count` of the result before `archive` of all there is, told in `words`.

    A year that is found or chosen has a `url`. `target`, `behind` (the archive) and `found` are paths of the SVG.
    """

    year: str
    count: int
    archive: int
    selected: bool
    url: str
    words: str
    target: str
    behind: str
    found: str
    middle: str
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Years:
    """The histogram with its table; `start` and `end` are the fields of a period, `carried` what goes along hidden."""

    bars: tuple[Bar, ...]
    rows: tuple[tuple[FacetValue, int], ...]
    unknown: FacetValue | None
    caption: str
    path: str
    carried: tuple[tuple[str, str], ...]
    start: str
    end: str
    is_whole: bool
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = BASELINE


def years(facet: Facet, params: SearchParams, *, scope: Scope) -> Years | None:
    """Return the histogram of the facet of years; None if there is none to compare. Raises SearchUnavailable."""
    archive = _archive(params, scope)
    known = {value.value: value for value in facet.values if value.value != UNKNOWN}
    numbers = sorted(map(int, {*known, *archive} - {UNKNOWN}))
    if len(numbers) < 2:
        return None
    span = range(max(numbers[0], numbers[-1] + 1 - MOST_YEARS), numbers[-1] + 1)
    unit = "则" if in_statements(params) else "篇"
    return Years(
        bars=tuple(_bars(span, known, archive, unit, scope.adder(params, "year"))),
        rows=tuple((value, archive.get(year, 0)) for year, value in sorted(known.items(), reverse=True)),
        unknown=next((value for value in facet.values if value.value == UNKNOWN), None),
        caption=_caption(known, archive, unit),
        path=scope.path,
        carried=_carried(params, scope),
        start=str(params.start.year) if params.start else "",
        end=str(params.end.year) if params.end else "",
        is_whole=all(known[year].count == archive.get(year, 0) for year in known),
    )


def archive_years() -> tuple[int, ...]:
    """Return the years of which the archive has texts. Raises SearchUnavailable."""
    counts = _everything(Scope()).facets.get("year", ())
    return tuple(sorted(int(count.value) for count in counts if count.articles and count.value != UNKNOWN))


def _archive(params: SearchParams, scope: Scope) -> Mapping[str, int]:
    return counts_of("year", _everything(scope), params)


def _everything(scope: Scope) -> Results:
    everything = scope.narrow(SearchParams(sort="newest", per_page=1))
    return _asked(cast(Hashable, engines.engine()), everything, int(monotonic() / FRESH))


@lru_cache(maxsize=32)
def _asked(engine: Hashable, params: SearchParams, _: int) -> Results:
    """Return the answer to a question that every page asks; it may be a minute old."""
    return cast(SearchEngine, engine).run(params)


def _bars(
    span: range,
    known: Mapping[str, FacetValue],
    archive: Mapping[str, int],
    unit: str,
    address: Callable[[str], str],
) -> Iterable[Bar]:
    step = min(WIDEST, WIDTH / len(span))
    every = next((each for each in STEPS if each * step >= LABEL), STEPS[-1])
    # Labels end at the newest year, where they need not stand at round numbers.
    rest = span[-1] % every if every < 5 else 0
    most = max((value.count for value in known.values()), default=0)
    most_archive = max((archive.get(str(year), 0) for year in span), default=0)
    for place, year in enumerate(map(str, span)):
        value = known.get(year)
        count, held = value.count if value else 0, archive.get(year, 0)
        left, middle = place * step, (place + 0.5) * step
        yield Bar(
            year=year,
            count=count,
            archive=held,
            selected=value.selected if value else False,
            url=address(year) if value and (count or value.selected) else "",
            words=f"{year} 年：{count} {unit}，馆藏 {held} {unit}",
            target=_rectangle(left, step, BASELINE),
            behind=_rectangle(left, step, _height(held, most_archive)),
            found=_rectangle(left + (1 - FRONT) / 2 * step, FRONT * step, _height(count, most)),
            middle=f"{middle:.2f}",
            is_labelled=int(year) % every == rest and HALF <= middle <= WIDTH - HALF,
        )


def _rectangle(left: float, width: float, height: int) -> str:
    """Return the path around a bar that stands on the baseline; '' for none."""
    return f"M{left:.2f} {BASELINE}v-{height}h{width:.2f}v{height}z" if height else ""


def _height(count: int, most: int) -> int:
    return max(2, (BASELINE - 4) * count // most) if count else 0


def _caption(known: Mapping[str, FacetValue], archive: Mapping[str, int], unit: str) -> str:
    found = max(known.values(), key=lambda value: value.count, default=None)
    counts = {year: count for year, count in archive.items() if year != UNKNOWN}
    fullest = max(counts, key=lambda year: counts[year], default="")
    if not fullest:
        return ""
    held = f"馆藏（浅色）最多的是 {fullest} 年，{counts[fullest]:,} {unit}"
    return (
        f"所查（深色）最多的是 {found.label}，{found.count:,} {unit}；{held}。"
        if found and found.count
        else f"{held}。"
    )


def _carried(params: SearchParams, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Return what a form for a period carries: all but the years, which the period takes the place of."""
    kept = {"q", "in", *CARRIED} - {"year"}
    return tuple((name, value) for name, value in scope.pairs(params) if name in kept)
