"""Parents and successors of divisions, derived from nothing but codes, names and years.

The sources know periods: a code bore a name from one year to another. A unit that was renamed, recoded or merged is
followed to the unit that carries it on; where a merger changed the name, only a stated fact can tell, and facts win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from archive.text.places.adcode import GENERIC_NAMES, level_of, stem, type_of
from archive.text.places.unit import Unit


@dataclass(frozen=True, slots=True)
class Period:
    """A code under one name, from the year `start` (None: before 1981) until the year `end`, in which it was gone."""

    adcode: str
    name: str
    start: int | None
    end: int | None

    @property
    def key(self) -> str:
        """The key of the unit made of it."""
        return f"{self.adcode}:{self.name}:{self.start or ''}"


Facts = Mapping[str, tuple[str, ...]]


def units_of(periods: Iterable[Period], facts: Facts) -> tuple[Unit, ...]:
    """Return a unit per period with its parent and successors, ordered by code and time.

    `facts` maps the key of a unit to the keys of its successors, the one that carries it on first.
    """
    rows = sorted(periods, key=lambda period: (period.adcode, period.start or 0))
    table = Table(rows)
    return tuple(
        replace(
            _unit(row),
            parent=parent.key if (parent := table.parent(row)) else None,
            successors=facts[row.key] if row.key in facts else table.successors(row),
        )
        for row in rows
    )


def _unit(period: Period) -> Unit:
    return Unit(
        key=period.key,
        adcode=period.adcode,
        name=period.name,
        level=level_of(period.adcode),
        type=type_of(period.adcode, period.name),
        parent=None,
        valid_from=date(period.start, 1, 1) if period.start else None,
        valid_to=date(period.end, 1, 1) if period.end else None,
    )


class Table:
    """All periods, to be asked for the parent and the successors of one."""

    def __init__(self, periods: Iterable[Period]) -> None:
        self.by_code: dict[str, list[Period]] = defaultdict(list)
        self.by_province_stem: dict[tuple[str, str], list[Period]] = defaultdict(list)
        for period in periods:
            self.by_code[period.adcode].append(period)
            self.by_province_stem[period.adcode[:2], _stem(period.name)].append(period)

    def parent(self, child: Period) -> Period | None:
        """Return the latest holder of the prefecture's code, else of the province's, that existed beside the child."""
        for code in (child.adcode[:4] + "00", child.adcode[:2] + "0000"):
            if code != child.adcode:
                beside = [holder for holder in self.by_code[code] if overlap(holder, child)]
                if beside:
                    return max(beside, key=lambda holder: holder.start or 0)
        return None

    def successors(self, gone: Period) -> tuple[str, ...]:
        """Return the key of the unit that carries this one on, as far as codes and names tell."""
        if gone.end is None:
            return ()
        namesakes = self._namesakes(gone, gone.end)
        if namesakes:
            return (min(namesakes, key=lambda other: _distance(gone, other)).key,)
        return tuple(
            holder.key
            for holder in self.by_code[gone.adcode]
            if holder.start == gone.end and not self._came_from_elsewhere(holder)
        )

    def _namesakes(self, gone: Period, end: int) -> list[Period]:
        """Return the units of the same stem that may carry it on: of its prefecture, or the only one that begins then."""
        alive = [
            other
            for other in self.by_province_stem[gone.adcode[:2], _stem(gone.name)]
            if other is not gone
            and level_of(other.adcode) == level_of(gone.adcode)
            and exists_in(other, end)
            and outlives(other, gone)
        ]
        near = [other for other in alive if self._same_prefecture(gone, other)]
        begun = [other for other in alive if other.start == end]
        if near or len(begun) != 1 or gone.name in GENERIC_NAMES:
            return near
        return begun

    def _same_prefecture(self, gone: Period, other: Period) -> bool:
        if gone.adcode[:4] == other.adcode[:4]:
            return True
        parents = self.parent(gone), self.parent(other)
        return all(parents) and len({stem(parent.name) for parent in parents if parent}) == 1

    def _came_from_elsewhere(self, holder: Period) -> bool:
        return any(
            other.end == holder.start
            and other.adcode != holder.adcode
            and level_of(other.adcode) == level_of(holder.adcode)
            for other in self.by_province_stem[holder.adcode[:2], _stem(holder.name)]
        )


def _stem(name: str) -> str:
    """Return the stem; a 滦县 of one character goes with the 滦州市 it usually becomes, a 赣县 with 赣县区."""
    if len(name) == 2 and name.endswith("县"):
        return name[0] + "州"
    if len(name) == 3 and name[1:] == "县区":
        return name[0] + "州"
    return stem(name)


def _distance(gone: Period, other: Period) -> tuple[bool, ...]:
    """Order namesakes: the same code, one that starts as the other ends, the same name, the same prefecture."""
    return (
        other.adcode != gone.adcode,
        other.start != gone.end,
        other.name != gone.name,
        other.adcode[:4] != gone.adcode[:4],
    )


def overlap(one: Period, other: Period) -> bool:
    """Return whether both existed at the end of some year."""
    return (one.start or 0) < (other.end or 9999) and (other.start or 0) < (one.end or 9999)


def exists_in(period: Period, year: int) -> bool:
    """Return whether the period holds at the end of the year."""
    return (period.start or 0) <= year < (period.end or 9999)


def outlives(period: Period, gone: Period) -> bool:
    """Return whether the period ends after the other: a chain of successors then always ends."""
    return (period.end or 9999) > (gone.end or 9999)
