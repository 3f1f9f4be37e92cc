"""Divisions as a reader types and reads them: 嘉善 for 浙江省嘉兴市嘉善县."""

from __future__ import annotations

from archive.text.fold import fold
from archive.text.places.gazetteer import Gazetteer, Unit


def units_named(words: str, gazetteer: Gazetteer) -> tuple[Unit, ...]:
    """Return the units of today that words name: 嘉善县, 嘉善, 浙江省嘉善县; () if they are more than a name."""
    folded = fold(words)
    named = gazetteer.named(folded)
    if not named:
        whole = (each for each in gazetteer.find(folded) if (each.start, each.end) == (0, len(folded)))
        named = tuple(unit for mention in whole for unit in mention.units)
    return tuple({unit.adcode: unit for unit in map(gazetteer.today, named)}.values())


def path_name(unit: Unit, gazetteer: Gazetteer) -> str:
    """Return the names from the province down: 浙江省嘉兴市嘉善县."""
    return "".join(above.name for above in gazetteer.path(unit))


def lineage(adcode: str) -> tuple[str, str, str]:
    """Return the codes of the province, the prefecture and the unit itself, by the digits.

    >>> lineage("510812")
    ('510000', '510800', '510812')
    """
    return f"{adcode[:2]}0000", f"{adcode[:4]}00", adcode
