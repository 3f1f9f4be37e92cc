"""`manage.py backup FILE`: the whole archive in one file, while it serves."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from archive.errors import BackupError
from archive.holdings.backup import backup
from archive.management.base import DataCommand


class Command(DataCommand):
    help = "把数据库、原件和设置摘要备份成一个文件；备份时不必停止服务。文件含账号，请妥善保管。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="文件")

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            manifest = backup(file.absolute(), self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1e6
        articles = manifest.counts["archive.Article"]
        self.stdout.write(
            f"已备份 {articles:,} 篇文章、{len(manifest.files) - 1:,} 份原件到 {file}（{size:.1f} MB）。"
        )
