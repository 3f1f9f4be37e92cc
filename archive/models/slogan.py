"""Slogans (提法) and where they are used."""

from django.db import models


class Slogan(models.Model):
    canonical = models.CharField("标准提法", max_length=60, unique=True)
    variants = models.JSONField("异体", default=list, blank=True, help_text="同一提法的其他写法")
    family = models.CharField("族", max_length=60, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name="后继提法"
    )
    first_official_use = models.CharField(
        "首次正式使用", max_length=200, blank=True, help_text="日期（EDTF）与场合"
    )

    class Meta:
        verbose_name = verbose_name_plural = "提法"
        ordering = ["canonical"]

    def __str__(self) -> str:
        return self.canonical


class Occurrence(models.Model):
    """One use of a slogan: `statement.text[start:end]`; the longest match only."""

    slogan = models.ForeignKey(Slogan, models.CASCADE, related_name="occurrences", verbose_name="提法")
    statement = models.ForeignKey(
        "archive.Statement", models.CASCADE, related_name="occurrences", verbose_name="陈述"
    )
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")

    class Meta:
        verbose_name = verbose_name_plural = "提法出现"
        ordering = ["statement", "start"]

    def __str__(self) -> str:
        return f"{self.slogan} @ {self.statement_id}:{self.start}"
