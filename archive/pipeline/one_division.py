"""One division corrected in many articles at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Article, Correction, Division
from archive.pipeline import versions
from archive.pipeline.journal import checked_reason, record
from archive.pipeline.places import label
from archive.pipeline.publish import hold
from archive.pipeline.review import note, replace_division
from archive.pipeline.state import put

MOST = 500
"""Articles of one correction: they change in one transaction, which holds other writers up."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What correcting would do to one article: whether its county changes, and how many statements and people follow."""

    article: Article
    county: bool
    statements: int
    people: int


def effects(articles: Iterable[Article], former: Division | None) -> list[Effect]:
    """Return what would change where `former` counts; without it in the articles that name no division."""
    found = (_effect(article, former) for article in articles)
    return [effect for effect in found if effect is not None]


def _effect(article: Article, former: Division | None) -> Effect | None:
    if former is None and article.divisions.exists():
        return None
    effect = Effect(
        article,
        county=article.county == former,
        statements=article.statements.filter(division=former).count(),
        people=article.appearances.filter(division=former).count() if former else 0,
    )
    is_named = former is not None and article.divisions.filter(pk=former.pk).exists()
    return effect if effect.county or effect.statements or effect.people or is_named else None


@transaction.atomic
def correct_division(
    articles: Sequence[Article], former: Division | None, latter: Division, reason: str, user: User | None
) -> Correction:
    """Let what counts for `former` in these articles count for `latter`; each keeps a version.

    Raises StatusError without a reason, for too many articles, or if nothing would change.
    """
    reason = checked_reason(reason)
    if len(articles) > MOST:
        raise StatusError(f"一次最多更正 {MOST} 篇，请分几次选。")
    if former == latter:
        raise StatusError("“原来记作”和“应是”是同一个区划。")
    touched = [effect.article for effect in effects(articles, former)]
    if not touched:
        raise StatusError("所选的文章里没有要改的地方，请看“原来记作”是否选对。")
    words = f"{label(former) if former else '未定'} → {label(latter)}，{len(touched)} 篇"
    correction = Correction.objects.create(
        kind=Correction.Kind.DIVISION, words=words, reason=reason, made_by=user
    )
    for article in touched:
        hold(article)
        versions.begin(article)
        note(article, "county", latter.adcode, user)
        replace_division(article, former, latter)
        versions.settle(article, user)
        versions.keep(article, "更正区划", user, reason=reason, correction=correction)
    record(user, correction, f"更正区划：{words}：{reason}")
    return correction


@transaction.atomic
def undo_division(correction: Correction, user: User | None) -> int:
    """Put the articles of a correction back as they were before; those changed since stay. Return how many went back."""
    done = 0
    for version in correction.versions.select_related("article"):
        article = version.article
        hold(article)
        before = article.versions.filter(number=version.number - 1).first()
        versions.begin(article)
        if before is None or article.versions.first() != version:
            continue
        put(article, before.state, decoded=before.decoded)
        versions.settle(article, user)
        versions.keep(article, "撤销更正区划", user, reason=correction.reason)
        done += 1
    correction.undone_by, correction.undone_at = user, timezone.now()
    correction.save(update_fields=["undone_by", "undone_at"])
    record(user, correction, f"撤销：{correction.words}")
    return done
