"""The gazetteer: administrative divisions by code, by name and by day, and where their names stand in a text.

It is built once from rows and passed in; it reads no file and no database.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from archive.text.places.adcode import stem
from archive.text.places.place_names import Mention, PlaceNames
from archive.text.places.unit import Unit, recency, unit_of_row

# A county that becomes a district loses parts to the old districts; what is founded then is its main part.
COUNTY_PROPER = frozenset({"县", "自治县", "旗"})

__all__ = ["Gazetteer", "Mention", "Unit"]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All units of all times, with their codes and names as ways in. Equal only to itself, so that others may cache by it."""

    units: tuple[Unit, ...]
    names: PlaceNames = field(repr=False)
    by_key: Mapping[str, Unit] = field(repr=False)
    by_code: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    predecessors: Mapping[str, tuple[Unit, ...]] = field(repr=False)

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Gazetteer:
        """Build a gazetteer; the order of the units does not matter."""
        latest_first = sorted(units, key=recency, reverse=True)
        by_code, before = defaultdict(list), defaultdict(list)
        for unit in latest_first:
            by_code[unit.adcode].append(unit)
            for successor in unit.successors:
                before[successor].append(unit)
        return cls(
            units=tuple(sorted(latest_first, key=lambda unit: (unit.adcode, unit.begins))),
            names=PlaceNames.of(latest_first),
            by_key={unit.key: unit for unit in latest_first},
            by_code={adcode: tuple(holders) for adcode, holders in by_code.items()},
            predecessors={key: tuple(found) for key, found in before.items()},
        )

    @classmethod
    def from_csv(cls, lines: Iterable[str]) -> Gazetteer:
        """Build a gazetteer from the lines of fixtures/divisions.csv."""
        return cls.of(map(unit_of_row, csv.DictReader(lines)))

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return the units of a full name (甘谷县, 北川县), else those of a short one (甘谷), the latest first."""
        return self.names.named(name)

    def is_full(self, name: str) -> bool:
        """Return whether the name carries its type: 甘谷县, not 甘谷."""
        return name in self.names.full

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the place names of a folded text from left to right, the longest at each place.

        A name with its superiors before it is one mention; 郊区 or 城区 only counts after its city. A name right
        before 镇 乡 村 路 街 社区 is that of a smaller place, and is left out. Nothing else is: whether 和平 is a
        district or a person's name, the reader of the mention must judge.
        """
        return self.names.find(text)

    def at(self, adcode: str, day: date | None = None, *, name: str | None = None) -> Unit | None:
        """Return the unit of a code: the name as written decides, then the day, then the latest holder.

        A day before the first holder, or between two, means the one that follows.
        """
        holders = self.by_code.get(adcode, ())
        if name:
            named = self.named(name)
            holders = tuple(unit for unit in holders if unit in named) or holders
        if not holders or not day:
            return holders[0] if holders else None
        beside = [unit for unit in holders if unit.exists_on(day)]
        later = [unit for unit in holders if unit.begins > day]
        return beside[0] if beside else later[-1] if later else holders[0]

    def parent(self, unit: Unit) -> Unit | None:
        """Return the unit above, of the same time."""
        return self.by_key.get(unit.parent) if unit.parent else None

    def path(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units from the province down to the unit itself."""
        parent = self.parent(unit)
        return (*self.path(parent), unit) if parent else (unit,)

    def today(self, unit: Unit) -> Unit:
        """Return the unit of today under which this one is browsed; it exists today.

        That is the one its successors lead to. If they lead to several, it is the one that kept the name
        (抚宁县 became 抚宁区 and parts of two others) or, for a county, the one founded on it (宝鸡县: 陈仓区), else the
        lowest unit above all of them (江干区 was divided: 杭州市), so that nothing is credited to a unit that took
        only a part. Without successors it is that of the parent.
        """
        if not unit.valid_to:
            return unit
        heirs = self._todays(self.successors(unit))
        if len(heirs) > 1:
            heirs = self._principal(unit) or self._above_all(heirs)
        parent = self.parent(unit)
        return heirs[0] if heirs else self.today(parent) if parent else unit

    def _todays(self, units: Iterable[Unit]) -> list[Unit]:
        return list({today.key: today for today in map(self.today, units)}.values())

    def _principal(self, unit: Unit) -> list[Unit]:
        """Return the unit of today that carries this one on although parts of it went elsewhere, if there is one."""
        heirs = self.successors(unit)
        kept = self._todays(heir for heir in heirs if stem(heir.name) == stem(unit.name))
        founded = self._todays(heir for heir in heirs if heir.begins == unit.ends)
        if len(kept) == 1:
            return kept
        return founded if len(founded) == 1 and unit.type in COUNTY_PROPER else []

    def _above_all(self, units: Iterable[Unit]) -> list[Unit]:
        """Return the lowest unit whose path all the units share; none if that would be the whole country."""
        shared: list[Unit] = []
        for level in zip(*map(self.path, units), strict=False):
            if len({unit.key for unit in level}) == 1:
                shared = [level[0]]
        return shared

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units to which its area went."""
        return tuple(self.by_key[key] for key in unit.successors if key in self.by_key)

    def former(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units that became this one, at first or second hand, the latest first."""
        found: dict[str, Unit] = {}
        queue = [unit]
        while queue:
            for before in self.predecessors.get(queue.pop().key, ()):
                if before.key not in found:
                    found[before.key] = before
                    queue.append(before)
        return tuple(sorted(found.values(), key=recency, reverse=True))

    def full_name(self, unit: Unit) -> str:
        """Return the name by which people tell it from others: 广元市朝天区, 北京市东城区, 甘谷县."""
        parent = self.parent(unit)
        if unit.type != "市辖区" or not parent:
            return unit.name
        return parent.name + unit.name
