"""What was handed in and is still being taken in."""

from uuid import uuid4

from django.db import models

from archive.models.batch import Batch


class Parcel(models.Model):
    """A container, a mapped spreadsheet or a heap of files of a batch, which comes in piece by piece; then it is no more.

    Its bytes stand in `archive.incoming` under `key`. `opened` files of it, in its own order, are in the archive.
    Of a spreadsheet `columns` says which column holds what.
    """

    class Kind(models.TextChoices):
        """What it is, and how its taking in is called."""

        CONTAINER = "container", "解开"
        SHEET = "sheet", "读入"
        FILES = "files", "收入"

    key = models.UUIDField(primary_key=True, default=uuid4)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="parcels", verbose_name="批次")
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.CONTAINER)
    columns = models.JSONField("各栏", default=dict, blank=True)
    name = models.CharField("原文件名", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    url = models.URLField("网址", max_length=1000, blank=True)
    opened = models.PositiveIntegerField("已收件数", default=0)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    made_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "待收入的文件"
        ordering = ["made_at", "key"]

    def __str__(self) -> str:
        return self.name
