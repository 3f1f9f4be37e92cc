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
from archive.text.words import HAN

FEWEST = 2
"""One line of that form may be the name of a column; several divide a collection."""
BEFORE = re.compile(r"[ \u3000□■●◆○▲]*[【\[〔（(]?[ \u3000]*")
BEHIND = re.compile(r"[ \u3000]*[】\]〕）)]?[ \u3000:：]*")
LED = re.compile(
    r"[ \u3000□■●◆○▲]*[【\[〔（(]?[ \u3000]*[一-鿿]{1,14}[县区市旗州盟][ \u3000]*"
    r"(?:[】\]〕）)][ \u3000]*[:：]?|[|｜:：·•—-]{1,2}|(?<=[ \u3000]))[ \u3000]*"
)
"""A division's name that begins a line, in brackets or with a mark or a gap behind it."""
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
    if any("。" not in reading.text[start:end] for start, end in zip(starts, ends, strict=True)):
        return ()  # lines with nothing said below them are a list of who was there
    return tuple(Section(start, end, *head) for start, end, head in zip(starts, ends, heads, strict=True))


def _heads(reading: Reading) -> Iterator[tuple[Placed, Unit]]:
    """Yield the full names of divisions that a speaker's line follows, each a line of its own or leading it."""
    below = {block.start: after for block, after in pairwise(reading.text_blocks)}
    for place in reading.places:
        after = below.get(place.block.start)
        if not (after and place.unit and place.mention.is_full):
            continue
        if _is_alone(reading, place):
            if _names_speaker(reading, after, after.start):
                yield place, place.unit
        elif (head := _led(reading, place)) and _names_speaker(reading, place.block, head):
            yield place, place.unit


def _led(reading: Reading, place: Placed) -> int | None:
    """Return where the rest of a line begins that a place and nothing else leads."""
    line = reading.line(place.block)
    start, end = place.start - place.block.start, place.end - place.block.start
    led = LED.match(line)
    is_place = (
        led and BEFORE.fullmatch(line, 0, start) and end < led.end() and not HAN.search(line, end, led.end())
    )
    return place.block.start + led.end() if led and is_place else None


def _is_alone(reading: Reading, place: Placed) -> bool:
    line = reading.line(place.block)
    start, end = place.start - place.block.start, place.end - place.block.start
    return bool(BEFORE.fullmatch(line, 0, start) and BEHIND.fullmatch(line, end))


def _names_speaker(reading: Reading, line: Block, at: int) -> bool:
    """Tell whether what stands from `at` to the end of a line begins with an office or a name and is hardly longer."""
    if line.end - at > LONGEST_HEADING:
        return False
    shift = reading.shift[line.start]
    people = reading.people_between(at + shift, line.end + shift)
    return bool(people and people[0].office and at + shift in (people[0].office.start, people[0].start))
