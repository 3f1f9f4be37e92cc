"""Record where slogans are used; when a slogan changes, only in the statements it touches."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from archive.models import Article, Occurrence, Slogan, Statement
from archive.signals import articles_changed
from archive.text.fold import fold
from archive.text.slogans import Lexicon

BATCH = 500


def record_occurrences(statements: Iterable[Statement]) -> None:
    """Record the uses of all slogans in these statements afresh; the longest match only."""
    statements = list(statements)
    lexicon = Slogan.objects.lexicon()
    slogans = dict(Slogan.objects.values_list("canonical", "pk"))
    Occurrence.objects.filter(statement__in=[statement.pk for statement in statements]).delete()
    Occurrence.objects.bulk_create(
        Occurrence(slogan_id=slogans[use.canonical], statement=statement, start=use.start, end=use.end)
        for statement in statements
        for use in lexicon.find(statement.text)
    )


@transaction.atomic
def save_slogan(slogan: Slogan) -> list[int]:
    """Save a slogan and match the published statements it touches again; return the articles that changed.

    Touched is what uses it now, and what holds one of its forms: there a longer slogan may win or lose. Of one that
    is retired what was inside its uses counts again.
    """
    before = _users(slogan)
    slogan.save()
    return rematch(before | _holders(Lexicon.of([(slogan.canonical, slogan.variants)])))


@transaction.atomic
def rematch(statement_ids: Iterable[int]) -> list[int]:
    """Record the occurrences of some statements afresh and tell the search; return their articles."""
    ids = sorted(statement_ids)
    changed: set[int] = set()
    for first in range(0, len(ids), BATCH):
        statements = list(Statement.objects.filter(pk__in=ids[first : first + BATCH]))
        record_occurrences(statements)
        changed.update(statement.article_id for statement in statements)
    if changed:
        articles_changed.send(sender=Article, article_ids=sorted(changed))
    return sorted(changed)


def _users(slogan: Slogan) -> set[int]:
    return set(Occurrence.objects.filter(slogan_id=slogan.pk).values_list("statement_id", flat=True))


def _holders(lexicon: Lexicon) -> set[int]:
    """Return the statements of articles ever published that hold a form.

    Reducing every text takes ten times as long as folding it, so texts that lack a character of each form go first.
    """
    letters = [set(form) for forms in lexicon.forms.values() for form, _ in forms]
    statements = Statement.objects.filter(~Q(article__status=Article.Status.DRAFT)).values_list("pk", "text")
    found = set()
    for pk, text in statements.iterator(chunk_size=1000):
        folded = fold(text)
        if any(all(letter in folded for letter in form) for form in letters) and any(lexicon.find(text)):
            found.add(pk)
    return found
