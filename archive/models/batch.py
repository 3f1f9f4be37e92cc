"""What was handed in at one time, and what became of each thing in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse


class Batch(models.Model):
    """Files handed in together: looked at first, then confirmed at once; a whole batch can be undone."""

    class State(models.TextChoices):
        MAPPING = "mapping", "待对应各栏"
        OPEN = "open", "待确认"
        CONFIRMED = "confirmed", "已确认"
        UNDONE = "undone", "已撤销"

    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="上传者"
    )
    made_at = models.DateTimeField("上传时间", auto_now_add=True)
    sheet_sha256 = models.CharField("表格", max_length=64, blank=True, editable=False)
    sheet_name = models.CharField("表格文件名", max_length=255, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "上传批次"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"第 {self.pk} 批"

    def get_absolute_url(self) -> str:
        return reverse("admin:archive_batch_change", args=[self.pk])

    def hold(self) -> str:
        """Keep others from the batch until the transaction ends; return the state it has by now."""
        self.state = Batch.objects.select_for_update().values_list("state", flat=True).get(pk=self.pk)
        return self.state

    def settle(self, state: str) -> None:
        self.state = state
        self.save(update_fields=["state"])


class Arrival(models.Model):
    """One thing handed in: new, known by its bytes, or refused. `upload` is the one it made or the one that was there."""

    class Outcome(models.TextChoices):
        NEW = "new", "新收"
        KNOWN = "known", "已在库中"
        REFUSED = "refused", "未收"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="arrivals", verbose_name="批次")
    position = models.PositiveIntegerField("次序")
    name = models.CharField("原文件名", max_length=255)
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    error = models.CharField("原因", max_length=500, blank=True)
    upload = models.ForeignKey(
        "archive.Upload", models.SET_NULL, null=True, blank=True, related_name="arrivals", verbose_name="上传"
    )
    wanted = models.BooleanField("收入", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "批次中的文件"
        ordering = ["batch", "position"]

    def __str__(self) -> str:
        return self.name
