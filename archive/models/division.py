"""Administrative divisions: a row per unit and period of validity (GB/T 2260)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import connections, models
from django.db.models import Q
from django.utils import timezone

from archive.text.places.gazetteer import Gazetteer, Unit


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The table as last read: its stamp, its gazetteer, the primary key of each unit."""

    stamp: tuple[object, ...]
    gazetteer: Gazetteer
    primary_keys: dict[str, int]


class Holders(NamedTuple):
    """Who bears a code: today's unit, the former ones (latest first), where an abolished code leads."""

    current: Division | None
    former: list[Division]
    redirect: Division | None


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


class DivisionManager(models.Manager.from_queryset(DivisionQuerySet)):  # type: ignore[misc]
    """All divisions, and the gazetteer built from them."""

    def gazetteer(self) -> Gazetteer:
        """The gazetteer of the table; built again only after the table changed."""
        return self._snapshot().gazetteer

    def unit_keys(self) -> dict[int, str]:
        """The key of each row's unit in the gazetteer, by primary key."""
        return {pk: key for key, pk in self._snapshot().primary_keys.items()}

    def get_unit(self, unit: Unit) -> Division:
        """The row of a unit of the gazetteer."""
        row: Division = self.get(pk=self._snapshot().primary_keys[unit.key])
        return row

    def for_code(self, adcode: str) -> Holders:
        """Today's holder of a code, the former ones, and the target of a redirect if the code is abolished."""
        rows = sorted(
            self.filter(adcode=adcode),
            key=lambda row: (row.valid_to or date.max, row.valid_from or date.min),
            reverse=True,
        )
        current = next((row for row in rows if row.is_current), None)
        former = [row for row in rows if row != current]
        redirect = former[0].today if former and not current else None
        return Holders(current, former, redirect)

    def of_today(self, adcode: str) -> Division | None:
        """The unit of today that bears a code or carries its last bearer on; None if there is none."""
        holders = self.for_code(adcode)
        unit = holders.current or holders.redirect
        return unit if unit and unit.is_current else None

    _last: Snapshot | None = None

    def _snapshot(self) -> Snapshot:
        stamp = self.stamp()
        if self._last is None or self._last.stamp != stamp:
            self._last = self._read(stamp)
        return self._last

    def stamp(self) -> tuple[object, ...]:
        """What is other once the table or its links changed. One query, each number from an index: every page asks for it."""
        rows, links = Division._meta.db_table, Division.successors.through._meta.db_table
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                f"SELECT (SELECT COUNT(*) FROM {rows}), (SELECT MAX(changed_at) FROM {rows}),"
                f" (SELECT COUNT(*) FROM {links}), (SELECT MAX(id) FROM {links})"
            )
            stamp: tuple[object, ...] = tuple(cursor.fetchone())
        return stamp

    def _read(self, stamp: tuple[object, ...]) -> Snapshot:
        rows = {row.pk: row for row in self.all()}
        successors: dict[int, list[str]] = {}
        for link in Division.successors.through.objects.order_by("pk"):
            successors.setdefault(link.from_division_id, []).append(rows[link.to_division_id].key)
        units = [
            row.unit(rows.get(row.parent_id), tuple(successors.get(row.pk, ()))) for row in rows.values()
        ]
        return Snapshot(stamp, Gazetteer.of(units), {row.key: row.pk for row in rows.values()})


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
    # Ordered: the first one stored is the unit that carries this one on.
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name="后继"
    )
    # The gazetteer in memory is out of date when this moves.
    changed_at = models.DateTimeField("修改时间", default=timezone.now, editable=False, db_index=True)

    objects = DivisionManager()

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["adcode", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["adcode", "name", "valid_from"], name="one_row_a_period")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.changed_at = timezone.now()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "changed_at"}  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return f"/divisions/{self.adcode}/"

    def clean(self) -> None:
        """A unit stands below one of a higher level, so that no way up leads in a circle."""
        wrong = {}
        if not (self.adcode.isascii() and self.adcode.isdigit() and len(self.adcode) == 6):
            wrong["adcode"] = "区划代码是六位数字，如 620523。"
        if self.parent and LEVELS.index(self.parent.level) >= LEVELS.index(self.level):
            wrong["parent"] = "上级的级别要更高：县级属于地级或省级，地级属于省级。"
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            wrong["valid_to"] = "停用要晚于启用。"
        if wrong:
            raise ValidationError(wrong)

    @property
    def key(self) -> str:
        """The key of the unit in the gazetteer."""
        return self.key_of(self.adcode, self.name, self.valid_from)

    @staticmethod
    def key_of(adcode: str, name: str, valid_from: date | None) -> str:
        """The key of a unit from these columns."""
        return f"{adcode}:{name}:{valid_from.year if valid_from else ''}"

    @property
    def is_current(self) -> bool:
        return self.valid_to is None

    @property
    def years(self) -> str:
        """The years of validity for a reader: 1985–2013, 1981 年以前–2013, 2013–今; both ends years in which it existed."""
        first = str(self.valid_from.year) if self.valid_from else "1981 年以前"
        last = str(self.valid_to.year - 1) if self.valid_to else "今"
        return first if first == last else f"{first}–{last}"

    def unit(self, parent: Division | None, successors: tuple[str, ...]) -> Unit:
        """The row as a unit of a gazetteer."""
        return Unit(
            key=self.key,
            adcode=self.adcode,
            name=self.name,
            level=self.level,
            type=self.type,
            parent=parent.key if parent else None,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            successors=successors,
        )

    @property
    def today(self) -> Division:
        """The unit that exists today and carries this one on: itself, its successor, or its parent's."""
        if self.is_current:
            return self
        gazetteer = Division.objects.gazetteer()
        return Division.objects.get_unit(gazetteer.today(gazetteer.by_key[self.key]))

    @property
    def children_today(self) -> DivisionQuerySet:
        """The units that are directly below today."""
        below: DivisionQuerySet = self.children.current().order_by("adcode")
        return below


# From the highest down.
LEVELS = list(Division.Level.values)
