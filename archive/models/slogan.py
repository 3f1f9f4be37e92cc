"""Slogans (提法) and where they are used."""

from __future__ import annotations

import json
from functools import lru_cache

from django.db import models
from django.db.models.functions import Cast

from archive.text.slogans import Lexicon

Forms = tuple[str, str]
"""The canonical form of a slogan, and its variants as JSON."""


class SloganQuerySet(models.QuerySet["Slogan"]):
    def in_use(self) -> SloganQuerySet:
        """The slogans that are sought in texts."""
        return self.filter(is_retired=False)

    def lexicon(self) -> Lexicon:
        """The forms of the slogans in use, ready for matching.

        Built once for each state of the table: the rows themselves are the cache's key, so that every
        process sees a change at once.
        """
        return _lexicon(self.forms())

    def forms(self) -> tuple[Forms, ...]:
        """What a lexicon is made of; asked for with every article, so the variants stay the JSON that they are kept as."""
        rows = self.in_use().order_by("pk").values_list("canonical", Cast("variants", models.TextField()))
        return tuple(rows)


@lru_cache(maxsize=4)
def _lexicon(forms: tuple[Forms, ...]) -> Lexicon:
    return Lexicon.of((canonical, json.loads(variants)) for canonical, variants in forms)


class Slogan(models.Model):
    """A slogan with its other forms. One that is wanted no more is retired, never removed: who comes later sees what it was."""

    canonical = models.CharField("标准提法", max_length=60, unique=True)
    variants = models.JSONField("异体", default=list, blank=True, help_text="同一提法的其他写法")
    family = models.CharField("族", max_length=60, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name="后继提法"
    )
    first_official_use = models.CharField(
        "首次正式使用", max_length=200, blank=True, help_text="日期（EDTF）与场合"
    )
    is_retired = models.BooleanField("停用", default=False, help_text="不再标记和统计；随时可以重新启用")

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
