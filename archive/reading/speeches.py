"""The statements of an article as they are read, each with its speaker and its anchors."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Appearance, Article, Statement
from archive.reading import lexicon
from archive.reading.marks import Part, Span, parts
from archive.reading.parallel import paragraphs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a statement, with its anchor."""

    anchor: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement as read: who said it, for which division, and its paragraphs."""

    id: int
    number: int
    name: str
    office: str
    role: str
    person_url: str
    division: str
    division_url: str
    paragraphs: tuple[Paragraph, ...]


def speeches(article: Article, holes: tuple[Span, ...]) -> tuple[Speech, ...]:
    """Return the statements in order; one query."""
    rows = article.statements.select_related("division", "speaker")
    return tuple(_speech(article, row, holes) for row in rows)


def _speech(article: Article, row: Statement, holes: tuple[Span, ...]) -> Speech:
    who = row.speaker
    return Speech(
        id=row.pk,
        number=row.position + 1,
        name=who.name if who else lexicon.NARRATOR,
        office=who.office if who else "",
        role=Appearance.Role(who.role).label if who else "",
        person_url=f"/people/{who.person_id}/" if who and who.person_id else "",
        division=row.division.name if row.division else "",
        division_url=row.division.get_absolute_url() if row.division else "",
        paragraphs=tuple(
            Paragraph(f"s-{row.pk}-{number}", parts(article.body, holes, start, end))
            for number, (start, end) in enumerate(paragraphs(article.body, row.start, row.end), start=1)
        ),
    )
