"""Put articles before their readers: settle who their people are, record their slogans, tell the search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Article, Statement, Upload
from archive.pipeline.journal import record_all
from archive.pipeline.people import settle_people
from archive.pipeline.slogans import record_occurrences
from archive.signals import articles_changed


def publish(article: Article, user: User | None = None) -> Article:
    """Publish a draft, or bring a published article's people, slogans and index entry up to date.

    Raises StatusError for a withdrawn article: that is `restore`.
    """
    publish_all([article], user)
    return article


@transaction.atomic
def publish_all(articles: Sequence[Article], user: User | None = None) -> None:
    """Publish articles together, all or none of them, in as many queries as one takes."""
    hold_all(articles)
    if any(article.status == Article.Status.WITHDRAWN for article in articles):
        raise StatusError("这篇文章已撤下，请用“重新发布”。")
    for article in articles:
        if article.genre == Article.Genre.TEMPLATE:
            count_for_no_division(article)
    settle_people(articles)
    keys = [article.pk for article in articles]
    record_occurrences(Statement.objects.filter(article__in=keys))
    # Whoever publishes what was set aside wants it after all.
    Upload.objects.filter(article__in=keys, state=Upload.State.UNDONE).update(state=Upload.State.PREPARED)
    fresh = [article for article in articles if article.status == Article.Status.DRAFT]
    _set_public(articles)
    articles_changed.send(sender=Article, article_ids=keys)
    record_all(user, fresh, "发布")
    record_all(user, [article for article in articles if article not in fresh], "更新已发布的文章")


def _set_public(articles: Sequence[Article]) -> None:
    now = timezone.now()
    for article in articles:
        article.status, article.to_publish, article.updated_at = Article.Status.PUBLISHED, False, now
        article.first_published_at = article.first_published_at or now
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(
        status=Article.Status.PUBLISHED, to_publish=False, updated_at=now,
        first_published_at=Coalesce("first_published_at", now),
    )  # fmt: skip


def hold(article: Article) -> str:
    """Keep others from the article until the transaction ends; return the status it has by now."""
    hold_all([article])
    return article.status


def hold_all(articles: Iterable[Article]) -> None:
    """Keep others from the articles until the transaction ends, and learn their status of now.

    Whoever acts may have read them long before: what others wrote meanwhile is not written over.
    """
    held = Article.objects.select_for_update().only("status", "first_published_at").order_by("pk")
    by_key = held.in_bulk([article.pk for article in articles])
    for article in articles:
        now = by_key[article.pk]
        article.status, article.first_published_at = now.status, now.first_published_at


def count_for_no_division(article: Article) -> None:
    """A template speaks for nobody, whatever place its text names."""
    article.county = None
    article.save(update_fields=["county"])
    article.divisions.clear()
    article.statements.update(division=None)
