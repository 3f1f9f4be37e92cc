"""Texts cut into parts, so that a template can mark holes and repairs without knowing offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text; `kind` is empty for plain text, else repair, removed, hole, quiet (a hole) or match.

    `note` says what it is; of a match it is the number, empty where the match goes on after a hole. `evidence` are the
    numbers of the places it belongs to from which values were read, `begins` those of which it is the first part.
    """

    text: str
    kind: str = ""
    note: str = ""
    evidence: str = ""
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A marked range `[start:end]` of some text."""

    start: int
    end: int
    kind: str
    note: str


def parts(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> tuple[Part, ...]:
    """Cut `text[start:end]` at ascending, disjoint spans.

    >>> [part.text for part in parts("甲乙丙丁", [Span(1, 2, "hole", "")])]
    ['甲', '乙', '丙丁']
    """
    end = len(text) if end is None else end
    found: list[Part] = []
    done = start
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            continue
        if done < first:
            found.append(Part(text[done:first]))
        found.append(Part(text[first:last], span.kind, span.note))
        done = last
    if done < end:
        found.append(Part(text[done:end]))
    return tuple(found)
