"""Versions of an article: kept when it changes, and put back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive.models import Article, Correction, Proposal, Version
from archive.pipeline.journal import checked_reason, record
from archive.pipeline.publish import hold, publish
from archive.pipeline.state import put, rows_of, state_of

AS_READ = "读出"
REREAD = "按新规则重读"
UNNAMED = "其他改动"


def begin(article: Article) -> None:
    """Keep how an article stands before a change, unless its last version says so already."""
    last = article.versions.first()
    version = keep_state(article, UNNAMED if last else AS_READ)
    if version and last is None:
        Version.objects.filter(pk=version.pk).update(made_at=article.created_at)


def keep(
    article: Article,
    act: str,
    user: User | None = None,
    *,
    reason: str = "",
    correction: Correction | None = None,
) -> Version | None:
    """Keep how a person left an article; None if nothing changed since its last version.

    Who decided over a value that stayed the same is no change. What a new reading proposed was proposed of another
    state: the worker reads the original again.
    """
    version = keep_state(article, act, user, reason=reason, correction=correction)
    waiting = article.proposals.filter(outcome=Proposal.Outcome.WAITING)
    if version and waiting.delete()[0]:
        Article.objects.filter(pk=article.pk).update(reread=True)
    return version


def keep_state(
    article: Article,
    act: str,
    user: User | None = None,
    *,
    reason: str = "",
    correction: Correction | None = None,
) -> Version | None:
    """Like `keep`, but let proposals stand."""
    stored = Article.objects.select_related("source").get(pk=article.pk)
    state = state_of(rows_of(stored))
    last = article.versions.first()
    if last and last.decoded is None and _words(last.state) == _words(state):
        return None
    return Version.objects.create(
        article=article, number=last.number + 1 if last else 1, act=act, reason=reason, made_by=user,
        correction=correction, state=state,
    )  # fmt: skip


def _words(state: dict[str, object]) -> dict[str, object]:
    return {part: value for part, value in state.items() if part != "findings"}


@transaction.atomic
def put_back(version: Version, reason: str, user: User) -> Article:
    """Make an article what it was in a version; that is a version again, so it can be put back too.

    Raises StatusError without a reason.
    """
    reason = checked_reason(reason, "请写明恢复这一版的理由。")
    article = version.article
    hold(article)
    begin(article)
    put(article, version.state, decoded=version.decoded)
    act = f"恢复到第 {version.number} 版"
    record(user, article, f"{act}：{reason}")
    settle(article, user)
    keep(article, act, user, reason=reason)
    return article


def settle(article: Article, user: User | None) -> None:
    """Bring what depends on a changed article up to date; the search is told if it is public."""
    if article.status == Article.Status.PUBLISHED:
        publish(article, user)
