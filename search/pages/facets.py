"""Facets as the template prints them: each value with label, count, state and address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from search import lexicon
from search.pages.links import Scope
from search.params import PER_PAGE, UNKNOWN, SearchParams
from search.results import FACETS, NO_COUNTS, FacetCounts, Results

TOP = 8
# A facet of thousands of people would be most of the page; the rest is reached by searching.
LONGEST = 24
# The bytes that what is asked for may take in the addresses of a facet, beside twenty articles: with many filters
# chosen, or on a longer page, it lists fewer values.
ROOM = 3_600


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet; following `url` chooses it, or gives it up if it is `selected`.

    Where addresses are long `url` is empty, and a button of the search form sends `pick` instead.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    pick: str = ""
    children: tuple[FacetValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """A counted field. `top` holds what is shown at once, `rest` what unfolds; with `more` there are rarer values."""

    name: str
    label: str
    top: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...] = ()
    multi_valued: bool = False
    more: bool = False

    @property
    def values(self) -> tuple[FacetValue, ...]:
        """All values, in the order shown."""
        return self.top + self.rest

    @property
    def active(self) -> bool:
        """Whether the reader has chosen a value of it."""
        return any(value.selected for value in self.values)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded at first: what most readers narrow by, and whatever they have chosen."""
        return self.active or self.name not in lexicon.FOLDED


Labels = Mapping[str, Mapping[str, str]]


def in_statements(params: SearchParams) -> bool:
    """Whether counts are told in statements (则): with words they are, browsing counts articles (篇)."""
    return bool(params.query.clauses)


def counts_of(name: str, results: Results, params: SearchParams) -> dict[str, int]:
    """Return the values that an answer tells of a facet with their counts in the unit of the page."""
    return in_unit(results.facets.get(name, NO_COUNTS), params)


def in_unit(told: FacetCounts, params: SearchParams) -> dict[str, int]:
    """Return the values of a facet with their counts in the unit of the page."""
    return dict(zip(told.values, told.statements if in_statements(params) else told.articles, strict=True))


def facets(results: Results, params: SearchParams, *, scope: Scope, labels: Labels) -> tuple[Facet, ...]:
    """Return the facets of a page that have a value, but those its path fixes and division, which is a tree."""
    names = (name for name in FACETS if name != "division" and name not in scope.fixed)
    built = (_facet(name, results, params, scope=scope, labels=labels) for name in names)
    return tuple(facet for facet in built if facet.values)


def _facet(name: str, results: Results, params: SearchParams, *, scope: Scope, labels: Labels) -> Facet:
    chosen: tuple[str, ...] = getattr(params, name)
    follow = following(params, name, scope)
    found = [
        FacetValue(value, label(name, value, labels), count, value in chosen, *follow(value))
        for value, count in listed(name, results, params).items()
    ]
    top, rest = split(ordered(name, found))
    return Facet(
        name=name,
        label=lexicon.FACETS[name],
        top=top,
        rest=rest,
        multi_valued=_is_multi_valued(name, params),
        more=len(found) < len(results.facets.get(name, NO_COUNTS)),
    )


def following(params: SearchParams, name: str, scope: Scope) -> Callable[[str], tuple[str, str]]:
    """Return what chooses a value of a filter: an address, or what a button sends."""
    if scope.is_long(params):
        return lambda value: ("", f"{name}:{value}")
    url = scope.adder(params, name)
    return lambda value: (url(value), "")


def _is_multi_valued(name: str, params: SearchParams) -> bool:
    several = lexicon.MULTI_VALUED if in_statements(params) else lexicon.MULTI_VALUED_IN_ARTICLES
    return name in several


def listed(name: str, results: Results, params: SearchParams) -> dict[str, int]:
    """Return the values a facet lists with their counts: all that are chosen, and the most frequent others.

    Years are listed all: they are the bars of a histogram.
    """
    chosen: tuple[str, ...] = getattr(params, name)
    told = results.facets.get(name, NO_COUNTS)
    first = told if name in lexicon.CHRONOLOGICAL else told.first(_longest(params))
    frequent = {value: count for value, count in in_unit(first, params).items() if count}
    found = in_unit(told.only(chosen), params) if chosen else {}
    return {value: found.get(value, 0) for value in chosen} | frequent


@lru_cache(maxsize=64)
def _longest(params: SearchParams) -> int:
    asked = max(1, len(params.to_query().encode()))
    return max(TOP, min(LONGEST, ROOM * PER_PAGE // params.per_page // asked))


def label(name: str, value: str, labels: Labels) -> str:
    """Return what a value is called; `labels` knows the values that are keys of something."""
    if value == UNKNOWN:
        return lexicon.UNKNOWN[name]
    if name == "year":
        return f"{value} 年"
    if name == "term":
        return f"第{value}届"
    if name == "session":
        return f"第{value}次"
    return labels.get(name, {}).get(value, value)


def ordered(name: str, values: list[FacetValue]) -> list[FacetValue]:
    """Sort years from the newest, numbers upwards, all else by count; unknown comes last."""
    if name in lexicon.CHRONOLOGICAL:
        return sorted(
            values, key=lambda found: (found.value == UNKNOWN, [-ord(digit) for digit in found.value])
        )
    if name in lexicon.NUMERIC:
        return sorted(values, key=lambda found: (found.value == UNKNOWN, len(found.value), found.value))
    return sorted(values, key=lambda found: (found.value == UNKNOWN, -found.count, found.label))


def split(values: list[FacetValue], size: int = TOP) -> tuple[tuple[FacetValue, ...], tuple[FacetValue, ...]]:
    """Divide values into those shown at once (the first few, and all that are chosen or unfold to it) and the rest."""
    top = tuple(value for place, value in enumerate(values) if place < size or _leads_to_chosen(value))
    rest = tuple(value for place, value in enumerate(values) if place >= size and not _leads_to_chosen(value))
    return (top, rest) if len(rest) > 1 else (tuple(values), ())


def _leads_to_chosen(value: FacetValue) -> bool:
    return value.selected or any(map(_leads_to_chosen, value.children))
