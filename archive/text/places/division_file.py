"""The two formats of a file of divisions: our own, and the Chinese table with 代码 名称 启用时间 新代码."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from archive.text.errors import DivisionFileError
from archive.text.places.lineage import Facts, Period, exists_in, units_of
from archive.text.places.unit import COLUMNS, LEVELS, Unit, unit_of_row

CHINESE_COLUMNS = ("代码", "名称", "启用时间", "变更/弃用时间", "新代码")
ADCODE = re.compile(r"[1-9]\d{5}")
YEAR = re.compile(r"(?:19|20)\d\d")
# 110101 or 110101[2010]: the year says when a part of the area went there; without it, all at the end.
SUCCESSOR = re.compile(r"([1-9]\d{5})(?:\[(\d{4})\])?")
# The Chinese table begins with 1981; what it lists there is older.
FIRST_YEAR = 1981

Row = dict[str, str | None]


class Writer(Protocol):
    """What a CSV can be written to."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""


def write_units(units: Iterable[Unit], out: Writer) -> None:
    """Write units in our own format."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit in units:
        days = (day.isoformat() if day else "" for day in (unit.valid_from, unit.valid_to))
        writer.writerow(
            [
                unit.adcode,
                unit.name,
                unit.level,
                unit.type,
                unit.parent or "",
                *days,
                " ".join(unit.successors),
            ]
        )


def read_units(lines: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units of a file in either format; the first line tells which.

    Raises DivisionFileError with a Chinese sentence that names the line.
    """
    reader = csv.DictReader(line.removeprefix("\ufeff") for line in lines)
    header = set(reader.fieldnames or ())
    if header >= set(COLUMNS):
        return _linked(_own_rows(reader))
    missing = [column for column in CHINESE_COLUMNS if column not in header]
    if missing:
        raise DivisionFileError(f"第 1 行：缺少列“{'、'.join(missing)}”，这不是行政区划表。")
    return _from_chinese(reader)


def _own_rows(reader: csv.DictReader[str]) -> Iterator[tuple[int, Unit]]:
    for row in reader:
        _check_code(row["adcode"], reader.line_num)
        if row["level"] not in LEVELS:
            raise DivisionFileError(
                f"第 {reader.line_num} 行：级别“{row['level']}”须是 {'、'.join(LEVELS)} 之一。"
            )
        try:
            yield reader.line_num, unit_of_row(row)
        except (ValueError, AttributeError):
            raise DivisionFileError(
                f"第 {reader.line_num} 行：日期须写作 2021-01-01，且各列都要有。"
            ) from None


def _linked(rows: Iterable[tuple[int, Unit]]) -> tuple[Unit, ...]:
    """Return the units once every parent and successor is known to stand in the file, and none twice."""
    found: dict[str, tuple[int, Unit]] = {}
    for line, unit in rows:
        if unit.key in found:
            raise DivisionFileError(
                f"第 {line} 行：{unit.adcode} {unit.name}与第 {found[unit.key][0]} 行重复。"
            )
        found[unit.key] = line, unit
    units = {key: unit for key, (_line, unit) in found.items()}
    for line, unit in found.values():
        _check_links(unit, units, line)
    return tuple(units.values())


def _check_links(unit: Unit, units: Mapping[str, Unit], line: int) -> None:
    """Assure that links lead somewhere, parents upwards and successors forwards, so that following them ends."""
    for key in (*unit.successors, *([unit.parent] if unit.parent else [])):
        if key not in units:
            raise DivisionFileError(f"第 {line} 行：表中没有“{key}”这一区划。")
    if unit.parent and LEVELS.index(units[unit.parent].level) >= LEVELS.index(unit.level):
        raise DivisionFileError(f"第 {line} 行：上级“{unit.parent}”不比{unit.name}高一级。")
    for key in unit.successors:
        if (units[key].valid_to or date.max) <= (unit.valid_to or date.max):
            raise DivisionFileError(f"第 {line} 行：后继“{key}”不比{unit.name}晚停用。")


def _from_chinese(reader: csv.DictReader[str]) -> tuple[Unit, ...]:
    rows: dict[str, tuple[int, Period, str]] = {}
    for row in reader:
        period = _period(row, reader.line_num)
        if period.key in rows:
            raise DivisionFileError(
                f"第 {reader.line_num} 行：{period.adcode} {period.name}与第 {rows[period.key][0]} 行重复。"
            )
        rows[period.key] = reader.line_num, period, row["新代码"] or ""
    periods = [period for _line, period, _codes in rows.values()]
    return units_of(periods, _facts(rows.values(), periods))


def _period(row: Row, line: int) -> Period:
    adcode, name = _check_code(row["代码"], line), (row["名称"] or "").strip()
    if not name:
        raise DivisionFileError(f"第 {line} 行：名称是空的。")
    start, end = (_year(row[column], column, line) for column in ("启用时间", "变更/弃用时间"))
    if start and end and end <= start:
        raise DivisionFileError(f"第 {line} 行：弃用时间（{end}）不晚于启用时间（{start}）。")
    return Period(adcode, name, start if start and start > FIRST_YEAR else None, end)


def _check_code(code: str | None, line: int) -> str:
    if not code or not ADCODE.fullmatch(code):
        raise DivisionFileError(f"第 {line} 行：代码“{code or ''}”不是六位数字的区划代码。")
    return code


def _year(value: str | None, column: str, line: int) -> int | None:
    if not value:
        return None
    if not YEAR.fullmatch(value):
        raise DivisionFileError(f"第 {line} 行：{column}“{value}”不是年份。")
    return int(value)


def _facts(rows: Iterable[tuple[int, Period, str]], periods: Iterable[Period]) -> Facts:
    """Return the successors the file states, as keys; parts of the area that went elsewhere earlier are none."""
    by_code: dict[str, list[Period]] = defaultdict(list)
    for period in periods:
        by_code[period.adcode].append(period)
    facts = {}
    for line, period, codes in rows:
        if period.end is None:
            continue
        keys = tuple(_holder(code, period, by_code, line) for code in codes.split(";") if code)
        stated = tuple(dict.fromkeys(key for key in keys if key))
        if stated:
            facts[period.key] = stated
    return facts


def _holder(code: str, gone: Period, by_code: dict[str, list[Period]], line: int) -> str | None:
    """Return the key of the unit that bears the code in the year the other one went."""
    match = SUCCESSOR.fullmatch(code)
    if not match or match[1] not in by_code:
        raise DivisionFileError(f"第 {line} 行：新代码“{code}”不在表中。")
    if gone.end is None or (match[2] and int(match[2]) != gone.end):
        return None
    holders = (other for other in by_code[match[1]] if exists_in(other, gone.end) and other is not gone)
    return next((holder.key for holder in holders), None)
