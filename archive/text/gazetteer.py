"""The gazetteer: administrative divisions by code, by name and by day, and where their names stand in a text.

It is built once from rows and passed in; it reads no file and no database.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from archive.text.adcode import GENERIC_NAMES, stem, written_forms

COLUMNS = ("adcode", "name", "level", "type", "parent", "valid_from", "valid_to", "successors")
# A place name before one of these names a township, a village or a street: 朝天镇 is not 朝天区.
SMALLER_PLACES = ("镇", "乡", "街", "村", "路", "大道", "大街", "社区", "苏木", "巷")
# After a name with its type these speak of all its townships: 甘谷县乡镇人大, 朝阳区街道人大工委.
GENERAL_PLACES = (
    "乡镇",
    "镇乡",
    "乡村",
    "镇村",
    "镇街",
    "街镇",
    "街乡",
    "街道",
    "村级",
    "村社",
    "村居",
    "社区",
)
MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A division under one name and one code, from `valid_from` (inclusive; None: before 1981) to `valid_to` (exclusive).

    `level` is province, prefecture or county; `type` 省 直辖市 自治区 特别行政区 地级市 地区 自治州 盟 县 县级市 市辖区 自治县
    旗 自治旗 特区 林区 …; `parent` and `successors` are keys of other units; `key` is `adcode:name:valid_from year`, unique.
    """

    key: str
    adcode: str
    name: str
    level: str
    type: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Return whether the unit existed on the day, as far as years tell."""
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at `text[start:end]` and the units it may mean, the latest first.

    `is_full` says that the name carries its type (甘谷县, 北川县, not 甘谷); 四川省广元市朝天区 is one mention of the district.
    """

    start: int
    end: int
    text: str
    units: tuple[Unit, ...]
    is_full: bool


def unit_of_row(row: Mapping[str, str]) -> Unit:
    """Return the unit of a row of fixtures/divisions.csv; raises ValueError if a day is none."""
    first, last = (date.fromisoformat(day) if day else None for day in (row["valid_from"], row["valid_to"]))
    return Unit(
        key=f"{row['adcode']}:{row['name']}:{first.year if first else ''}",
        adcode=row["adcode"],
        name=row["name"],
        level=row["level"],
        type=row["type"],
        parent=row["parent"] or None,
        valid_from=first,
        valid_to=last,
        successors=tuple(row["successors"].split()),
    )


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All units of all times, with their names and codes as ways in."""

    units: tuple[Unit, ...]
    by_key: Mapping[str, Unit] = field(repr=False)
    by_code: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    full_names: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    short_names: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    by_head: Mapping[str, tuple[str, ...]] = field(repr=False)
    predecessors: Mapping[str, tuple[Unit, ...]] = field(repr=False)

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Gazetteer:
        """Build a gazetteer; the order of the units does not matter."""
        latest_first = sorted(units, key=_recency, reverse=True)
        by_code, full, short, before = (defaultdict[str, list[Unit]](list) for _ in range(4))
        for unit in latest_first:
            by_code[unit.adcode].append(unit)
            for name in (unit.name, *written_forms(unit.name)):
                full[name].append(unit)
            if stem(unit.name) != unit.name:
                short[stem(unit.name)].append(unit)
            for successor in unit.successors:
                before[successor].append(unit)
        return cls(
            units=tuple(sorted(latest_first, key=lambda unit: (unit.adcode, unit.valid_from or date.min))),
            by_key={unit.key: unit for unit in latest_first},
            by_code=_frozen(by_code),
            full_names=_frozen(full),
            short_names=_frozen(short),
            by_head=_heads({*full, *short}),
            predecessors=_frozen(before),
        )

    @classmethod
    def from_csv(cls, lines: Iterable[str]) -> Gazetteer:
        """Build a gazetteer from the lines of fixtures/divisions.csv."""
        return cls.of(map(unit_of_row, csv.DictReader(lines)))

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return the units of a full name, else those of a short one (甘谷), the latest first."""
        return self.full_names.get(name) or self.short_names.get(name, ())

    def is_full(self, name: str) -> bool:
        """Return whether the name carries its type: 甘谷县, not 甘谷."""
        return name in self.full_names

    def at(self, adcode: str, day: date | None = None, *, name: str | None = None) -> Unit | None:
        """Return the unit of a code: the name as written decides, then the day, then the latest holder.

        A day before the first or in a gap between two holders means the holder that follows.
        """
        holders = self.by_code.get(adcode, ())
        if name:
            holders = tuple(unit for unit in holders if unit in self.named(name)) or holders
        if not holders or not day:
            return holders[0] if holders else None
        beside = [unit for unit in holders if unit.exists_on(day)]
        later = [unit for unit in holders if (unit.valid_from or date.min) > day]
        return beside[0] if beside else later[-1] if later else holders[0]

    def parent(self, unit: Unit) -> Unit | None:
        """Return the unit above, of the same time."""
        return self.by_key.get(unit.parent) if unit.parent else None

    def path(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units from the province down to the unit itself."""
        parent = self.parent(unit)
        return (*self.path(parent), unit) if parent else (unit,)

    def today(self, unit: Unit) -> Unit:
        """Return the unit that exists today and carries this one on; it always exists.

        Of several successors the first stated one carries it on. A unit without a successor is rolled up to
        its parent, and the parent is followed in turn.
        """
        while unit.valid_to:
            after = next((self.by_key[key] for key in unit.successors if key in self.by_key), None)
            parent = self.parent(unit)
            if not after and not parent:
                return unit
            unit = after or parent or unit
        return unit

    def former(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units that became this one, at first or second hand, the latest first."""
        found: dict[str, Unit] = {}
        queue = [unit]
        while queue:
            for before in self.predecessors.get(queue.pop().key, ()):
                if before.key not in found:
                    found[before.key] = before
                    queue.append(before)
        return tuple(sorted(found.values(), key=_recency, reverse=True))

    def full_name(self, unit: Unit) -> str:
        """Return the name by which people tell it from others: 广元市朝天区, 北京市东城区, 甘谷县."""
        parent = self.parent(unit)
        if unit.type != "市辖区" or not parent:
            return unit.name
        return parent.name + unit.name

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the place names of a folded text from left to right, the longest at each place.

        A name with its superiors before it is one mention; 郊区 or 城区 only counts after its city. A name right
        before 镇 乡 村 路 街 社区 is that of a smaller place, and is left out; so is nothing else: whether 和平 or a
        person's name is meant, the reader of the mention must judge.
        """
        end = 0
        by_head = self.by_head
        for start, head in enumerate(map(str.__add__, text, text[1:])):
            if head in by_head and start >= end:
                best = self._extend(text, start, (), MOST_PARTS)
                if not best:
                    # Not to read 天镇 out of 朝天镇, the name of the smaller place is passed over.
                    end = self._smaller_place_end(text, start)
                    continue
                end, name, units = best
                yield Mention(start, end, text[start:end], units, name in self.full_names)

    def _extend(
        self, text: str, here: int, above: tuple[Unit, ...], parts: int
    ) -> tuple[int, str, tuple[Unit, ...]] | None:
        """Return end, last name and units of the longest chain of names from `here` on, each below the one before."""
        best = None
        for name in self.by_head.get(text[here : here + 2], ()):
            if not text.startswith(name, here):
                continue
            units = self._below(name, above) if above else self._alone(name)
            if not units:
                continue
            end = here + len(name)
            longer = self._extend(text, end, units, parts - 1) if parts > 1 else None
            if not longer and not self._is_smaller_place(text, end, name):
                longer = end, name, units
            if longer and (not best or longer[0] > best[0]):
                best = longer
        return best

    def _smaller_place_end(self, text: str, start: int) -> int:
        ends = [
            start + len(name)
            for name in self.by_head[text[start : start + 2]]
            if text.startswith(name, start) and self._is_smaller_place(text, start + len(name), name)
        ]
        return max(ends) + 1 if ends else start

    def _alone(self, name: str) -> tuple[Unit, ...]:
        return () if name in GENERIC_NAMES else self.named(name)

    def _below(self, name: str, above: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Return the units of that name inside one of the units before it."""
        return tuple(unit for unit in self.named(name) if any(_contains(upper, unit) for upper in above))

    def _is_smaller_place(self, text: str, end: int, name: str) -> bool:
        if not text.startswith(SMALLER_PLACES, end):
            return False
        return not (self.is_full(name) and text.startswith(GENERAL_PLACES, end))


def _contains(upper: Unit, unit: Unit) -> bool:
    """Return whether the codes put the unit under the other at any time."""
    if upper.level == "province":
        return unit.level != "province" and unit.adcode[:2] == upper.adcode[:2]
    return upper.level == "prefecture" and unit.level == "county" and unit.adcode[:4] == upper.adcode[:4]


def _recency(unit: Unit) -> tuple[date, date, str]:
    return unit.valid_to or date.max, unit.valid_from or date.min, unit.adcode


def _frozen(lists: Mapping[str, list[Unit]]) -> dict[str, tuple[Unit, ...]]:
    return {name: tuple(units) for name, units in lists.items()}


def _heads(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        heads[name[:2]].append(name)
    return {head: tuple(group) for head, group in heads.items()}
