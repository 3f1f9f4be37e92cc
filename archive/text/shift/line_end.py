"""How a line ends: a sentence with a mark, a title with none, and no quotation left open."""

from __future__ import annotations

import re
from collections.abc import Callable

PAUSE = re.compile("[，。；,]")
ENDS = "。！？；：”）…?!:;)"
STOPS = "，。；"
LISTED = ("”", "》")
"""What ends the parts of a list that have marks of their own."""
TITLE_LINES = 2
UNENDED, UNCLOSED, ENDED_TITLE, ENDED_CAPTION = -4.0, -6.0, -6.0, -2.7
"""Logarithms of weights: of a sentence that its line ends without a mark, of quotation marks that it leaves open, and of
a mark at the end of a line that has none before: of one of the first two lines, and of another.

Of the lines of the even samples without a mark inside, one in ten ends with a full stop.
"""

Demand = tuple[float, Callable[[str], bool]]
"""The weight of a reading that does not meet it, and whether one does."""


def demands(text: str, start: int, *, is_tag: bool) -> tuple[Demand, ...]:
    """Return what the readings of a run at the end of a line should fulfil."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    opened = line.count("“") - line.count("”")
    return (
        _mark(text, start, line, is_tag=is_tag),
        (UNCLOSED, lambda reading: opened + reading.count("“") <= reading.count("”")),
    )


def may_be_cut(text: str, start: int, reading: str, *, is_tag: bool) -> bool:
    """Tell whether a reading guesses the mark behind the last of all words, which may be one of a list (“…”、) cut short."""
    return not is_tag and reading[-2:-1] in LISTED and reading[-1:] in STOPS and _is_last(text, start)


def _is_last(text: str, start: int) -> bool:
    return "\n" not in text[start:].rstrip()


def _mark(text: str, start: int, line: str, *, is_tag: bool) -> Demand:
    if is_tag or PAUSE.search(line):
        return UNENDED, lambda reading: reading[-1:] in ENDS
    if _is_last(text, start):
        return 0.0, lambda reading: True  # the last line of a text is as likely a sentence as a caption
    is_title = text[:start].strip().count("\n") < TITLE_LINES
    return (
        ENDED_TITLE if is_title else ENDED_CAPTION,
        lambda reading: reading[-1:] not in STOPS or bool(PAUSE.search(reading[:-1])),
    )
