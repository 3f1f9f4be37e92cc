"""Take an article from its readers, with a reason; and give it back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive.errors import StatusError
from archive.models import Article
from archive.pipeline.journal import checked_reason, record
from archive.pipeline.publish import hold, publish
from archive.signals import articles_changed


@transaction.atomic
def withdraw(article: Article, reason: str, user: User | None = None) -> Article:
    """Withdraw a published article: its address then answers 410 with the reason.

    Raises StatusError without a reason, or if the article is not published.
    """
    reason = checked_reason(reason, "请写明撤下的理由，读者会看到它。")
    if hold(article) != Article.Status.PUBLISHED:
        raise StatusError("只有已发布的文章可以撤下。")
    article.status, article.withdrawn_reason = Article.Status.WITHDRAWN, reason
    article.save(update_fields=["status", "withdrawn_reason", "updated_at"])
    articles_changed.send(sender=Article, article_ids=[article.pk])
    record(user, article, f"撤下：{reason}")
    return article


@transaction.atomic
def restore(article: Article, reason: str, user: User | None = None) -> Article:
    """Publish a withdrawn article again; what it was withdrawn for goes.

    Raises StatusError without a reason, or if the article is not withdrawn.
    """
    reason = checked_reason(reason, "请写明重新发布的理由，它会留在操作记录里。")
    if hold(article) != Article.Status.WITHDRAWN:
        raise StatusError("只有已撤下的文章可以重新发布。")
    article.status, article.withdrawn_reason = Article.Status.PUBLISHED, ""
    article.save(update_fields=["status", "withdrawn_reason"])
    record(user, article, f"重新发布：{reason}")
    return publish(article)
