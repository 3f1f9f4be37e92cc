"""One correction of many rows at a time, with what is needed to take it back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from archive.models.person import Person


class Correction(models.Model):
    """Two people made one, one made two, or a division corrected in many articles.

    Of people `moved` lists the appearances that went from `former` to `latter`; the articles of a corrected
    division have a version each.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", "合并人物"
        SPLIT = "split", "拆分人物"
        DIVISION = "division", "更正区划"

    kind = models.CharField("种类", max_length=10, choices=Kind)
    words = models.CharField("内容", max_length=300)
    reason = models.CharField("理由", max_length=500)
    former = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", verbose_name="原属人物")
    latter = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", verbose_name="改属人物")
    moved = models.JSONField(default=list, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="谁"
    )
    made_at = models.DateTimeField("何时", auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="撤销者"
    )
    undone_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量更正"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("admin:archive_correction_change", args=[self.pk])
