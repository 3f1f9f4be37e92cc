"""The names of divisions, full and short, and the places where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive.text.places.adcode import GENERIC_NAMES, stem, written_forms
from archive.text.places.unit import Unit

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
# A name of two characters is mostly the end of something else: 召开县人大, 担任县长, 省和县. It counts after its
# superior, after what is no Han character, and after these words.
BEFORE_TWO = frozenset("在到赴对为是由从自向与及至于了请")
# And never as the beginning of an office: 代县长, 任县委书记; the head of 洋县 is 洋县县长.
OFFICE_OF_TWO = re.compile(r"..[长级]|[和代任]县委")
HAN = re.compile(r"[\u3400-\u9fff]")
# 四川省广元市朝天区: province, prefecture, county.
MOST_PARTS = 3


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


@dataclass(frozen=True, slots=True)
class Chain:
    """Names that follow each other downwards; the units are those of the last one."""

    end: int
    name: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Every name by its first two characters; no name is shorter."""

    full: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    short: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    by_head: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, latest_first: Iterable[Unit]) -> PlaceNames:
        """Collect the names of units; under each name they stay in the order given."""
        full, short, heads = defaultdict(list), defaultdict(list), defaultdict(list)
        for unit in latest_first:
            for name in (unit.name, *written_forms(unit.name)):
                full[name].append(unit)
            if stem(unit.name) != unit.name:
                short[stem(unit.name)].append(unit)
        for name in sorted({*full, *short}, key=len, reverse=True):
            heads[name[:2]].append(name)
        return cls(_frozen(full), _frozen(short), {head: tuple(group) for head, group in heads.items()})

    def named(self, name: str) -> tuple[Unit, ...]:
        """Return the units of a full name, else those of a short one, the latest first."""
        return self.full.get(name) or self.short.get(name, ())

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a folded text from left to right, at each place the longest chain of them."""
        end = 0
        by_head = self.by_head
        for start, head in enumerate(map(str.__add__, text, text[1:])):
            if head in by_head and start >= end:
                chain = self._chain(text, start, (), MOST_PARTS)
                if chain:
                    end = chain.end
                    yield Mention(start, end, text[start:end], chain.units, chain.name in self.full)
                else:
                    # Not to read 天镇 out of 朝天镇, the name of the smaller place is passed over.
                    end = self._smaller_place_end(text, start)

    def _chain(self, text: str, here: int, above: tuple[Unit, ...], parts: int) -> Chain | None:
        """Return the longest chain of names from `here` on, each name inside a unit of the one before."""
        best: Chain | None = None
        for name in self.by_head.get(text[here : here + 2], ()):
            if not text.startswith(name, here):
                continue
            units = self._inside(name, above) if above else self._alone(text, here, name)
            end = here + len(name)
            longer = self._chain(text, end, units, parts - 1) if units and parts > 1 else None
            if units and not longer and not self._is_smaller_place(text, end, name):
                longer = Chain(end, name, units)
            if longer and (not best or longer.end > best.end):
                best = longer
        return best

    def _alone(self, text: str, start: int, name: str) -> tuple[Unit, ...]:
        """Return the units of a name that has no superior before it."""
        if name in GENERIC_NAMES:
            return ()
        if len(name) == 2 and name in self.full and not _may_be_two(text, start):
            return ()
        return self.named(name)

    def _inside(self, name: str, above: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Return the units of that name in one of the units above; a generic name must follow its own city."""
        if name in GENERIC_NAMES:
            above = tuple(upper for upper in above if upper.level == "prefecture" or upper.type == "直辖市")
        return tuple(unit for unit in self.named(name) if any(upper.contains(unit) for upper in above))

    def _is_smaller_place(self, text: str, end: int, name: str) -> bool:
        if not text.startswith(SMALLER_PLACES, end):
            return False
        return not (name in self.full and text.startswith(GENERAL_PLACES, end))

    def _smaller_place_end(self, text: str, start: int) -> int:
        ends = [
            start + len(name)
            for name in self.by_head[text[start : start + 2]]
            if text.startswith(name, start) and self._is_smaller_place(text, start + len(name), name)
        ]
        return max(ends) + 1 if ends else start


def _may_be_two(text: str, start: int) -> bool:
    """Return whether a county of two characters may be meant at this place."""
    before = text[start - 1 : start]
    return not OFFICE_OF_TWO.match(text, start) and (before in BEFORE_TWO or not HAN.match(before))


def _frozen(lists: Mapping[str, list[Unit]]) -> dict[str, tuple[Unit, ...]]:
    return {name: tuple(units) for name, units in lists.items()}
