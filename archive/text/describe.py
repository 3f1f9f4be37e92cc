"""Describe a document: run all extractors and cut the statements.

On the article's path after `furniture.dividing.divide`; what it returns is what a person reviews. Extractors are plain
functions, listed once in the order in which they need each other's findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archive.text import damage
from archive.text.decode import Decoded
from archive.text.document import Description, Document, Finding
from archive.text.extract.address import address_dates
from archive.text.extract.body import speaking_bodies
from archive.text.extract.byline import byline
from archive.text.extract.date import event_dates
from archive.text.extract.dates import numeric
from archive.text.extract.division import divisions
from archive.text.extract.genre import NOTICE, genre
from archive.text.extract.heading import headings
from archive.text.extract.host import county_of_host
from archive.text.extract.level import level
from archive.text.extract.published import confirmed, publish_dates
from archive.text.extract.reading import Reading, found
from archive.text.extract.session import report_year, sessions
from archive.text.extract.signature import signatures
from archive.text.extract.slogan import slogans
from archive.text.extract.speaker import speakers
from archive.text.extract.title import title
from archive.text.lexicon import TEMPLATE_FLAG
from archive.text.opening import FLAG, opening, whole
from archive.text.places.gazetteer import Gazetteer
from archive.text.slogans import Lexicon
from archive.text.statements import statements

SIGNED_GENRE = "署名文章"
OTHER, TEMPLATE = "其他", "范文"
EXTRACTORS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    title, byline, publish_dates, sessions, report_year, speaking_bodies,
)  # fmt: skip


def describe(
    document: Document, *, gazetteer: Gazetteer, lexicon: Lexicon, container: Decoded | None = None
) -> Description:
    """Return all that is found in a document, best first within each field.

    Silence where the text does not say: a field without evidence has no finding. `container` is what the bytes
    themselves told (title and dates of an HTML or Word file).
    """
    opened = opening(document)
    reading = Reading.of(opened, gazetteer)
    findings = [finding for extract in EXTRACTORS for finding in extract(reading)]
    harm = [*damage.findings(document), *_overlong(document, opened)]
    flags = frozenset(finding.value for finding in harm if finding.field == "flag")
    heads = headings(reading)
    event = () if TEMPLATE_FLAG in flags else tuple(event_dates(reading))
    findings = [*address_dates(reading, event, findings), *confirmed(reading, event, findings)]
    has_author = any(finding.field == "author" for finding in findings)
    kind = tuple(genre(reading, flags=flags, headings=len(heads), event=event, has_author=has_author))
    # A template names nobody, and a text of another kind is no evidence for a county, a meeting or for office-holders; a
    # notice is.
    is_other = kind[0].value == OTHER and kind[0].rule != NOTICE
    is_silent = is_other or kind[0].value == TEMPLATE
    event = () if is_silent else event
    county = () if is_silent else divisions(reading) or tuple(county_of_host(reading))
    people = tuple(speakers(reading, county, heads, template=is_silent))
    findings += [*event, *kind, *county, *people, *harm, *slogans(reading, lexicon)]
    signed: tuple[Finding, ...] = ()
    if not is_silent:
        is_signed = any(finding.field == "author" for finding in findings)
        signed = tuple(signatures(reading, heads, is_news=bool(event), is_signed=is_signed))
        findings += signed
    if not is_other:
        findings += level(reading, county)
    findings += _of_container(container, findings)
    writer = signed[0].value if signed and kind[0].value == SIGNED_GENRE else None
    spans = statements(reading, people, county, () if is_other else heads, template=is_silent, writer=writer)
    return Description(tuple(findings), whole(spans, document, opened))


def _overlong(document: Document, opened: Document) -> Iterator[Finding]:
    """Yield the flag of a text that is described in its first lines only; it quotes the last of them."""
    if opened is not document and opened.repaired.text:
        size = len(opened.repaired.text)
        yield found(
            opened.repaired,
            size - 1,
            size,
            field="flag",
            value=FLAG,
            rule="size",
            certainty=1.0,
            certain=True,
        )


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
