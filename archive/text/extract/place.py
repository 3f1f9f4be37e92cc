"""Place names line by line, and which unit each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archive.text.document import Block, Document
from archive.text.places.gazetteer import Gazetteer, Mention, Unit

MOST_PLACES = 8_000
"""Place names of a text that are looked at: more than a gazetteer of the country prints; a text with more is no article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place name in a line: `start` and `end` in the repaired text, and the one unit it means, if that is clear.

    `near` tells that the article names a superior of the unit.
    """

    block: Block
    start: int
    end: int
    mention: Mention
    unit: Unit | None
    near: bool = False


def placed(document: Document, gazetteer: Gazetteer) -> Iterator[Placed]:
    """Yield the place names of all lines in order."""
    text = document.repaired.text
    every = (
        (block, mention)
        for block in document.blocks
        for mention in gazetteer.find(text[block.start : block.end])
    )
    mentions = list(islice(every, MOST_PLACES))
    above = frozenset(_superiors(mentions))
    hinted = frozenset(_hints(mentions))
    for block, mention in mentions:
        unit = unit_meant(gazetteer, mention.units, above) or _hinted(gazetteer, mention.units, hinted)
        superiors = above if unit and len(mention.units) == 1 else above | hinted
        near = bool(
            unit and not superiors.isdisjoint({unit.adcode[:2], unit.adcode[:4]} - {unit.adcode.rstrip("0")})
        )
        yield Placed(block, block.start + mention.start, block.start + mention.end, mention, unit, near)


def _superiors(mentions: Iterable[tuple[Block, Mention]]) -> Iterator[str]:
    """Yield the code prefixes of the prefectures and provinces that the article itself names."""
    for block, mention in mentions:
        for unit in mention.units if block.kind != "furniture" else ():
            if unit.level == "province":
                yield unit.adcode[:2]
            elif unit.level == "prefecture" and (mention.is_full or block.kind == "byline"):
                yield unit.adcode[:4]
            elif mention.is_full and len(mention.units) == 1 and mention.text != unit.name:
                yield unit.adcode[:4]  # written with its superior: 南昌市西湖区


def _hints(mentions: Iterable[tuple[Block, Mention]]) -> Iterator[str]:
    """Yield the code prefixes of the prefectures that the article names shortly: 南昌 in 南昌地铁."""
    for block, mention in mentions:
        if block.kind == "text" and not mention.is_full:
            yield from (unit.adcode[:4] for unit in mention.units if unit.level == "prefecture")


def _hinted(gazetteer: Gazetteer, units: tuple[Unit, ...], hinted: frozenset[str]) -> Unit | None:
    """Return which of several units of a name lies in a prefecture that the article names shortly; None if not one does."""
    near = [unit for unit in units if unit.level == "county" and unit.adcode[:4] in hinted]
    return near[0] if near and len({gazetteer.today(unit).key for unit in near}) == 1 else None


def unit_meant(gazetteer: Gazetteer, units: tuple[Unit, ...], above: frozenset[str]) -> Unit | None:
    """Return the unit a name means if it is one place, alone or below a superior the article names; else None.

    Of one place's names and codes through time the latest is returned.
    """
    near = tuple(unit for unit in units if unit.adcode[:4] in above)
    region = tuple(unit for unit in units if unit.adcode[:2] in above)
    current = tuple(unit for unit in units if unit.valid_to is None)
    for group in (units, near, region, current):
        if group and len({gazetteer.today(unit).key for unit in group}) == 1:
            return group[0]
    return None
