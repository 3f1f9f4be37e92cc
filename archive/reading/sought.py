"""The words a reader came for, found in the text of an article as the search finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.reading.marks import Span
from archive.text.fold import punctuate, reduce, reduce_run

QUOTED = re.compile(r'“([^”]*)”|["\uff02]([^"\uff02]*)["\uff02]')
# An address may be written by anyone; more than a search allows is not looked for.
MOST, LONGEST = 20, 500


@dataclass(frozen=True, slots=True)
class Sought:
    """A run of characters as it is found: reduced, or in quotes with its punctuation."""

    folded: str
    quoted: bool


def sought_of(typed: Iterable[str]) -> tuple[Sought, ...]:
    """Return what typed runs seek, each a value of `q`; a run in quotes seeks its punctuation, too.

    >>> sought_of(["監督", "“两个维护”", "，"])
    (Sought(folded='监督', quoted=False), Sought(folded='两个维护', quoted=True))
    """
    runs = []
    for value in list(typed)[:MOST]:
        inside = QUOTED.fullmatch(value[:LONGEST])
        folded = reduce_run(inside[1] or inside[2] or "" if inside else value[:LONGEST], quoted=bool(inside))
        if folded:
            runs.append(Sought(folded, bool(inside)))
    return tuple(dict.fromkeys(runs))


def matches(text: str, sought: Iterable[Sought], *, start: int = 0, end: int | None = None) -> list[Span]:
    """Return where the runs stand in `text[start:end]`, ascending, overlapping ones joined."""
    found = sorted(place for each in sought for place in _places(text[start:end], each))
    spans: list[Span] = []
    for first, last in found:
        if spans and first + start < spans[-1].end:
            last, first = max(last, spans[-1].end - start), spans.pop().start - start
        spans.append(Span(first + start, last + start, "match", ""))
    return spans


def _places(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    reduced = (punctuate if sought.quoted else reduce)(text)
    at = reduced.text.find(sought.folded)
    while at >= 0:
        yield reduced.span(at, at + len(sought.folded))
        at = reduced.text.find(sought.folded, at + len(sought.folded))


def numbered(spans: Iterable[Span], first: int) -> list[Span]:
    """Return the matches with their numbers in the article, from `first` on."""
    return [Span(span.start, span.end, span.kind, str(number)) for number, span in enumerate(spans, first)]


def beside_holes(matched: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Return matches and holes in one ascending row; a match around a hole comes in pieces, the first with the number."""
    spans = sorted(holes, key=lambda span: span.start)
    pieces = [piece for span in matched for piece in _around(span, spans)]
    return sorted((*pieces, *spans), key=lambda span: span.start)


def _around(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    start, note = span.start, span.note
    for hole in holes:
        if hole.end <= start or hole.start >= span.end:
            continue
        if start < hole.start:
            yield Span(start, hole.start, span.kind, note)
            note = ""
        start = hole.end
    if start < span.end:
        yield Span(start, span.end, span.kind, note)
