"""From a change in the archive to a row for the worker, in the same transaction."""

from django.dispatch import receiver

from archive.signals import articles_changed
from search.models import Outbox


@receiver(articles_changed, dispatch_uid="search.keeping.outbox")
def enqueue(*, article_ids: list[int], **_: object) -> None:
    Outbox.objects.bulk_create(Outbox(article_id=article_id) for article_id in article_ids)
