"""An editor's corrections, each kept as what it is: a repair step or a finding with the rule `editor`."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from archive.models import Article, Division, Finding, RepairStep, Statement
from archive.pipeline.describe import fit, steps_of
from archive.pipeline.doubt import count_doubts
from archive.text.draft import Draft, Edit, replay_draft
from archive.text.draft import RepairStep as TextStep
from archive.text.pieces import Piece, changed_pieces, moved_spans

EDITOR = Finding.EDITOR


def note(article: Article, field: str, value: str, user: User | None = None) -> None:
    """Keep an editor's value of a field as the chosen finding; earlier choices stay, as candidates."""
    article.findings.filter(field=field, chosen=True).update(chosen=False)
    add(article, field, value, user)


def add(article: Article, field: str, value: str, user: User | None = None) -> None:
    """Keep an editor's value of a field that has many, beside the others."""
    Finding.objects.create(
        article=article, field=field, value=fit(Finding, "value", value), start=0, end=0,
        rule=EDITOR, certainty=1.0, certain=True, chosen=True, decided_by=user, decided_at=timezone.now(),
    )  # fmt: skip


def accept(article: Article, user: User | None, findings: Collection[int] | None = None) -> None:
    """Keep that a person looked at chosen values, all or those named, and let them stand.

    A person found in several places was looked at in all.
    """
    undecided = article.findings.filter(chosen=True, decided_at=None)
    if findings is not None:
        people = article.findings.filter(pk__in=findings, field="speaker").values("value")
        undecided = undecided.filter(Q(pk__in=findings) | Q(field="speaker", value__in=people))
    undecided.update(decided_by=user, decided_at=timezone.now())
    count_doubts(article)


def move(article: Article, before: Division | None) -> None:
    """Let what counted for the article's former division count for its new one."""
    replace_division(article, before, article.county)


def replace_division(article: Article, former: Division | None, latter: Division | None) -> None:
    """Let what counts for one division in an article count for another.

    People keep a division only where one was read; who has none takes the article's at publication.
    """
    if article.county_id == (former.pk if former else None):
        article.county = latter
        article.save(update_fields=["county", "updated_at"])
    article.statements.filter(division=former).update(division=latter)
    if former is not None:
        article.appearances.filter(division=former).update(division=latter)
        article.divisions.remove(former)
    if latter is not None:
        article.divisions.add(latter)


def correct_body(article: Article, text: str) -> None:
    """Make `text` the body: its differences become repair steps, its statements move with their words.

    The article is not saved. Statements whose words are all gone go too.
    """
    if text == article.body:
        return
    steps = [TextStep(step.rule, step.start, step.end, step.before, step.after, step.certainty)
             for step in article.steps.all()]  # fmt: skip
    draft = replay_draft(article.decoded, steps)
    pieces = changed_pieces(draft.text, text)
    corrected = _apply(draft, text, pieces)
    RepairStep.objects.bulk_create(steps_of(article, corrected.steps[len(draft.steps) :], first=len(steps)))
    article.body = corrected.text
    _move_statements(article, pieces)


def _apply(draft: Draft, text: str, pieces: list[Piece]) -> Draft:
    """Apply the changes piece by piece; if two of them meet inside one earlier replacement, as one."""
    try:
        return draft.apply(EDITOR, _edits(draft.text, text, pieces))
    except ValueError:
        whole = (pieces[0][0], pieces[-1][1], pieces[0][2], pieces[-1][3])
        return draft.apply(EDITOR, _edits(draft.text, text, [whole]))


def _edits(before: str, after: str, pieces: list[Piece]) -> list[Edit]:
    """Return the edits of the pieces. An insertion takes a neighbour along: an edit is never empty."""
    edits: list[Edit] = []
    for i1, i2, j1, j2 in pieces:
        if i1 < i2:
            edits.append(Edit(i1, i2, after[j1:j2]))
        elif i1 < len(before):
            edits.append(Edit(i1, i1 + 1, after[j1:j2] + before[i1]))
        else:
            edits.append(Edit(i1 - 1, i1, before[i1 - 1] + after[j1:j2]))
    return edits


def _move_statements(article: Article, pieces: list[Piece]) -> None:
    """Cut the statements out of the new body where their words stand now; one that had none is the narrator's."""
    statements = list(article.statements.all())
    if not statements:
        statements = [Statement(article=article, start=0, end=0, division=article.county)]
    spans = moved_spans([(each.start, each.end) for each in statements], pieces, article.body)
    position = 0
    for statement, (start, end) in zip(statements, spans, strict=True):
        statement.start, statement.end = start, end
        statement.text = article.body[start:end]
        if statement.text.strip():
            statement.position = position
            statement.save()
            position += 1
        elif statement.pk:
            statement.delete()
