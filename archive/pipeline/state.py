"""All of an article that a change can touch, as one value: taken from its rows, and put back into them.

A state is JSON. `values` holds the article's own fields, the county by its key and the source by its name; `people`
and `statements` keep their keys, so that addresses live again; a statement names its speaker by position.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.dateparse import parse_datetime

from archive.models import Appearance, Article, Division, Finding, RepairStep, Statement
from archive.pipeline.describe import Rows, source_named
from archive.pipeline.doubt import count_doubts
from archive.text.draft import RepairStep as TextStep
from archive.text.draft import replay

State = Mapping[str, Any]
PLAIN = (
    "title", "genre", "level", "event_on", "event_quote", "published_on", "published_quote", "congress_term",
    "session_number", "report_year", "author", "editor", "reprinter", "original_url", "flags", "encoding",
    "reference_code", "fonds_code", "retention_period",
)  # fmt: skip
PERSON = ("name", "office", "organisation", "role")
STEP = ("rule", "start", "end", "before", "after", "certainty")
FINDING = ("field", "value", "quote", "start", "end", "rule", "certainty", "certain", "chosen")


def rows_of(article: Article) -> Rows:
    """Return the stored rows of an article, read now."""
    return Rows(
        article,
        list(article.divisions.order_by("pk")),
        list(article.steps.order_by("position")),
        list(article.findings.order_by("pk")),
        list(article.appearances.order_by("position")),
        list(article.statements.select_related("speaker").order_by("position")),
    )


def state_of(rows: Rows) -> dict[str, Any]:
    """Return the state of these rows."""
    article = rows.article
    return {
        "values": {
            **{name: getattr(article, name) for name in PLAIN},
            "county": article.county_id,
            "source": article.source.name if article.source else "",
        },
        "divisions": sorted(division.pk for division in rows.divisions),
        "people": [_person(row) for row in rows.appearances],
        "statements": [_statement(row) for row in rows.statements],
        "steps": [[getattr(row, name) for name in STEP] for row in rows.steps],
        "findings": [_finding(row) for row in rows.findings],
    }


def _person(row: Appearance) -> dict[str, Any]:
    own = {name: getattr(row, name) for name in PERSON}
    return {"key": row.pk, "position": row.position, **own, "division": row.division_id}


def _statement(row: Statement) -> dict[str, Any]:
    speaker = row.speaker.position if row.speaker else None
    return {
        "key": row.pk, "start": row.start, "end": row.end, "speaker": speaker, "division": row.division_id,
    }  # fmt: skip


def _finding(row: Finding) -> dict[str, Any]:
    decided_at = row.decided_at.isoformat() if row.decided_at else None
    own = {name: getattr(row, name) for name in FINDING}
    return {**own, "decided_by": row.decided_by_id, "decided_at": decided_at}


def steps_of(state: State) -> list[TextStep]:
    """Return the repair steps of a state, ready to be replayed."""
    return [TextStep(*step) for step in state["steps"]]


def put(article: Article, state: State, *, decoded: str | None = None) -> None:
    """Make the article's rows say what the state says; to be called in a transaction.

    With `decoded` the original is decoded otherwise from now on; older versions keep the text that they refer to.
    A division that is no more is left out.
    """
    if decoded is not None and decoded != article.decoded:
        article.versions.filter(decoded=None).update(decoded=article.decoded)
        article.decoded = decoded
    _put_values(article, state["values"])
    article.body = replay(article.decoded, steps_of(state))
    article.save()
    article.divisions.set(Division.objects.filter(pk__in=state["divisions"]))
    article.steps.all().delete()
    RepairStep.objects.bulk_create(
        RepairStep(article=article, position=position, **dict(zip(STEP, step, strict=True)))
        for position, step in enumerate(state["steps"])
    )
    article.findings.all().delete()
    Finding.objects.bulk_create(_found(article, row) for row in state["findings"])
    _put_statements(article, state, _put_people(article, state))
    count_doubts(article)


def _put_values(article: Article, values: Mapping[str, Any]) -> None:
    for name in PLAIN:
        setattr(article, name, values[name])
    article.county = Division.objects.filter(pk=values["county"]).first()
    article.source = source_named(values["source"])


def _found(article: Article, row: Mapping[str, Any]) -> Finding:
    """Return a finding; one read from words that stand elsewhere now keeps its value without them."""
    decided_at = parse_datetime(row["decided_at"]) if row["decided_at"] else None
    own = {name: row[name] for name in FINDING}
    if row["quote"] and article.decoded[row["start"] : row["end"]] != row["quote"]:
        own |= {"quote": "", "start": 0, "end": 0}
    return Finding(article=article, **own, decided_by_id=row["decided_by"], decided_at=decided_at)


def _put_people(article: Article, state: State) -> dict[int, Appearance]:
    """Write the appearances anew, those still there with the person they belong to; return them by position."""
    settled = {row.pk: row for row in article.appearances.all()}
    known = _divisions(row["division"] for row in state["people"])
    article.appearances.all().delete()
    rows = Appearance.objects.bulk_create(
        Appearance(
            pk=row["key"], article=article, position=row["position"], **{name: row[name] for name in PERSON},
            division_id=known.get(row["division"]), **_belonging(settled.get(row["key"])),
        )
        for row in state["people"]
    )  # fmt: skip
    return {row.position: row for row in rows}


def _belonging(row: Appearance | None) -> dict[str, Any]:
    return {"person_id": row.person_id, "person_decided": row.person_decided} if row else {}


def _put_statements(article: Article, state: State, people: Mapping[int, Appearance]) -> None:
    known = _divisions(row["division"] for row in state["statements"])
    article.statements.all().delete()
    Statement.objects.bulk_create(
        Statement(
            pk=row["key"], article=article, position=position, start=row["start"], end=row["end"],
            text=article.body[row["start"] : row["end"]],
            speaker=people.get(row["speaker"]), division_id=known.get(row["division"]),
        )
        for position, row in enumerate(state["statements"])
    )  # fmt: skip


def _divisions(keys: Iterable[int | None]) -> dict[int | None, int]:
    found = Division.objects.filter(pk__in={key for key in keys if key is not None})
    return {key: key for key in found.values_list("pk", flat=True)}
