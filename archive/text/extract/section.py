"""Sections headed by a division's name: 【甘谷县】 above 县人大常委会主任　某某 or before it, and that person's text.

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
BRACKETED = re.compile(r"[ \u3000□■●◆]*[【\[〔（(][^】\]〕）)\n]{1,15}[县区市旗州盟][】\]〕）)][ \u3000]*")
"""A division's name in brackets that begins a line."""
LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body from its heading, which `place` begins, to the next one; `unit` is what it names."""

    start: int
    end: int
    place: Placed
    unit: Unit


def sections(reading: Reading) -> tuple[Section, ...]:
    """Return the sections in order, if the text has several; below each heading stands who speaks there."""
    heads = list(_heads(reading))
    if len({unit for _, unit in heads}) < FEWEST:
        return ()
    starts = [place.block.start + reading.shift[place.block.start] for place, _ in heads]
    ends = [*starts[1:], len(reading.text)]
    return tuple(Section(start, end, *head) for start, end, head in zip(starts, ends, heads, strict=True))


def _heads(reading: Reading) -> Iterator[tuple[Placed, Unit]]:
    """Yield the full names of divisions that a speaker's line follows, each a line of its own or in brackets before it."""
    below = {block.start: after for block, after in pairwise(reading.text_blocks)}
    for place in reading.places:
        after = below.get(place.block.start)
        if not (after and place.unit and place.mention.is_full):
            continue
        if _is_alone(reading, place):
            if _names_speaker(reading, after, after.start):
                yield place, place.unit
        elif (head := _bracketed(reading, place)) and _names_speaker(reading, place.block, head):
            yield place, place.unit


def _bracketed(reading: Reading, place: Placed) -> int | None:
    """Return where the brackets end that a line begins with and that hold nothing but a place."""
    line = reading.line(place.block)
    start, end = place.start - place.block.start, place.end - place.block.start
    brackets = BRACKETED.match(line)
    is_place = brackets and BEFORE.fullmatch(line, 0, start) and BEHIND.fullmatch(line, end, brackets.end())
    return place.block.start + brackets.end() if brackets and is_place else None


def _is_alone(reading: Reading, place: Placed) -> bool:
    line = reading.line(place.block)
    start, end = place.start - place.block.start, place.end - place.block.start
    return bool(BEFORE.fullmatch(line, 0, start) and BEHIND.fullmatch(line, end))


def _names_speaker(reading: Reading, line: Block, at: int) -> bool:
    """Tell whether what stands from `at` to the end of a line begins with an office and is no longer than that and a name."""
    if line.end - at > LONGEST_HEADING:
        return False
    shift = reading.shift[line.start]
    people = reading.people_between(at + shift, line.end + shift)
    return bool(people and people[0].office and people[0].office.start == at + shift)
