"""The part of a very long text that is described: nothing that somebody pastes may hold up the queue.

On the article's path between `furniture.dividing.divide` and the extractors. A work report has some 20,000 characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.text.document import Block, Document, StatementSpan

MOST_DESCRIBED = 100_000
"""Characters in which people, places, dates and speakers are sought."""
FLAG = "overlong"


def opening(document: Document, size: int = MOST_DESCRIBED) -> Document:
    """Return the document itself if its lines have no more than `size` characters, else its first lines.

    Only the first line of all is cut inside. Offsets stay what they are.
    """
    if len(document.repaired.text) <= size:
        return document
    blocks = tuple(_first(document.blocks, size))
    end = blocks[-1].end if blocks else 0
    body = sum(block.end - block.start + 1 for block in blocks if block.kind == "text")
    return replace(
        document,
        repaired=document.repaired.opening(end),
        body=document.body.opening(max(body - 1, 0)),
        blocks=blocks,
    )


def _first(blocks: tuple[Block, ...], size: int) -> Iterator[Block]:
    for n, block in enumerate(blocks):
        if block.end <= size:
            yield block
            continue
        if not n or block.start < size // 2:
            yield replace(block, end=size)
        return


def whole(
    statements: tuple[StatementSpan, ...], document: Document, opened: Document
) -> tuple[StatementSpan, ...]:
    """Return the statements of the opening and one without a speaker for the rest, so that they cover the body.

    The last statement of the opening goes on to the end of its line; the rest counts for the county that all count for.
    """
    text = document.body.text
    if opened is document or not statements:
        return statements
    end = text.find("\n", len(opened.body.text))
    last = replace(statements[-1], end=end if end >= 0 else len(text))
    if not text[last.end :].strip():
        return (*statements[:-1], last)
    codes = {statement.adcode for statement in statements}
    rest = StatementSpan(last.end + 1, len(text), adcode=codes.pop() if len(codes) == 1 else None)
    return (*statements[:-1], last, rest)
