"""`manage.py restore FILE`: the archive of a backup, in an empty data directory."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from archive.errors import BackupError
from archive.holdings.restore import restore
from archive.management.base import DataCommand


class Command(DataCommand):
    help = "在空的数据目录里从备份恢复：逐个核对摘要和行数，再重建索引。已有档案时不做任何改动。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="文件")

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            manifest = restore(file.absolute(), self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        articles = manifest.counts["archive.Article"]
        self.stdout.write(f"已恢复 {articles:,} 篇文章。请运行 manage.py verify 查验，再用 bin/serve 启动。")
