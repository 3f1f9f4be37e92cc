"""Versions of an article, and what its original would say by the rules of today."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from archive.models.article import Article
from archive.models.correction import Correction


class PlainEncoder(DjangoJSONEncoder):
    """JSON in which Chinese stays Chinese: half the size of escapes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class Version(models.Model):
    """An article as it stood after a change; version 1 is how it stood before the first.

    `state` is what `archive.pipeline.state` takes and puts back. `decoded` is filled only where the original was
    decoded otherwise than it is now: all places of a state refer to it.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions", verbose_name="文章")
    number = models.PositiveIntegerField("版本")
    act = models.CharField("做了什么", max_length=100)
    reason = models.CharField("理由", max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="谁"
    )
    made_at = models.DateTimeField("何时", auto_now_add=True)
    correction = models.ForeignKey(
        Correction, models.SET_NULL, null=True, blank=True, related_name="versions", verbose_name="批量更正"
    )
    state = models.JSONField("内容", encoder=PlainEncoder)
    decoded = models.TextField("当时的解码文本", null=True)  # noqa: DJ001  none: as the article's own

    class Meta:
        verbose_name = verbose_name_plural = "版本"
        ordering = ["article", "-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"第 {self.number} 版"


class Proposal(models.Model):
    """A part of an article that today's rules read otherwise; it waits until a person takes or refuses it.

    `state` holds that part only. What was decided is kept, so that the same is not proposed again.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "待决定"
        TAKEN = "taken", "已采纳"
        REFUSED = "refused", "未采纳"

    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals", verbose_name="文章")
    part = models.CharField("部分", max_length=20)
    state = models.JSONField("内容", encoder=PlainEncoder)
    outcome = models.CharField("结果", max_length=10, choices=Outcome, default=Outcome.WAITING, db_index=True)
    made_at = models.DateTimeField("提出时间", auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="决定者",
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "重读提议"
        ordering = ["article", "pk"]

    def __str__(self) -> str:
        return self.part
