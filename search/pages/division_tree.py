"""Today's divisions as a tree, from the provinces down to the counties, and what is browsed under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from archive.text.places.gazetteer import Gazetteer, Unit


class DivisionTree:
    """Today's divisions by code, each with those right below it.

    `browsed_under` holds the code of today for the key of each unit of all times.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        today = [unit for unit in gazetteer.units if unit.valid_to is None]
        self.units: Mapping[str, Unit] = {unit.adcode: unit for unit in today}
        self._below: dict[str | None, list[Unit]] = {}
        for unit in today:
            parent = gazetteer.parent(unit)
            self._below.setdefault(parent.adcode if parent else None, []).append(unit)
        self._leaves: dict[str, tuple[Unit, ...]] = {}
        self.browsed_under = {unit.key: gazetteer.today(unit).adcode for unit in gazetteer.units}

    @classmethod
    @lru_cache(maxsize=1)
    def of(cls, gazetteer: Gazetteer) -> DivisionTree:
        """Return the tree of a gazetteer, made once for all pages."""
        return cls(gazetteer)

    def below(self, unit: Unit | None) -> list[Unit]:
        """Return the units right below one, or the provinces."""
        return self._below.get(unit.adcode if unit else None, [])

    def leaves(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the counties of a unit; a city without counties, or a county, is its own."""
        found = self._leaves.get(unit.adcode)
        if found is None:
            found = tuple(leaf for child in self.below(unit) for leaf in self.leaves(child)) or (unit,)
            self._leaves[unit.adcode] = found
        return found

    def groups(self, unit: Unit) -> Iterator[tuple[Unit, list[Unit]]]:
        """Yield the unit with the counties right below it, then each of its prefectures with its own."""
        children = self.below(unit)
        branches = [child for child in children if self.below(child)]
        yield unit, [child for child in children if child not in branches]
        yield from ((branch, self.below(branch)) for branch in branches)
