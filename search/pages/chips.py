"""The chosen filters, each with the way to give it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from search import lexicon
from search.pages.facets import Labels, label
from search.pages.form import PERIOD
from search.pages.links import Scope
from search.params import SearchParams
from search.results import FACETS

# More of one filter are given up together; one by one its facet does it.
MOST = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter value, or all of a filter; `url` is the page without it."""

    filter: str
    label: str
    url: str


def chips(params: SearchParams, *, scope: Scope, labels: Labels) -> tuple[Chip, ...]:
    """Return the filters that the reader has chosen, but not those the page's own path states."""
    return (*_values(params, scope, labels), *_title(params, scope), *_dates(params, scope))


def _values(params: SearchParams, scope: Scope, labels: Labels) -> Iterator[Chip]:
    for name in FACETS:
        if name in scope.fixed:
            continue
        chosen = getattr(params, name)
        if len(chosen) > MOST:
            yield Chip(lexicon.FACETS[name], f"所选 {len(chosen)} 个", scope.filtered(params, name, ()))
            continue
        for value in chosen:
            url = scope.toggled(params, name, value)
            yield Chip(lexicon.FACETS[name], label(name, value, labels), url)


def _title(params: SearchParams, scope: Scope) -> Iterator[Chip]:
    for value in params.title:
        yield Chip(lexicon.TITLE, f"“{value}”", scope.toggled(params, "title", value))


def _dates(params: SearchParams, scope: Scope) -> Iterator[Chip]:
    if not (params.start or params.end):
        return
    url = scope.url(params, page=1, **dict.fromkeys(PERIOD))
    within = "，全在其间" if params.within else ""
    yield Chip("日期", f"{_period(params.start, params.end)}{within}", url)


def _period(start: date | None, end: date | None) -> str:
    """Return a period in words.

    >>> _period(date(2022, 1, 1), None), _period(None, date(2022, 8, 4)), _period(date(2022, 8, 4), date(2022, 8, 4))
    ('2022年1月1日起', '至2022年8月4日', '2022年8月4日')
    """
    if start == end:
        return _day(start)
    if start and end:
        return f"{_day(start)}至{_day(end)}"
    return f"{_day(start)}起" if start else f"至{_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
