"""The tables of the search: what waits for the worker, and what an index is known by."""

from django.db import models


class Outbox(models.Model):
    """An article whose index entry is out of date; written in the transaction that changed it.

    The worker looks at the article's state when it gets there, so one kind of row is enough: published
    means index, anything else means remove. Replaying a row is harmless.
    """

    article_id = models.BigIntegerField("文章")
    created_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "待索引"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"article {self.article_id}"


class ArchiveMark(models.Model):
    """One row: which archive this database is, and the last row that left the outbox for an index."""

    archive = models.CharField("档案", max_length=32)
    through = models.BigIntegerField("已索引到", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "索引标记"

    def __str__(self) -> str:
        return f"{self.archive} {self.through}"
