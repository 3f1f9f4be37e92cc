"""Publish many articles: marked together, then done in pieces, each whole or not at all, by the request and the worker."""

from __future__ import annotations

import logging
from time import monotonic

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet

from archive.models import Article, Upload
from archive.outage import is_outage
from archive.pipeline.publish import publish_all
from archive.pipeline.withdraw import restore_all

logger = logging.getLogger(__name__)

PIECE = 20
"""So many are published in one transaction: others wait for it no longer than a tenth of a second."""
AT_ONCE_SECONDS = 1.0
"""Somebody who asked waits so long; the worker does the rest."""
BROUGHT_BACK = "整批上传已恢复"


def ask(articles: QuerySet[Article], user: User | None) -> None:
    """Have drafts published, and withdrawn articles given back, by whoever comes first."""
    wanted = Article.objects.filter(pk__in=articles.order_by().values("pk"))
    wanted.update(to_publish=True, asked_by=user)


def publish_at_once(user: User | None) -> int:
    """Publish what a user asked for as far as somebody waits for it; return how many. The worker does the rest."""
    done, began = 0, monotonic()
    while monotonic() - began < AT_ONCE_SECONDS and (count := publish_asked(asked().filter(asked_by=user))):
        done += count
    return done


def asked() -> QuerySet[Article]:
    """Return the articles that wait to be published, whoever asked, oldest first."""
    waiting = Article.objects.filter(to_publish=True).exclude(status=Article.Status.PUBLISHED)
    return waiting.exclude(upload__state=Upload.State.UNDONE).order_by("pk")


def publish_asked(waiting: QuerySet[Article] | None = None, *, limit: int = PIECE) -> int:
    """Publish one piece of what waits; return how many were taken up.

    A fault of ours is logged and takes the article that has it out of the queue: it stays what it was.
    """
    waiting = asked() if waiting is None else waiting
    try:
        # Most of the time nothing does, and a transaction keeps others from writing.
        return _publish(waiting, limit) if waiting.exists() else 0
    except Exception as error:
        if is_outage(error):
            raise
        if limit > 1:
            return sum(publish_asked(waiting, limit=1) for _ in range(limit))
        logger.exception("publishing")
        return Article.objects.filter(pk__in=waiting.values("pk")[:1]).update(to_publish=False)


@transaction.atomic
def _publish(waiting: QuerySet[Article], limit: int) -> int:
    """Publish the oldest that nobody else is at, those of one asker."""
    skip = connection.features.has_select_for_update_skip_locked
    rows = waiting.select_for_update(skip_locked=skip, of=("self",) if skip else ())
    piece = list(rows.select_related("asked_by").defer("decoded")[:limit])
    piece = [article for article in piece if article.asked_by_id == piece[0].asked_by_id]
    drafts = [article for article in piece if article.status == Article.Status.DRAFT]
    withdrawn = [article for article in piece if article.status == Article.Status.WITHDRAWN]
    if drafts:
        publish_all(drafts, drafts[0].asked_by)
    if withdrawn:
        restore_all(withdrawn, BROUGHT_BACK, withdrawn[0].asked_by)
    return len(piece)
