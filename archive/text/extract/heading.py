"""Headings that name who speaks below them: an office and a name alone on a line, or a name and in brackets its office.

`describe` asks for them once; `statements`, `speaker` and `signature` go by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text.extract.people import Named
from archive.text.extract.reading import Reading
from archive.text.extract.section import LED

DECORATION = " \u3000>*#-•■□●◆★"
HEADING_LENGTH = 60
LONGEST_PLACE = 24
BLANK_GAP = re.compile(r"[ \u3000\xa0*]*(?:[(（][^()（）\n]{1,9}[)）])?[ \u3000\xa0*]*")
HEADING_TITLE = re.compile(r"[:：][^。；\n]{2,40}$")
HEADING_REST = re.compile(r"[ \u3000]*(?:[(（][^()（）\n]{2,16}[)）])?[ \u3000:：]*$")
GLOSS_END = re.compile(r"[)）]?[ \u3000:：]*(?=\n)")


def headings(reading: Reading) -> tuple[Named, ...]:
    """Return the people whose office and name are a line of their own, with text below it; a division may lead it."""
    found, titled = [], []
    text = reading.text
    for person in reading.people:
        if _is_glossed_heading(text, person):
            found.append(person)
        if not person.office:
            continue
        low = max(0, person.office.start - HEADING_LENGTH)
        line_start = text.rfind("\n", low, person.office.start) + 1 or low
        line_end = text.find("\n", person.end, person.end + HEADING_LENGTH)
        is_led = LED.fullmatch(text, line_start, person.office.start) is not None
        if line_end < 0 or not (is_led or not text[line_start : person.office.start].strip(" \u3000□■●")):
            continue
        gap = text[person.office.end : person.start]
        # Who stands behind other names of one office is in a list, and no heading.
        if (gap or is_led) and BLANK_GAP.fullmatch(gap) and HEADING_REST.match(text, person.end, line_end):
            found.append(person)
        elif HEADING_TITLE.match(text, person.end, line_end):
            titled.append(person)
    if len(found) > 1 and not _is_said_below(text, found):
        return ()
    # One line of that form may be a caption; several are the headings of a collection.
    return tuple(found or (titled if len(titled) > 1 else ()))


def _is_said_below(text: str, found: Sequence[Named]) -> bool:
    """Tell whether a sentence stands below several of the lines; else they are a list of who was there."""
    ends = [*(person.start for person in found[1:]), len(text)]
    return sum("。" in text[person.end : end] for person, end in zip(found, ends, strict=True)) > 1


def _is_glossed_heading(text: str, person: Named) -> bool:
    """Tell whether a line is a name and in brackets its office: 席某（某县人大常委会主任）."""
    if not person.office or person.office.start <= person.end:
        return False
    line = text.rfind("\n", max(0, person.start - LONGEST_PLACE), person.start) + 1
    before = text[line : person.start]
    is_alone = not before.strip(DECORATION) or LED.fullmatch(before) is not None
    return is_alone and bool(GLOSS_END.match(text, person.office.end))
