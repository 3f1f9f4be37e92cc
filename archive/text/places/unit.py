"""A division under one name and one code: the row of a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LEVELS = ("province", "prefecture", "county")
COLUMNS = ("adcode", "name", "level", "type", "parent", "valid_from", "valid_to", "successors")


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

    @property
    def begins(self) -> date:
        """The first day, for comparisons."""
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        """The first day on which it is gone, for comparisons."""
        return self.valid_to or date.max

    def exists_on(self, day: date) -> bool:
        """Return whether the unit existed on the day, as far as years tell."""
        return self.begins <= day < self.ends

    def contains(self, other: Unit) -> bool:
        """Return whether the codes put the other unit under this one, at any time.

        >>> city = Unit("510800:广元市:1985", "510800", "广元市", "prefecture", "地级市", None, None, None)
        >>> city.contains(Unit("510812:朝天区:1989", "510812", "朝天区", "county", "市辖区", city.key, None, None))
        True
        """
        if self.level == "province":
            return other.level != "province" and other.adcode[:2] == self.adcode[:2]
        return self.level == "prefecture" and other.level == "county" and other.adcode[:4] == self.adcode[:4]


def recency(unit: Unit) -> tuple[date, int, date, str]:
    """The key that sorts units by time, the latest last; among today's a province after the counties."""
    return unit.ends, LEVELS[::-1].index(unit.level), unit.begins, unit.adcode


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
