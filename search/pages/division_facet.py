"""The division facet: provinces, unfolded along what is chosen, down to the counties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.text.places.gazetteer import Gazetteer
from search import lexicon
from search.pages.facets import Facet, FacetValue, following, in_unit, split
from search.pages.links import Scope
from search.params import UNKNOWN, SearchParams
from search.places import lineage
from search.results import NO_COUNTS, Results

# More provinces are compared with each other; what stands below each would be most of the page.
MOST_UNFOLDED = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """What the tree needs of a division."""

    adcode: str
    name: str
    parent: str | None


def division_facet(results: Results, params: SearchParams, *, scope: Scope, gazetteer: Gazetteer) -> Facet:
    """Return the tree as a facet whose values hold children."""
    codes = _codes(gazetteer)
    # Provinces always, everything else only inside a province of which something is chosen, if those are few.
    provinces = {code[:2] for code in params.division if code != UNKNOWN}
    unfolded = provinces if len(provinces) <= MOST_UNFOLDED else ()
    asked = {*codes, UNKNOWN, *params.division}.union(
        *(codes.get(f"{province}0000", ()) for province in unfolded)
    )
    found = in_unit(results.facets.get("division", NO_COUNTS).only(asked), params)
    wanted = {*found, *params.division} - {UNKNOWN}
    tree = _Tree(found, units(wanted, gazetteer), params.division, following(params, "division", scope))
    provinces_found = [value for value in tree.below(None) if value.count or value.selected or value.children]
    top, rest = split(sorted(provinces_found, key=lambda value: (-value.count, value.value)))
    unknown = tree.unknown()
    return Facet("division", lexicon.FACETS["division"], top, (*rest, *unknown), multi_valued=True)


@lru_cache(maxsize=2)
def _codes(gazetteer: Gazetteer) -> Mapping[str, Sequence[str]]:
    """Return the codes of each province."""
    codes: dict[str, list[str]] = {}
    for code in gazetteer.by_code:
        codes.setdefault(lineage(code)[0], []).append(code)
    return codes


def units(adcodes: Iterable[str], gazetteer: Gazetteer) -> dict[str, Unit]:
    """Return today's units of these codes."""
    found: dict[str, Unit] = {}
    for adcode in adcodes:
        unit = gazetteer.at(adcode)
        if unit and unit.valid_to is None:
            above = gazetteer.parent(unit)
            found[adcode] = Unit(adcode, unit.name, above.adcode if above else None)
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    counts: Mapping[str, int]
    units: Mapping[str, Unit]
    chosen: Sequence[str]
    follow: Callable[[str], tuple[str, str]]

    def below(self, parent: str | None) -> list[FacetValue]:
        found = [self._value(unit) for unit in self.units.values() if self._parent(unit) == parent]
        return sorted(found, key=lambda value: value.value)

    def _parent(self, unit: Unit) -> str | None:
        """The nearest unit above that is in the tree: a district of a municipality stands under its province."""
        if unit.parent in self.units or unit.parent is None:
            return unit.parent
        province = lineage(unit.adcode)[0]
        return province if province in self.units and province != unit.adcode else None

    def _value(self, unit: Unit) -> FacetValue:
        return FacetValue(
            unit.adcode,
            unit.name,
            self.counts.get(unit.adcode, 0),
            unit.adcode in self.chosen,
            *self.follow(unit.adcode),
            children=tuple(self.below(unit.adcode)) if self._is_open(unit.adcode) else (),
        )

    def _is_open(self, adcode: str) -> bool:
        return any(adcode in lineage(chosen) for chosen in self.chosen if chosen != UNKNOWN)

    def unknown(self) -> tuple[FacetValue, ...]:
        chosen = UNKNOWN in self.chosen
        count = self.counts.get(UNKNOWN, 0)
        if not count and not chosen:
            return ()
        return (FacetValue(UNKNOWN, lexicon.UNKNOWN["division"], count, chosen, *self.follow(UNKNOWN)),)
