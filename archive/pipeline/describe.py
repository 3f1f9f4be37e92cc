"""From what was read in a text to the rows that keep it: article, steps, findings, people, statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import models

from archive.models import Appearance, Article, Division, Finding, RepairStep, Source, Statement, Upload
from archive.pipeline.doubt import doubts_of_reading
from archive.pipeline.places import Places
from archive.pipeline.rules import fingerprint
from archive.text import document as reading_types
from archive.text.document import SpeakerFinding, StatementSpan
from archive.text.draft import RepairStep as TextStep
from archive.text.edtf import Bounds, bounds

# Of these fields of a description the best finding counts, of all others every one.
ONE_VALUE = {
    "title", "genre", "level", "event_date", "publish_date", "source", "reprinter", "original_url",
    "congress_term", "session_number", "report_year",
}  # fmt: skip
YEAR = re.compile(r"\b\d{4}\b")
SPEAKING_ROLES = (Appearance.Role.SPEAKS, Appearance.Role.REPORTS)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article, stored or not yet."""

    article: Article
    divisions: Sequence[Division]
    steps: Sequence[RepairStep]
    findings: Sequence[Finding]
    appearances: Sequence[Appearance]
    statements: Sequence[Statement]


def describe(upload: Upload, reading: reading_types.Article) -> Rows:
    """Return the draft article of an upload with all that was found; nothing is written."""
    description = reading.description
    when, places = _when(description), Places(_codes(description))
    divisions = _divisions(description, places, when)
    article = _article(upload, reading, divisions)
    appearances = _appearances(article, description, places, when)
    return Rows(
        article,
        divisions,
        steps_of(article, reading.document.body.steps),
        _findings(article, description),
        appearances,
        _statements(article, description.statements, appearances, places, when),
    )


def write(upload: Upload, reading: reading_types.Article) -> Article:
    """Write the draft article of an upload, with all that was found; to be called in a transaction."""
    rows = describe(upload, reading)
    article = rows.article
    article.rules = fingerprint()
    article.source = source_named(article.source.name) if article.source else None
    article.doubts = len(doubts_of_reading(article, rows.divisions, rows.findings))
    article.save()
    about = Article.divisions.through
    about.objects.bulk_create(about(article=article, division=division) for division in rows.divisions)
    RepairStep.objects.bulk_create(rows.steps)
    Finding.objects.bulk_create(rows.findings)
    Appearance.objects.bulk_create(rows.appearances)
    Statement.objects.bulk_create(rows.statements)
    return article


def fit(model: type[models.Model], field: str, value: str) -> str:
    """Return as much of a value as its column holds."""
    return value[: model._meta.get_field(field).max_length]  # type: ignore[union-attr]


def steps_of(article: Article, steps: Iterable[TextStep], first: int = 0) -> list[RepairStep]:
    """Return steps of the text as the article's, from position `first` on."""
    return [
        RepairStep(
            article=article, position=position, rule=step.rule, start=step.start, end=step.end,
            before=step.before, after=step.after, certainty=step.certainty,
        )
        for position, step in enumerate(steps, first)
    ]  # fmt: skip


def _when(description: reading_types.Description) -> Bounds:
    """Return the bounds that decide which holder of a code is meant."""
    event = bounds(description.best("event_date") or "../..")
    return event if event.year else bounds(description.best("publish_date") or "../..")


def _codes(description: reading_types.Description) -> Iterator[str | None]:
    """Yield the codes of all divisions that were read."""
    yield from (finding.value for finding in description.of("county"))
    yield from (person.adcode for person in description.speakers)
    yield from (span.adcode for span in description.statements)


def _divisions(description: reading_types.Description, places: Places, when: Bounds) -> list[Division]:
    """Return the divisions the article is about, in the order of evidence. A template is about none."""
    if description.best("genre") == Article.Genre.TEMPLATE:
        return []
    found = (places.of(finding.value, words=finding.quote, when=when) for finding in description.of("county"))
    return list(dict.fromkeys(division for division in found if division))


def _article(upload: Upload, reading: reading_types.Article, divisions: Sequence[Division]) -> Article:
    description = reading.description
    values = {field: description.best(field) for field in ONE_VALUE}
    event, published = _quote(description, "event_date"), _quote(description, "publish_date")
    return Article(
        upload=upload,
        is_sample=upload.method == Upload.Method.SAMPLE,
        title=fit(Article, "title", values["title"] or ""),
        genre=values["genre"] or Article.Genre.OTHER,
        level=values["level"] or "",
        county=divisions[0] if len(divisions) == 1 else None,
        event_on=values["event_date"] or "",
        event_quote=fit(Article, "event_quote", event),
        published_on=values["publish_date"] or "",
        published_quote=fit(Article, "published_quote", published),
        congress_term=_number(values["congress_term"]),
        session_number=_number(values["session_number"]),
        report_year=_number(values["report_year"]),
        source=Source(name=source) if (source := _source_name(values["source"])) else None,
        author=fit(Article, "author", _joined(description, "author")),
        editor=fit(Article, "editor", _joined(description, "editor")),
        reprinter=fit(Article, "reprinter", values["reprinter"] or ""),
        original_url=fit(Article, "original_url", values["original_url"] or ""),
        flags=list(dict.fromkeys(finding.value for finding in description.of("flag"))),
        encoding=reading.encoding,
        decoded=reading.document.body.decoded,
        body=reading.document.body.text,
    )


def source_named(name: str) -> Source | None:
    """Return the source of a name, made if it is new; None without a name."""
    name = _source_name(name)
    return Source.objects.get_or_create(name=name)[0] if name else None


def _source_name(name: str | None) -> str:
    return fit(Source, "name", (name or "").strip())


def _quote(description: reading_types.Description, field: str) -> str:
    """Return the words a date was read from: those that state it, and those that only add its year."""
    date = description.best(field) or ""
    accepted = (YEAR.sub("XXXX", date), date)
    quotes = [
        finding.quote
        for value in accepted
        for finding in description.of(field)
        if finding.value == value and finding.quote
    ]
    return "；".join(dict.fromkeys(quotes))


def _joined(description: reading_types.Description, field: str) -> str:
    return "、".join(dict.fromkeys(finding.value for finding in description.of(field)))


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def _findings(article: Article, description: reading_types.Description) -> list[Finding]:
    """Return every candidate; `chosen` on those the article took."""
    seen: set[str] = set()
    rows = []
    for finding in description.findings:
        is_first = finding.field not in seen
        seen.add(finding.field)
        rows.append(
            Finding(
                article=article, field=finding.field, value=fit(Finding, "value", finding.value),
                quote=finding.quote, start=finding.start, end=finding.end, rule=finding.rule,
                certainty=finding.certainty, certain=finding.certain,
                chosen=is_first or finding.field not in ONE_VALUE,
            )
        )  # fmt: skip
    return rows


def _appearances(
    article: Article, description: reading_types.Description, places: Places, when: Bounds
) -> list[Appearance]:
    """Return each person once a role; who speaks in a statement but was not listed is added."""
    named: list[tuple[str, SpeakerFinding | StatementSpan]] = [
        *((person.value, person) for person in description.speakers),
        *((span.speaker, span) for span in description.statements if span.speaker),
    ]
    known: dict[tuple[str, str], Appearance] = {}
    for name, person in named:
        role = person.role or Appearance.Role.SPEAKS
        if (name, role) not in known:
            known[name, role] = Appearance(
                article=article, position=len(known), name=fit(Appearance, "name", name),
                office=fit(Appearance, "office", person.office),
                organisation=fit(Appearance, "organisation", person.organisation), role=role,
                division=places.of(person.adcode, words=person.organisation, when=when),
            )  # fmt: skip
    return list(known.values())


def _statements(
    article: Article,
    spans: Sequence[StatementSpan],
    appearances: Sequence[Appearance],
    places: Places,
    when: Bounds,
) -> list[Statement]:
    is_template = article.genre == Article.Genre.TEMPLATE
    return [
        Statement(
            article=article, position=position, start=span.start, end=span.end,
            text=article.body[span.start : span.end],
            division=None if is_template else _place(span, article, places, when),
            speaker=_speaker(span, appearances),
        )
        for position, span in enumerate(spans)
    ]  # fmt: skip


def _place(span: StatementSpan, article: Article, places: Places, when: Bounds) -> Division | None:
    """Return the division of the speaker's organisation, else the article's only one, else None: not settled."""
    return places.of(span.adcode, words=span.organisation, when=when) or article.county


def _speaker(span: StatementSpan, appearances: Sequence[Appearance]) -> Appearance | None:
    """Return the appearance of a statement's speaker: in its role if that is one of speech, else as one who speaks.

    Who presides and speaks as well is credited with his words as a speaker.
    """
    by_role = {person.role: person for person in appearances if person.name == span.speaker}
    roles = SPEAKING_ROLES if span.role not in SPEAKING_ROLES else (span.role, *SPEAKING_ROLES)
    return next((by_role[role] for role in (*roles, span.role) if role in by_role), None)
