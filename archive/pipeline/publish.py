"""Put an article before its readers: settle who its people are, record its slogans, tell the search."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Article, Upload
from archive.pipeline.journal import record
from archive.pipeline.people import settle_people
from archive.pipeline.slogans import record_occurrences
from archive.signals import articles_changed


@transaction.atomic
def publish(article: Article, user: User | None = None) -> Article:
    """Publish a draft, or bring a published article's people, slogans and index entry up to date.

    Raises StatusError for a withdrawn article: that is `restore`.
    """
    if hold(article) == Article.Status.WITHDRAWN:
        raise StatusError("这篇文章已撤下，请用“重新发布”。")
    if article.genre == Article.Genre.TEMPLATE:
        count_for_no_division(article)
    settle_people(article)
    record_occurrences(article.statements.all())
    # Whoever publishes what was set aside wants it after all.
    Upload.objects.filter(pk=article.upload_id, state=Upload.State.UNDONE).update(state=Upload.State.PREPARED)
    is_new = article.status == Article.Status.DRAFT
    article.status = Article.Status.PUBLISHED
    article.first_published_at = article.first_published_at or timezone.now()
    article.save(update_fields=["status", "first_published_at", "updated_at"])
    articles_changed.send(sender=Article, article_ids=[article.pk])
    record(user, article, "发布" if is_new else "更新已发布的文章")
    return article


def hold(article: Article) -> str:
    """Keep others from the article until the transaction ends; return the status it has by now.

    Whoever acts may have read it long before: what others wrote meanwhile is not written over.
    """
    now = Article.objects.select_for_update().only("status", "first_published_at").get(pk=article.pk)
    article.status, article.first_published_at = now.status, now.first_published_at
    return article.status


def count_for_no_division(article: Article) -> None:
    """A template speaks for nobody, whatever place its text names."""
    article.county = None
    article.save(update_fields=["county"])
    article.divisions.clear()
    article.statements.update(division=None)
