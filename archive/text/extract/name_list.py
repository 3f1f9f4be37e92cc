"""Enumerations of names: 甲、乙、丙和丁.

After `names` and `unusual`, which tell where a single name ends.
"""

from __future__ import annotations

import re

from archive.text.extract.names import name_end
from archive.text.extract.office import TITLE
from archive.text.extract.unusual import name_before_word, unusual_name_end
from archive.text.name_words import TRANSLITERATION

MOST_NAMES = 400
UNKNOWN = re.compile("[一-鿿]{2,5}、")
# What a byte shift left of one name or of two: 莫?huái)堰h、
DAMAGED = re.compile("[一-鿿]{0,3}[?\ufffd][^，。；;\n、]{0,12}、")
SOUNDED = re.compile(f"[一-鿿]?[{''.join(sorted(TRANSLITERATION))}]{{2,4}}、")
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
        if end is None and announced and (behind := _behind_unknown(text, at, first=not spans)) > at:
            at = behind
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


def _behind_unknown(text: str, at: int, *, first: bool) -> int:
    """Return where the item behind an item of a list begins that is no longer than a name; `at` if there is none.

    An office is no such item: with it a list of its own begins. The first one is passed over only if it is damaged.
    """
    if not first and text[at - 1] != "、":
        return at
    unknown = DAMAGED.match(text, at) or UNKNOWN.match(text, at)
    # The first one is passed over where it cannot be a word: it is damaged, or as many sounds as a name.
    if first and unknown and not (DAMAGED.match(text, at) or SOUNDED.match(text, at)):
        return at
    return unknown.end() if unknown and not TITLE.search(text, at, unknown.end()) else at


def _end(text: str, at: int, *, first: bool, announced: bool, headed: bool) -> int | None:
    listed = not first and text[at - 1] == "、"
    end = name_end(text, at, listed=listed)
    if end is None and ((announced and (first or listed)) or (headed and listed)):
        return unusual_name_end(text, at, listed=listed) or name_before_word(text, at)
    return end
