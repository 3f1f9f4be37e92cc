"""`manage.py load_divisions [--from FILE]`: bring the table of divisions up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from archive import divisions_from
from archive.management.base import DataCommand
from archive.pipeline.load_divisions import load_divisions
from archive.text.errors import DivisionFileError
from archive.text.places.division_file import read_units
from archive.text.places.gazetteer import Unit

OWN_FILE = Path(settings.BASE_DIR) / "fixtures" / "divisions.csv"


class Command(DataCommand):
    help = "载入行政区划（默认用自带的表）；重复执行不产生变化，文章用到的区划不会删除。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from",
            dest="path",
            type=Path,
            default=OWN_FILE,
            metavar="文件",
            help="CSV：自带的格式，或列名为“代码、名称、启用时间、变更/弃用时间、新代码”的表",
        )

    def handle(self, *, path: Path, **options: object) -> None:
        done = load_divisions(read_division_file(path))
        whole = path.resolve()
        divisions_from.note("" if whole == OWN_FILE.resolve() else str(whole))
        self.stdout.write(
            f"行政区划已载入：新增 {done.added:,} 条，更新 {done.changed:,} 条，"
            f"未变 {done.unchanged:,} 条，删除 {done.removed:,} 条。"
        )
        if done.kept:
            self.stdout.write(f"另有 {done.kept:,} 条不在文件中，因有文章引用而保留。")


def read_division_file(path: Path) -> tuple[Unit, ...]:
    """Return the units of a file; raises CommandError with a Chinese sentence if it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return read_units(lines)
    except OSError:
        raise CommandError(f"打不开文件 {path}，请检查路径。") from None
    except UnicodeDecodeError:
        raise CommandError(f"{path} 不是 UTF-8 编码的文本，请另存为 UTF-8 的 CSV 后再试。") from None
    except DivisionFileError as error:
        raise CommandError(f"{path.name} {error}") from None
