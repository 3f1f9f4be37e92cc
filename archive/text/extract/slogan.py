"""The slogans that the title and the body of an article use, each at its place."""

from __future__ import annotations

from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.draft import Draft
from archive.text.extract.reading import Reading, found
from archive.text.slogans import Lexicon, Use


def slogans(reading: Reading, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the uses in the body in order, then those in the title that the body does not repeat."""
    uses = list(lexicon.find(reading.text))
    yield from (_finding(reading.document.body, 0, use) for use in uses)
    in_body = {use.canonical for use in uses}
    for block in reading.blocks("title"):
        for use in lexicon.find(reading.line(block)):
            if use.canonical not in in_body:
                yield _finding(reading.document.repaired, block.start, use)


def _finding(draft: Draft, shift: int, use: Use) -> Finding:
    return found(
        draft, shift + use.start, shift + use.end, field="slogan", value=use.canonical, rule="lexicon",
        certainty=1.0, certain=True,
    )  # fmt: skip
