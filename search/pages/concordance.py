"""Concordance lines: each place of the sought words between its left and right context, to stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.query import Run
from search.snippets import ELLIPSIS, matches, merge

# Characters of context at either side, so that a line fits beside the facets.
CONTEXT = 15


@dataclass(frozen=True, slots=True)
class Line:
    """A place in a text: what stands before it, the words as written, what follows."""

    left: str
    match: str
    right: str


def concordance(text: str, runs: Sequence[Run], *, context: int = CONTEXT) -> tuple[Line, ...]:
    """Return a line for each place of the runs, in order; overlapping places are one.

    >>> concordance("要加强监督，敢于监督。", [Run("监督", "监督")], context=3)
    (Line(left='要加强', match='监督', right='，敢于…'), Line(left='…，敢于', match='监督', right='。'))
    """
    return tuple(
        Line(_left(text, start, context), _on_one_line(text[start:end]), _right(text, end, context))
        for start, end in places(text, runs)
    )


def places(text: str, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Return where the runs stand in a text: what is marked, and what 次 counts."""
    return merge(span for span, _ in matches(text, runs))


def _left(text: str, start: int, context: int) -> str:
    before = _on_one_line(text[max(0, start - context) : start])
    return f"{ELLIPSIS}{before}" if start > context else before


def _right(text: str, end: int, context: int) -> str:
    after = _on_one_line(text[end : end + context])
    return f"{after}{ELLIPSIS}" if end + context < len(text) else after


def _on_one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "　")
