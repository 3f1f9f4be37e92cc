"""Slogans (提法) in use, as the index counts them, each with the way to the articles that use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search import engines
from search.pages.facets import listed
from search.pages.links import Scope
from search.params import SearchParams
from search.results import Results

MOST = 12


@dataclass(frozen=True, slots=True)
class SloganUse:
    """A slogan and how much of a result uses it, in the unit of the page: 则 with words, else 篇."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class SlogansOfYear:
    """The slogans most used in the texts of one year, of which the archive has `articles`."""

    year: str
    articles: int
    uses: tuple[SloganUse, ...]


def slogans_used(
    results: Results, params: SearchParams, *, url: Callable[[str], str]
) -> tuple[SloganUse, ...]:
    """Return the slogans most used in a result; `url` leads to the articles of one."""
    counts = list(listed("slogan", results, params.replace(slogan=())).items())[:MOST]
    return tuple(SloganUse(name, count, url(name)) for name, count in counts)


def slogans_of_year(year: str) -> SlogansOfYear:
    """Ask the engine for the slogans of a year. Raises SearchUnavailable."""
    params = SearchParams(year=(year,), per_page=1)
    results = engines.engine().run(params)
    url = Scope().adder(SearchParams(year=(year,)), "slogan")
    return SlogansOfYear(year, results.articles, slogans_used(results, params, url=url))
