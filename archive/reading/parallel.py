"""The original beside the repaired text, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.reading.evidence import Mark, unmarked
from archive.reading.marks import Part, Span, parts
from archive.text.draft import Draft


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph as found and as it reads now; `repaired` is empty where the lines were taken out of the body."""

    original: tuple[Part, ...]
    repaired: tuple[Part, ...] = ()


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans of the non-blank lines of `text[start:end]`, without surrounding white space."""
    end = len(text) if end is None else end
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start = stop + 1


def pairs(
    body: Draft, repairs: tuple[Span, ...], holes: tuple[Span, ...], mark: Mark = unmarked
) -> tuple[Pair, ...]:
    """Align each paragraph of the body with the decoded text it came from, and show what stood between them.

    `mark` marks evidence in the decoded text.
    """
    found: list[Pair] = []
    done = 0
    for start, end in paragraphs(body.text):
        first, last = body.decoded_span(start, end)
        found += _between(body.decoded, repairs, done, first, mark)
        first = max(first, done)
        original = mark(parts(body.decoded, repairs, first, last), first)
        found.append(Pair(original, parts(body.text, holes, start, end)))
        done = max(done, last)
    found += _between(body.decoded, repairs, done, len(body.decoded), mark)
    return tuple(found)


def _between(decoded: str, repairs: tuple[Span, ...], start: int, end: int, mark: Mark) -> list[Pair]:
    return [
        Pair(mark(parts(decoded, repairs, first, last), first))
        for first, last in paragraphs(decoded, start, end)
    ]
