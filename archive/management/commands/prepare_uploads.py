"""`manage.py prepare_uploads PLACE`: read and publish what waits, beside the worker, which starts it."""

from __future__ import annotations

from argparse import ArgumentParser

from archive.management.base import DataCommand
from archive.models import Division
from archive.pipeline.readers import Reader


class Command(DataCommand):
    help = "把等着读取的上传逐件读完、等着发布的发布完就结束；上传很多而又有空闲的核时，run_worker 自己启动它"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("place", nargs="?", type=int, default=0, metavar="N", help="第几个（从 0 起）")

    def handle(self, *, place: int, **options: object) -> None:
        Division.objects.gazetteer()
        Reader(place).run()
