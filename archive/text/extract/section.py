"""Sections headed by a division's name alone: 【甘谷县】 above 县人大常委会主任　某某 and that person's text.

Beside `division` and `speaker`, which ask whose a section is; `statements` lets it begin with its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.text.document import Block
from archive.text.extract.place import Placed
from archive.text.extract.reading import Reading
from archive.text.places.gazetteer import Unit

FEWEST = 2
"""One line of that form may be the name of a column; several divide a collection."""
BEFORE = re.compile(r"[ \u3000□■●◆]*[【\[〔（(]?[ \u3000]*")
BEHIND = re.compile(r"[ \u3000]*[】\]〕）)]?[ \u3000:：]*")
LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body from its heading, which is `place` alone, to the next one; `unit` is what it names."""

    start: int
    end: int
    place: Placed
    unit: Unit


def sections(reading: Reading) -> tuple[Section, ...]:
    """Return the sections in order, if the text has several; below each heading stands who speaks there."""
    heads = [
        (place, unit) for place, unit, below in _lines_of_a_name(reading) if _names_speaker(reading, below)
    ]
    if len({unit for _, unit in heads}) < FEWEST:
        return ()
    starts = [place.block.start + reading.shift[place.block.start] for place, _ in heads]
    ends = [*starts[1:], len(reading.text)]
    return tuple(Section(start, end, *head) for start, end, head in zip(starts, ends, heads, strict=True))


def _lines_of_a_name(reading: Reading) -> Iterator[tuple[Placed, Unit, Block]]:
    """Yield the full names of divisions that are a line of their own, with the line below each."""
    below = {block.start: after for block, after in pairwise(reading.text_blocks)}
    for place in reading.places:
        after = below.get(place.block.start)
        if after and place.unit and place.mention.is_full and _is_alone(reading, place):
            yield place, place.unit, after


def _is_alone(reading: Reading, place: Placed) -> bool:
    line = reading.line(place.block)
    start, end = place.start - place.block.start, place.end - place.block.start
    return bool(BEFORE.fullmatch(line, 0, start) and BEHIND.fullmatch(line, end))


def _names_speaker(reading: Reading, below: Block) -> bool:
    """Tell whether a line begins with an office and is no longer than that and a name."""
    if below.end - below.start > LONGEST_HEADING:
        return False
    start = below.start + reading.shift[below.start]
    people = reading.people_between(start, start + below.end - below.start)
    return bool(people and people[0].office and people[0].office.start == start)
