"""Days that lost their 月 and 日, or the digits between: 818日, 58，.

`damage` flags them and takes them for holes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from archive.text.document import Document

DAY = r"(?:[1-9]|[12]\d|3[01])"
# Month and day, or what no day can be, at the beginning of a line or behind a dateline.
RUN = re.compile(
    rf"\d(?<![^\n讯电)） \u3000]\d)(?:(?<=[1-9])(?:{DAY}|(?<=1)[0-2]{DAY})(?=[,，])"
    r"|(?:(?<=3)[2-9]|(?<=[4-9])\d|\d{2,5})(?=日[,，上下晚至]))"
)
BEFORE, BEHIND = "\n讯电)）", ",，日"
MOST = 1_000
"""Runs that are told; a text with more is no article."""


def lost_digits(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans of such runs in the decoded text."""
    body = document.body
    return (body.decoded_span(*span) for span in _first_digits(body.text))


# A flag and the holes ask for the same.
@lru_cache(maxsize=1)
def _first_digits(text: str) -> tuple[tuple[int, int], ...]:
    if not any(sign in text for sign in BEHIND):
        return ()
    runs = (match.span() for match in RUN.finditer(text))
    return tuple(islice((run for run in runs if _stands_first(text, run[0])), MOST))


def _stands_first(text: str, at: int) -> bool:
    """Tell whether nothing but blanks stands between a place and the beginning of its line or the end of a dateline."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    return not at or text[at - 1] in BEFORE
