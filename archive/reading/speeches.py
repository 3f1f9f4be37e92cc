"""The statements of an article as they are read, each with its speaker and its anchors."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Appearance, Article, Statement
from archive.reading import lexicon
from archive.reading.citation import attribution
from archive.reading.evidence import Mark, unmarked
from archive.reading.marks import Part, Span, parts
from archive.reading.parallel import paragraphs
from archive.reading.sought import Sought, beside_holes, matches, numbered


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
    attribution: str
    matches: int = 0
    first_match: int = 0


def speeches(
    article: Article,
    holes: tuple[Span, ...],
    sought: tuple[Sought, ...] = (),
    *,
    first_match: int = 1,
    url: str = "",
    mark: Mark = unmarked,
) -> tuple[Speech, ...]:
    """Return the statements in order, with what was sought marked; `url` is the article's, `mark` marks evidence. One query."""
    found = []
    for row in article.statements.select_related("division", "speaker"):
        # Statement by statement, as the search looks: nothing is found across two of them.
        matched = numbered(matches(article.body, sought, start=row.start, end=row.end), first_match)
        first_match += len(matched)
        found.append(_speech(article, row, holes, tuple(matched), url, mark))
    return tuple(found)


def _speech(
    article: Article, row: Statement, holes: tuple[Span, ...], matched: tuple[Span, ...], url: str, mark: Mark
) -> Speech:
    who = row.speaker
    division = row.division.name if row.division else ""
    spans = beside_holes(matched, holes) if matched else holes
    return Speech(
        id=row.pk,
        number=row.position + 1,
        name=who.name if who else lexicon.NARRATOR,
        office=who.office if who else "",
        role=Appearance.Role(who.role).label if who else "",
        person_url=f"/people/{who.person_id}/" if who and who.person_id else "",
        division=division,
        division_url=row.division.get_absolute_url() if row.division else "",
        paragraphs=tuple(
            Paragraph(f"s-{row.pk}-{number}", mark(parts(article.body, spans, start, end), start))
            for number, (start, end) in enumerate(paragraphs(article.body, row.start, row.end), start=1)
        ),
        attribution=attribution(
            article,
            name=who.name if who else "",
            office=who.office if who else "",
            division=division if who else "",
            url=f"{url}#s-{row.pk}",
        ),
        matches=len(matched),
        first_match=int(matched[0].note) if matched else 0,
    )
