"""Who signed an article: an office and a name alone on a line of a text that is no speech and no report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.text.document import Finding
from archive.text.extract.labels import looks_like_name
from archive.text.extract.people import Named
from archive.text.extract.reading import Reading, found

SPOKEN_TITLE = re.compile("讲话|报告|致辞|发言|主持词|述职|谈|说")
SIGNED = re.compile(
    r"[ \u3000□■●]*(?:[^，。；：:\n]{2,50}(?:主任|书记|主席|委员|代表|[县市区镇乡州旗局院部]长|检察长|教授|研究员)[ \u3000]+)?"
    r"(?P<name>[一-鿿](?:[ \u3000]*[一-鿿]){1,2})[ \u3000]*"
)
SALUTATION = re.compile(r"各位代表|同志们|各位领导|各位委员|各位同志|主任、各位")


def signatures(
    reading: Reading, headings: Sequence[Named], *, is_news: bool, is_signed: bool
) -> Iterator[Finding]:
    """Yield the author that a single heading names, if nothing says that the text was spoken."""
    if len(headings) > 1 or is_news or SALUTATION.search(reading.text[:400]):
        return
    if any(SPOKEN_TITLE.search(reading.line(block)) for block in reading.blocks("title")):
        return
    if not headings:
        yield from () if is_signed else _below_title(reading)
        return
    person = headings[0]
    yield found(
        reading.document.body, person.start, person.end, field="author", value=person.name, rule="signature",
        certainty=0.85,
    )  # fmt: skip


def _below_title(reading: Reading) -> Iterator[Finding]:
    """Yield the name that stands alone, or behind an office and a gap, on the line below the title."""
    blocks = [block for block in reading.document.blocks if block.kind in ("title", "text")]
    places = [n for n, block in enumerate(blocks) if block.kind == "title"]
    for block in blocks[places[0] + 1 : places[0] + 3] if places else ():
        signed = SIGNED.fullmatch(reading.line(block))
        if signed and looks_like_name("".join(signed["name"].split())):
            start, end = signed.span("name")
            yield found(
                reading.document.repaired, block.start + start, block.start + end, field="author",
                value="".join(signed["name"].split()), rule="below-title", certainty=0.8,
            )  # fmt: skip
            return
