"""Slogans (提法) and where they are used."""

from __future__ import annotations

from functools import lru_cache

from django.db import models

from archive.text.slogans import Lexicon


class SloganQuerySet(models.QuerySet["Slogan"]):
    def lexicon(self) -> Lexicon:
        """The forms of these slogans, ready for matching.

        Built once for each state of the table: the rows themselves are the cache's key, so that every
        process sees a change at once.
        """
        rows = self.order_by("pk").values_list("canonical", "variants")
        return _lexicon(tuple((canonical, tuple(variants)) for canonical, variants in rows))


@lru_cache(maxsize=4)
def _lexicon(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> Lexicon:
    return Lexicon.of(rows)


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

    objects = SloganQuerySet.as_manager()

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
