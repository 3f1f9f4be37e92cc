"""届, 次 and the year reported on, from the title or else the opening of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.extract.reading import Reading, found
from archive.text.numerals import NUMERAL, number

TERM = re.compile(
    rf"第?(?P<term>{NUMERAL}{{1,3}})届(?:人大|人民代表大会|全国人大)(?:常委会|常务委员会)?"
    rf"[^，,。；;\n]{{0,6}}?(?:第?(?P<session>{NUMERAL}{{1,3}})次)?"
)
SESSION = re.compile(rf"第?(?P<session>{NUMERAL}{{1,3}})次(?!党代会|主任会议|党代表)")
REPORT_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:度)?[^\n]{0,30}报告")
REACH = 600


def sessions(reading: Reading) -> Iterator[Finding]:
    """Yield congress_term and session_number of the congress or committee the article reports on."""
    draft = reading.document.repaired
    for block in reading.blocks("title", "text"):
        if block.kind == "text" and block.start > REACH + reading.document.blocks[0].start:
            return
        term = TERM.search(draft.text, block.start, min(block.end, block.start + 300))
        value = number(term["term"]) if term else None
        if not term or not value:
            continue
        yield found(
            draft, term.start("term"), term.end("term"), field="congress_term", value=str(value), rule=block.kind,
            certainty=0.85,
        )  # fmt: skip
        session = SESSION.search(draft.text, term.start(), min(block.end, term.end() + 14))
        which = number(session["session"]) if session else None
        if session and which:
            yield found(
                draft, session.start("session"), session.end("session"), field="session_number", value=str(which),
                rule=block.kind, certainty=0.85,
            )  # fmt: skip
        return


def report_year(reading: Reading) -> Iterator[Finding]:
    """Yield the year of a report whose title states it."""
    draft = reading.document.repaired
    for block in reading.blocks("title"):
        match = REPORT_YEAR.search(draft.text, block.start, block.end)
        if match:
            yield found(
                draft, match.start("year"), match.end("year"), field="report_year", value=match["year"], rule="title",
                certainty=0.8,
            )  # fmt: skip
            return
