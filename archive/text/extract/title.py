"""The title: the line that was recognised as one, without the tags an upload site put on it."""

from __future__ import annotations

from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.extract.reading import Reading, found
from archive.text.titles import core


def title(reading: Reading) -> Iterator[Finding]:
    """Yield the title lines, the first one first."""
    for block in reading.blocks("title"):
        line = reading.line(block)
        value = core(line)
        if value:
            start = block.start + line.index(value)
            yield found(
                reading.document.repaired, start, start + len(value), field="title", value=value, rule="title-line",
                certainty=0.9, certain=True,
            )  # fmt: skip
