"""From a code read in a text, or words typed by an editor, to the row of the division meant at the time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from archive.errors import DivisionError
from archive.models import Division
from archive.text.edtf import Bounds
from archive.text.fold import fold

ANY_DAY = Bounds(None, None)
CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
BRACKETS = str.maketrans("", "", "（）() 　\t")
# How many candidates an error message names.
SHOWN = 4


class Places:
    """All that ever bore some codes, read at once: a text names the same few again and again."""

    def __init__(self, adcodes: Iterable[str | None]) -> None:
        self._holders: dict[str, list[Division]] = {}
        rows = Division.objects.filter(adcode__in={adcode for adcode in adcodes if adcode})
        for row in sorted(rows, key=_age):
            self._holders.setdefault(row.adcode, []).append(row)

    def of(self, adcode: str | None, *, words: str = "", when: Bounds = ANY_DAY) -> Division | None:
        """Return the holder of a code: the name as written decides, then the day, else the latest holder.

        None without a code, or for a code that the table does not know.
        """
        holders = self._holders.get(adcode or "", [])
        written = fold(words) if len(holders) > 1 else ""
        named = [holder for holder in holders if written and fold(holder.name) in written]
        holders = named or holders
        day = when.earliest or when.latest
        valid = [holder for holder in holders if day and _stood_on(holder, day)]
        return next(reversed(valid or holders), None)


def division_of(adcode: str | None, *, words: str = "", when: Bounds = ANY_DAY) -> Division | None:
    """Return the holder of one code, as `Places.of` does."""
    return Places([adcode]).of(adcode, words=words, when=when)


def _age(division: Division) -> date:
    return division.valid_from or date.min


def _stood_on(division: Division, day: date) -> bool:
    return (division.valid_from is None or division.valid_from <= day) and (
        division.valid_to is None or day < division.valid_to
    )


def label(division: Division) -> str:
    """Return the words under which `division_named` finds exactly this unit.

    >>> label(Division(name="甘谷县", adcode="620523"))
    '甘谷县（620523）'
    """
    return f"{division.name}（{division.adcode}）"


def division_named(words: str, *, when: Bounds = ANY_DAY) -> Division:
    """Return the unit that an editor's words name: a code, a name, a name after its superiors', or name and code.

    Raises DivisionError, which says what is missing, if they name none or several.
    """
    code = CODE.search(words)
    name = fold(CODE.sub("", words).translate(BRACKETS))
    if code:
        return _by_code(code[0], name, words, when)
    found = _latest_of_each(_by_name(name), when)
    if not found:
        raise DivisionError(f"没有叫“{words}”的区划；{_suggestion(name)}")
    if len(found) > 1:
        listed = "、".join(_full_label(division) for division in found[:SHOWN])
        raise DivisionError(f"叫“{words}”的区划有 {len(found)} 个，请写明代码：{listed}。")
    return found[0]


def _by_code(code: str, name: str, words: str, when: Bounds) -> Division:
    division = division_of(code, words=name, when=when)
    if division is None:
        raise DivisionError(f"没有代码是 {code} 的区划；请写六位代码或全名，如“甘谷县”。")
    if name and not name.endswith(fold(division.name)):
        raise DivisionError(f"“{words}”的名称与代码不符：{code} 是{division.name}。")
    return division


def _by_name(name: str) -> list[Division]:
    """Return the units whose name ends `name` (folded), if the rest of it is made of their superiors' names."""
    endings = {name[start:] for start in range(len(name))}
    keys = [key for key, own in Division.objects.values_list("pk", "name") if fold(own) in endings]
    units = Division.objects.filter(pk__in=keys).select_related("parent__parent")
    return [unit for unit in units if not _without_superiors(name.removesuffix(fold(unit.name)), unit)]


def _without_superiors(prefix: str, unit: Division) -> str:
    for superior in _superiors(unit):
        prefix = prefix.replace(fold(superior.name), "")
    return prefix


def _superiors(unit: Division) -> Iterator[Division]:
    while unit.parent:
        unit = unit.parent
        yield unit


def _latest_of_each(units: Iterable[Division], when: Bounds) -> list[Division]:
    """Return one unit of each run of rows that are the same unit under several codes or periods.

    Those that stood on the day come first, else those that stand today; only without either the past ones count.
    """
    units = sorted(units, key=_age)
    day = when.earliest or when.latest
    for chosen in (
        [unit for unit in units if day and _stood_on(unit, day)],
        [unit for unit in units if unit.valid_to is None],
    ):
        if chosen:
            return chosen
    return list({unit.adcode: unit for unit in units}.values())


def _full_label(division: Division) -> str:
    superiors = "".join(reversed([superior.name for superior in _superiors(division)]))
    return f"{superiors}{label(division)}"


def _suggestion(name: str) -> str:
    near = Division.objects.current().filter(name__startswith=name[:2]) if name else Division.objects.none()
    listed = "、".join(label(division) for division in near[:SHOWN])
    return f"是不是{listed}？" if listed else "请写六位代码或全名，如“甘谷县”。"
