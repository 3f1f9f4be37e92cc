"""The original beside the repaired text, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


def pairs(body: Draft, repairs: tuple[Span, ...], holes: tuple[Span, ...]) -> tuple[Pair, ...]:
    """Align each paragraph of the body with the decoded text it came from, and show what stood between them."""
    found: list[Pair] = []
    done = 0
    for start, end in paragraphs(body.text):
        first, last = body.decoded_span(start, end)
        found += _between(body.decoded, repairs, done, first)
        first = max(first, done)
        found.append(Pair(parts(body.decoded, repairs, first, last), parts(body.text, holes, start, end)))
        done = max(done, last)
    found += _between(body.decoded, repairs, done, len(body.decoded))
    return tuple(found)


def _between(decoded: str, repairs: tuple[Span, ...], start: int, end: int) -> list[Pair]:
    return [Pair(parts(decoded, repairs, first, last)) for first, last in paragraphs(decoded, start, end)]
