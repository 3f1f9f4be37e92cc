"""Take an article from its readers, with a reason; and give it back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive.errors import StatusError
from archive.models import Article
from archive.pipeline.journal import record
from archive.pipeline.publish import hold, publish
from archive.signals import articles_changed

REASON_SIZE = 500


@transaction.atomic
def withdraw(article: Article, reason: str, user: User | None = None) -> Article:
    """Withdraw a published article: its address then answers 410 with the reason.

    Raises StatusError without a reason, or if the article is not published.
    """
    reason = reason.strip()
    if not reason:
        raise StatusError("请写明撤下的理由，读者会看到它。")
    if len(reason) > REASON_SIZE:
        raise StatusError(f"撤下的理由请写在 {REASON_SIZE} 字以内。")
    if hold(article) != Article.Status.PUBLISHED:
        raise StatusError("只有已发布的文章可以撤下。")
    article.status, article.withdrawn_reason = Article.Status.WITHDRAWN, reason
    article.save(update_fields=["status", "withdrawn_reason", "updated_at"])
    articles_changed.send(sender=Article, article_ids=[article.pk])
    record(user, article, f"撤下：{reason}")
    return article


@transaction.atomic
def restore(article: Article, user: User | None = None) -> Article:
    """Publish a withdrawn article again; its reason goes. Raises StatusError if it is not withdrawn."""
    if hold(article) != Article.Status.WITHDRAWN:
        raise StatusError("只有已撤下的文章可以重新发布。")
    article.status, article.withdrawn_reason = Article.Status.PUBLISHED, ""
    article.save(update_fields=["status", "withdrawn_reason"])
    record(user, article, "重新发布")
    return publish(article)
