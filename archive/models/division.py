"""Administrative divisions: a row per unit and period of validity (GB/T 2260)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class DivisionQuerySet(models.QuerySet["Division"]):
    def valid_on(self, day: date) -> DivisionQuerySet:
        """The units that existed on a day."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        )

    def current(self) -> DivisionQuerySet:
        """The units that exist as far as the table knows."""
        return self.filter(valid_to__isnull=True)


class Division(models.Model):
    """One unit under one name and one code. A renamed or recoded unit is another row, its successor."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省级"
        PREFECTURE = "prefecture", "地级"
        COUNTY = "county", "县级"

    adcode = models.CharField("区划代码", max_length=6, db_index=True)
    name = models.CharField("名称", max_length=40, db_index=True)
    level = models.CharField("级别", max_length=10, choices=Level)
    type = models.CharField("类型", max_length=10, help_text="县、县级市、市辖区、自治县、旗 …")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    valid_from = models.DateField("启用", null=True, blank=True, help_text="含当日；空＝1981 年以前")
    valid_to = models.DateField("停用", null=True, blank=True, help_text="不含当日；空＝在用")
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name="后继"
    )

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["adcode", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["adcode", "name", "valid_from"], name="one_row_a_period")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/divisions/{self.adcode}/"
