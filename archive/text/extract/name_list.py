"""Enumerations of names: 甲、乙、丙和丁.

After `names` and `unusual`, which tell where a single name ends.
"""

from __future__ import annotations

import re

from archive.text.extract.names import name_end
from archive.text.extract.office import TITLE
from archive.text.extract.unusual import unusual_name_end

MOST_NAMES = 400
UNKNOWN = re.compile("[一-鿿]{2,5}、")
LIST_SIGNS = frozenset("、\n和与及")


def names_in_list(
    text: str, start: int, *, announced: bool = False, headed: bool = False
) -> list[tuple[int, int]]:
    """Return the spans of the names of an enumeration (甲、乙、丙和丁) that begins at `start`.

    `announced`, an office stands before it: then also a name with an unknown family name may begin it. `headed`, the
    list belongs to an office (县领导 before it, 等县领导 behind it): then such a name may follow a known one.
    """
    spans: list[tuple[int, int]] = []
    at = start
    while True:
        end = _end(text, at, first=not spans, announced=announced, headed=headed)
        if end is None and announced and spans and text[at - 1] == "、":
            at = _behind_unknown(text, at)
            end = name_end(text, at, listed=True)
        if end is None:
            break
        spans.append((at, end))
        # A line feed goes on with a list, it does not make one of a heading and the text below.
        if (
            len(spans) == MOST_NAMES
            or text[end : end + 1] not in LIST_SIGNS
            or (text[end] == "\n" and len(spans) == 1)
        ):
            break
        at = end + 1
    return spans


def _behind_unknown(text: str, at: int) -> int:
    """Return where the item behind an item of a list begins that is no longer than a name; `at` if there is none.

    An office is no such item: with it a list of its own begins.
    """
    unknown = UNKNOWN.match(text, at)
    return unknown.end() if unknown and not TITLE.search(text, at, unknown.end()) else at


def _end(text: str, at: int, *, first: bool, announced: bool, headed: bool) -> int | None:
    listed = not first and text[at - 1] == "、"
    end = name_end(text, at, listed=listed)
    if end is None and ((announced and (first or listed)) or (headed and listed)):
        return unusual_name_end(text, at, listed=listed)
    return end
