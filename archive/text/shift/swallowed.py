"""Which ASCII character went into a `?` with the last byte of a run, as the text around lets one guess."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from archive.text.shift.run import BRACKETED, Run
from archive.text.shift.surroundings import DIGIT
from archive.text.words import listed

BEHIND_HAN = re.compile(r"(?<=[^\x00-\x7f])[ -?]")
QUOTE = '"'
USUAL = Counter(
    {DIGIT: 4.0, " ": 1.5, "(": 0.6, ":": 0.6, ",": 0.5, ".": 0.1, "-": 0.1, ";": 0.1, "/": 0.1, QUOTE: 0.1}
)
"""How often they stand behind a Han character, beside what the text itself shows."""
YEAR_REST = re.compile(r"0\d\d(?=[年.\-/—至])")
"""What remains of 20xx: no other century has a year that goes on so."""
LABELS = "|".join(
    listed(
        """来源 來源 作者 责任 責任 编辑 編輯 时间 時間 字体 字體 审核 審核 審覈 记者 記者 点击 點擊 浏览 瀏覽
        发布 發布 發佈 阅读 閱讀"""
    )
)
SEPARATOR = re.compile(rf"[-|·>] |(?:{LABELS})\w{{0,2}}[：:]|[【\[]")
"""What a page has behind a blank."""
AT_LINE_END: Mapping[str, float] = {"": 0.0, ":": -2.5, ".": -6.0, ";": -5.0, ")": -9.0}
CLOSES, ENDS_QUOTATION = 13.0, 4.0
UNOPENED, UNCLOSED, SEPARATES, TWICE = -8.0, -9.0, 6.0, -2.0
"""Logarithms of weights: a bracket or quotation mark closes one that is open; one that nothing closes; none where one
is closed; a blank before a mark between blanks or before a label; a blank or a number before a blank."""


def candidates(text: str, run: Run, near: str) -> Mapping[str, float]:
    """Return the characters that may have been swallowed at the end of a run, with the logarithms of their weights.

    Digits count as one; '' is the end of a line. `near` is the text around, which shows what it uses.
    """
    line_start = text.rfind("\n", 0, run.end) + 1
    line = BRACKETED.sub("", text[max(line_start, run.end - 400) : run.end])
    is_open = line.count("(") + line.count("（") > line.count(")") + line.count("）")
    if run.is_line_end:
        return {**AT_LINE_END, ")": AT_LINE_END[")"] + (CLOSES if is_open else 0.0)}
    rest = text[run.end : run.end + 80].split("\n", 1)[0]
    closes = not is_open and _closes(rest)
    is_quoting = line.count(QUOTE) % 2
    found = dict(_usual(near))
    for own in found:
        if own == "(" and not closes:
            found[own] += UNOPENED
        if own != "(" and closes:
            found[own] += UNCLOSED
        if rest[:1] == " " and own in (" ", DIGIT):
            found[own] += TWICE
        if own == QUOTE:
            found[own] += ENDS_QUOTATION if is_quoting else UNOPENED
    if SEPARATOR.match(rest):
        found[" "] += SEPARATES
    return found


def written(swallowed: str, text: str, end: int) -> str | None:
    """Return what to write for a swallowed character before the rest of a text; None if it is unknown."""
    if swallowed != DIGIT:
        return swallowed
    return "2" if YEAR_REST.match(text, end) else None


@lru_cache(maxsize=16)
def _usual(near: str) -> Mapping[str, float]:
    counts = USUAL.copy()
    for match in BEHIND_HAN.finditer(BRACKETED.sub("", near)):
        own = DIGIT if match[0].isdigit() else match[0]
        if own not in "?'":
            counts[own] += 1
    total = sum(counts.values())
    return {own: math.log(count / total) for own, count in counts.items()}


def _closes(rest: str) -> bool:
    """Tell whether a bracket is closed in the rest of a line that was not opened there."""
    depth = 0
    for own in rest:
        depth += (own in "(（") - (own in ")）")
        if depth < 0:
            return True
    return False
