"""Bring the table of divisions in line with a list of units, in one transaction, keeping what articles refer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ManyToOneRel
from django.utils import timezone

from archive.models import Division
from archive.pipeline.division_paths import telling_of_moved
from archive.text.places.gazetteer import Unit

BATCH = 1000
UPWARDS = (Division.Level.COUNTY, Division.Level.PREFECTURE, Division.Level.PROVINCE)
FIELDS = ("adcode", "name", "level", "type", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were added, changed, left alone, removed, and kept only because something refers to them."""

    added: int
    changed: int
    unchanged: int
    removed: int
    kept: int


@transaction.atomic
def load_divisions(units: Sequence[Unit]) -> Loaded:
    """Make the table hold these units; rows that stay the same unit keep their primary keys.

    A row of the same code and name whose first year was corrected is the same unit. A row that is in no unit any
    more is removed, unless an article or a person refers to it, or to a row below it. The search is told of the
    public articles that are counted under other units now.
    """
    with telling_of_moved():
        return _load(units)


def _load(units: Sequence[Unit]) -> Loaded:
    rows, leftover = _matched(units)
    added = _add([unit for unit in units if unit.key not in rows], rows)
    changed = _update(units, rows) | _link(units, rows)
    Division.objects.filter(pk__in=changed).update(changed_at=timezone.now())
    removed = _remove(leftover)
    return Loaded(
        added=len(added),
        changed=len(changed),
        unchanged=len(units) - len(added) - len(changed),
        removed=removed,
        kept=len(leftover) - removed,
    )


def _matched(units: Sequence[Unit]) -> tuple[dict[str, Division], list[Division]]:
    """Return the row of each unit that has one, by key, and the rows that are left over."""
    stored = {row.key: row for row in Division.objects.all()}
    rows = {unit.key: stored.pop(unit.key) for unit in units if unit.key in stored}
    by_name = {(row.adcode, row.name): row for row in stored.values()}
    for unit in units:
        if unit.key not in rows and (unit.adcode, unit.name) in by_name:
            row = by_name.pop((unit.adcode, unit.name))
            rows[unit.key] = row
            del stored[row.key]
    return rows, list(stored.values())


def _add(units: Sequence[Unit], rows: dict[str, Division]) -> list[Division]:
    """Insert units and enter their rows, from the provinces down: a parent's row must exist before its children's."""
    added: list[Division] = []
    for level in reversed(UPWARDS):
        new = [Division(**_values(unit, rows)) for unit in units if unit.level == level]
        added += Division.objects.bulk_create(new, BATCH)
        rows |= {row.key: row for row in new}
    return added


def _values(unit: Unit, rows: dict[str, Division]) -> dict[str, object]:
    parent_id = rows[unit.parent].pk if unit.parent else None
    return {**{name: getattr(unit, name) for name in FIELDS}, "parent_id": parent_id}


def _update(units: Iterable[Unit], rows: dict[str, Division]) -> set[int]:
    """Write the fields and parents that differ; return the primary keys of the rows that changed."""
    differing = []
    for unit in units:
        row, wanted = rows[unit.key], _values(unit, rows)
        if any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            differing.append(row)
    Division.objects.bulk_update(differing, [*FIELDS, "parent"], BATCH // 2)
    return {row.pk for row in differing}


def _link(units: Iterable[Unit], rows: dict[str, Division]) -> set[int]:
    """Write the successors, in their order; return the primary keys of the old rows whose successors changed."""
    links = Division.successors.through
    stored: dict[int, list[int]] = {}
    for link in links.objects.order_by("pk"):
        stored.setdefault(link.from_division_id, []).append(link.to_division_id)
    wanted = {rows[unit.key].pk: [rows[key].pk for key in unit.successors] for unit in units}
    differing = {pk for pk, targets in wanted.items() if targets != stored.get(pk, [])}
    had_some = {pk for pk in differing if pk in stored}
    for batch in _batches(sorted(had_some)):
        links.objects.filter(from_division_id__in=batch).delete()
    links.objects.bulk_create(
        [links(from_division_id=pk, to_division_id=to) for pk in sorted(differing) for to in wanted[pk]],
        BATCH,
    )
    return had_some


def _remove(leftover: Sequence[Division]) -> int:
    """Delete the rows that nothing refers to and that are above no row that stays; return how many."""
    kept = _referenced()
    for level in UPWARDS:
        stay = (row for row in leftover if row.level == level and row.pk in kept)
        kept |= {row.parent_id for row in stay if row.parent_id}
    doomed = [row.pk for row in leftover if row.pk not in kept]
    for level in UPWARDS:
        for batch in _batches(doomed):
            Division.objects.filter(pk__in=batch, level=level).delete()
    return len(doomed)


def _referenced() -> set[int]:
    """Return the primary keys that other tables refer to; hidden relations and join tables count too."""
    used: set[int] = set()
    own = (Division, Division.successors.through)
    for relation in Division._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model not in own:
            rows = relation.related_model._base_manager.values_list(relation.field.attname, flat=True)
            used |= {pk for pk in rows.distinct() if pk is not None}
    return used


def _batches(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
