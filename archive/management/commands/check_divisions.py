"""`manage.py check_divisions FILE [--on DAY]`: compare the table of divisions with another list, code by code."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError

from archive.management.base import DataCommand
from archive.management.commands.load_divisions import read_division_file
from archive.models import Division
from archive.text.places.gazetteer import Unit

Names = dict[str, str]


class Command(DataCommand):
    help = "把库中某日有效的行政区划与文件逐个核对，列出代码或名称不同的；有不同则以 1 退出。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="文件")
        parser.add_argument("--on", dest="day", type=a_day, default=None, metavar="日期", help="默认今天")

    def handle(self, *, path: Path, day: date | None, **options: object) -> None:
        day = day or date.today()
        units = read_division_file(path)
        differences = sum(self.compare(level, units, day) for level in Division.Level)
        if differences:
            raise CommandError(f"{day:%Y-%m-%d} 共有 {differences:,} 处不同。")

    def compare(self, level: Division.Level, units: Iterable[Unit], day: date) -> int:
        """Print what differs on one level; return how many codes differ."""
        stored = names((row.adcode, row.name) for row in Division.objects.valid_on(day).filter(level=level))
        wanted = names(
            (unit.adcode, unit.name) for unit in units if unit.level == level and unit.exists_on(day)
        )
        differing = [code for code in sorted(stored | wanted) if stored.get(code) != wanted.get(code)]
        for code in differing:
            self.stdout.write(f"  {code}  库中：{stored.get(code, '无')}  文件：{wanted.get(code, '无')}")
        verdict = "全部一致" if not differing else f"{len(differing):,} 处不同"
        self.stdout.write(f"{level.label}：库中 {len(stored):,} 个，文件 {len(wanted):,} 个，{verdict}。")
        return len(differing)


def names(pairs: Iterable[tuple[str, str]]) -> Names:
    """Return the name of each code; a code with two names on the day shows both."""
    found: Names = {}
    for code, name in sorted(pairs):
        found[code] = f"{found[code]}、{name}" if code in found else name
    return found


def a_day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"“{value}”不是日期，请写作 2024-12-31。") from None
