"""Who signed an article: an office and a name alone on a line of a text that is no speech and no report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.text.document import Finding
from archive.text.extract.people import Named
from archive.text.extract.reading import Reading, found

SPOKEN_TITLE = re.compile("讲话|报告|致辞|发言|主持词|述职|谈|说")
SALUTATION = re.compile(r"各位代表|同志们|各位领导|各位委员|各位同志|主任、各位")


def signatures(reading: Reading, headings: Sequence[Named], *, is_news: bool) -> Iterator[Finding]:
    """Yield the author that a single heading names, if nothing says that the text was spoken."""
    if len(headings) != 1 or is_news or SALUTATION.search(reading.text[:400]):
        return
    if any(SPOKEN_TITLE.search(reading.line(block)) for block in reading.blocks("title")):
        return
    person = headings[0]
    yield found(
        reading.document.body, person.start, person.end, field="author", value=person.name, rule="signature",
        certainty=0.85,
    )  # fmt: skip
