"""Remove a withdrawn article for good, with its original and the spreadsheet it stood in: the one act that cannot be undone."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive import originals
from archive.errors import StatusError
from archive.models import Article, Batch, Upload
from archive.pipeline.journal import checked_reason, record
from archive.pipeline.publish import hold
from archive.signals import articles_changed


def purge(article: Article, reason: str, user: User) -> None:
    """Remove the article, its upload and the bytes in which it stood; what remains is the entry in the log.

    Raises StatusError without a reason, if the article is not withdrawn, or if the user is no superuser.
    """
    if not user.is_superuser:
        raise StatusError("只有超级管理员可以彻底删除。")
    reason = checked_reason(reason, "请写明彻底删除的理由，它会留在操作记录里。")
    with transaction.atomic():
        if hold(article) != Article.Status.WITHDRAWN:
            raise StatusError("只有已撤下的文章可以彻底删除；请先撤下。")
        upload = article.upload
        batches = _batches_of(upload)
        gone = {upload.sha256: f"原件 {upload.name}"}
        gone |= {batch.sheet_sha256: f"{batch}的表格 {batch.sheet_name}" for batch in batches}
        named = "；".join(f"{name}，SHA-256 {sha256}" for sha256, name in gone.items())
        record(user, article, f"彻底删除：{reason}（{named}）", gone=True)
        articles_changed.send(sender=Article, article_ids=[article.pk])
        article.delete()
        Upload.objects.filter(pk=upload.pk).delete()
        Batch.objects.filter(pk__in=[batch.pk for batch in batches]).update(sheet_sha256="")
    # After the rows: bytes without a row are harmless, a row without its bytes is not.
    for sha256 in gone:
        if not _is_named(sha256):
            originals.discard(sha256)


def _batches_of(upload: Upload) -> list[Batch]:
    """Return the batches in whose spreadsheets these bytes were a row, unless they are kept as a reprint besides."""
    if Upload.objects.filter(sha256=upload.sha256).exclude(pk=upload.pk).exists():
        return []
    return list(Batch.objects.filter(arrivals__upload=upload).exclude(sheet_sha256="").distinct())


def _is_named(sha256: str) -> bool:
    return Upload.objects.filter(sha256=sha256).exists() or Batch.objects.filter(sheet_sha256=sha256).exists()
