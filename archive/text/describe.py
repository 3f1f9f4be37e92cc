"""Describe a document: run all extractors and cut the statements.

On the article's path after `furniture.divide`; what it returns is what a person reviews. Extractors are plain
functions, listed once in the order in which they need each other's findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archive.text import damage
from archive.text.decode import Decoded
from archive.text.document import Description, Document, Finding
from archive.text.extract.byline import byline
from archive.text.extract.date import event_dates
from archive.text.extract.dates import numeric
from archive.text.extract.division import divisions
from archive.text.extract.genre import genre
from archive.text.extract.level import level
from archive.text.extract.published import publish_dates
from archive.text.extract.reading import Reading, found
from archive.text.extract.session import report_year, sessions
from archive.text.extract.signature import signatures
from archive.text.extract.speaker import speakers
from archive.text.extract.title import title
from archive.text.gazetteer import Gazetteer
from archive.text.lexicon import TEMPLATE_FLAG
from archive.text.slogans import Lexicon
from archive.text.statements import headings, statements

EXTRACTORS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    title, byline, publish_dates, sessions, report_year,
)  # fmt: skip


def describe(
    document: Document, *, gazetteer: Gazetteer, lexicon: Lexicon, container: Decoded | None = None
) -> Description:
    """Return all that is found in a document, best first within each field.

    Silence where the text does not say: a field without evidence has no finding. `container` is what the bytes
    themselves told (title and dates of an HTML or Word file).
    """
    reading = Reading.of(document, gazetteer)
    findings = [finding for extract in EXTRACTORS for finding in extract(reading)]
    harm = list(damage.findings(document))
    flags = frozenset(finding.value for finding in harm if finding.field == "flag")
    is_template = TEMPLATE_FLAG in flags
    event = () if is_template else tuple(event_dates(reading))
    heads = headings(reading)
    signed = () if is_template else tuple(signatures(reading, heads, is_news=bool(event)))
    county = () if is_template else divisions(reading)
    kind = tuple(genre(reading, flags=flags, headings=len(heads), event=event))
    people = tuple(speakers(reading, county, heads, template=is_template))
    findings += [
        *signed,
        *event,
        *kind,
        *county,
        *level(reading, county),
        *people,
        *harm,
        *_slogans(reading, lexicon),
    ]
    findings += _of_container(container, findings)
    return Description(tuple(findings), statements(reading, people, county, heads, template=is_template))


def _slogans(reading: Reading, lexicon: Lexicon) -> Iterator[Finding]:
    for use in lexicon.find(reading.text):
        yield found(
            reading.document.body, use.start, use.end, field="slogan", value=use.canonical, rule="lexicon",
            certainty=1.0, certain=True,
        )  # fmt: skip


def _of_container(container: Decoded | None, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what the file itself tells (title, source …) where the text is silent; its quote is empty."""
    if not container:
        return
    told = {finding.field for finding in findings}
    day = next((written.value for written in numeric(container.published)), "")
    values = {
        "title": container.title, "publish_date": day, "source": container.source, "author": container.author,
        "original_url": container.url,
    }  # fmt: skip
    for field, value in values.items():
        if value and field not in told:
            yield Finding(field, value, "", 0, 0, "container", 0.6)
