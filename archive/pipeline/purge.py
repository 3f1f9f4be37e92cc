"""Remove a withdrawn article for good, with its original: the one act that cannot be undone."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive import originals
from archive.errors import StatusError
from archive.models import Article, Upload
from archive.pipeline.journal import checked_reason, record
from archive.pipeline.publish import hold
from archive.signals import articles_changed


def purge(article: Article, reason: str, user: User) -> None:
    """Remove the article, its upload and the original bytes; what remains is the entry in the log.

    Raises StatusError without a reason, if the article is not withdrawn, or if the user is no superuser.
    """
    if not user.is_superuser:
        raise StatusError("只有超级管理员可以彻底删除。")
    reason = checked_reason(reason, "请写明彻底删除的理由，它会留在操作记录里。")
    with transaction.atomic():
        if hold(article) != Article.Status.WITHDRAWN:
            raise StatusError("只有已撤下的文章可以彻底删除；请先撤下。")
        upload = article.upload
        record(user, article, f"彻底删除：{reason}（原件 {upload.name}，SHA-256 {upload.sha256}）", gone=True)
        articles_changed.send(sender=Article, article_ids=[article.pk])
        article.delete()
        Upload.objects.filter(pk=upload.pk).delete()
    # After the rows: bytes without a row are harmless, a row without its bytes is not.
    if not Upload.objects.filter(sha256=upload.sha256).exists():  # kept as a reprint besides
        originals.discard(upload.sha256)
