"""Where two texts differ: by lines first, by characters within changed lines."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

Piece = tuple[int, int, int, int]
"""A changed piece of a text: where it stood (`before[i1:i2]`), where it stands (`after[j1:j2]`)."""
# Two texts of 20,000 characters are compared in some seconds, and 2,000 lines, even if all are equal; what is
# longer counts as replaced as a whole.
COMPARABLE = 20_000**2
COMPARABLE_LINES = 2_000**2


def changed_pieces(before: str, after: str) -> list[Piece]:
    """Return the pieces that differ, ascending.

    >>> changed_pieces("主任方若水", "主任方若冰")
    [(4, 5, 4, 5)]
    """
    old_lines, new_lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    old_at, new_at = _line_starts(old_lines), _line_starts(new_lines)
    pieces: list[Piece] = []
    for i1, i2, j1, j2 in _changed_lines(old_lines, new_lines):
        pieces += _within(before, after, (old_at[i1], old_at[i2], new_at[j1], new_at[j2]))
    return pieces


def _changed_lines(old: list[str], new: list[str]) -> list[Piece]:
    """Return the runs of lines that differ. What both begin and end with is not compared further."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    middle, wanted = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(middle) * len(wanted) > COMPARABLE_LINES:
        return [(head, len(old) - tail, head, len(new) - tail)]
    return [
        (head + i1, head + i2, head + j1, head + j2)
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, middle, wanted, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many lines both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (line, other) in pairs if line != other), min(len(old), len(new)))


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _within(before: str, after: str, piece: Piece) -> list[Piece]:
    i1, i2, j1, j2 = piece
    if (i2 - i1) * (j2 - j1) > COMPARABLE:
        return [piece]
    matcher = SequenceMatcher(None, before[i1:i2], after[j1:j2], autojunk=False)
    return [
        (i1 + a1, i1 + a2, j1 + b1, j1 + b2)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def moved_spans(
    spans: Sequence[tuple[int, int]], pieces: Sequence[Piece], after: str
) -> list[tuple[int, int]]:
    """Return where ascending spans of the old text stand in the new one, of which they cover all but blanks.

    >>> moved_spans([(0, 3), (3, 6)], [(1, 1, 1, 3)], "甲新新乙丙丁戊己")
    [(0, 5), (5, 8)]
    """
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(spans):
        is_last = number == len(spans) - 1
        stop = len(after) if is_last else _moved(end, pieces, is_end=end < spans[number + 1][0])
        _append(found, (_moved(start, pieces), stop), after)
    return found


def _append(found: list[tuple[int, int]], span: tuple[int, int], text: str) -> None:
    """Append a span; words that took the place of what stood before it belong to the one before, if there is one."""
    start, end = span
    reached = found[-1][1] if found else 0
    if text[reached:start].strip():
        if found:
            found[-1] = found[-1][0], start
        else:
            start = 0
    found.append((start, end))


def _moved(offset: int, pieces: Sequence[Piece], *, is_end: bool = False) -> int:
    """Return where an offset of the old text stands in the new one; inside a changed piece, at its new end.

    What is inserted exactly at an offset follows it, unless the offset is an end with a gap behind it.
    """
    key = (offset, offset, sys.maxsize, 0) if is_end else (offset, -1, 0, 0)
    index = bisect_right(pieces, key) - 1
    if index < 0:
        return offset
    _, old_end, _, new_end = pieces[index]
    return new_end if offset < old_end else offset - old_end + new_end
