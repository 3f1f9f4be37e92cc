"""The sound characters around a place of a text, as the sentences of the genre write them."""

from __future__ import annotations

import re

from archive.text.shift.run import BRACKETED
from archive.text.shift.sequences import BREAK

NUMBER = re.compile(r"[0-9\uff10-\uff19]+(?:[.\uff0e][0-9]+)?")
DIGIT = "0"
"""Stands for every number: which one it is says nothing about words."""
WIDE = str.maketrans(",:;!()?", "，：；！（）？")
DAMAGE = re.compile("[\ufffd?]")
BEFORE, AFTER = 16, 8
REACH = 90


def plain(text: str) -> str:
    """Return a text without readings, with wide marks and one sign for each number.

    >>> plain("會(huì)議于9月20日召開,")
    '會議于0月0日召開，'
    """
    return NUMBER.sub(DIGIT, BRACKETED.sub("", text)).translate(WIDE)


def before(text: str, start: int) -> str:
    """Return the characters before a place, back to the line or to other damage."""
    near = DAMAGE.split(text[max(0, start - REACH) : start])[-1]
    line = near.rfind("\n")
    begins = line >= 0 or len(near) == start
    return ((BREAK if begins else "") + plain(near[line + 1 :]))[-BEFORE:]


def after(text: str, end: int, *, swallowed: str = "") -> str:
    """Return the characters behind a place, up to the end of the line or to other damage, behind a swallowed one."""
    near = DAMAGE.split(text[end : end + REACH])[0]
    line, ended, _ = near.partition("\n")
    ends = ended or end + len(near) == len(text)
    return (plain(swallowed + line) + (BREAK if ends else ""))[:AFTER]
