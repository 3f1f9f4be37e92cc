"""Take articles from their readers, with a reason; and give them back."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Article
from archive.pipeline.journal import checked_reason, record_all
from archive.pipeline.publish import hold_all, publish_all
from archive.signals import articles_changed


def withdraw(article: Article, reason: str, user: User | None = None) -> Article:
    """Withdraw a published article: its address then answers 410 with the reason.

    Raises StatusError without a reason, or if the article is not published.
    """
    withdraw_all([article], reason, user)
    return article


@transaction.atomic
def withdraw_all(articles: Sequence[Article], reason: str, user: User | None = None) -> None:
    """Withdraw published articles together, all or none of them."""
    reason = checked_reason(reason, "请写明撤下的理由，读者会看到它。")
    hold_all(articles)
    if any(article.status != Article.Status.PUBLISHED for article in articles):
        raise StatusError("只有已发布的文章可以撤下。")
    _set(articles, Article.Status.WITHDRAWN, reason)
    articles_changed.send(sender=Article, article_ids=[article.pk for article in articles])
    record_all(user, articles, f"撤下：{reason}")


def restore(article: Article, reason: str, user: User | None = None) -> Article:
    """Publish a withdrawn article again; what it was withdrawn for goes.

    Raises StatusError without a reason, or if the article is not withdrawn.
    """
    restore_all([article], reason, user)
    return article


@transaction.atomic
def restore_all(articles: Sequence[Article], reason: str, user: User | None = None) -> None:
    """Publish withdrawn articles again together, all or none of them."""
    reason = checked_reason(reason, "请写明重新发布的理由，它会留在操作记录里。")
    hold_all(articles)
    if any(article.status != Article.Status.WITHDRAWN for article in articles):
        raise StatusError("只有已撤下的文章可以重新发布。")
    _set(articles, Article.Status.PUBLISHED, "")
    record_all(user, articles, f"重新发布：{reason}")
    publish_all(articles)


def _set(articles: Sequence[Article], status: str, reason: str) -> None:
    now = timezone.now()
    for article in articles:
        article.status, article.withdrawn_reason, article.updated_at = status, reason, now
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(
        status=status, withdrawn_reason=reason, updated_at=now
    )
