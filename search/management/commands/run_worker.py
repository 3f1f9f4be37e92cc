"""manage.py run_worker: prepare uploads and keep the index up with the archive."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from archive.management.base import DataCommand
from archive.outage import ADVICE, is_outage
from search.errors import SearchUnavailable
from search.keeping.worker import Worker


class Command(DataCommand):
    help = "处理上传的文件，并使索引跟上档案的变化；一直运行到收到停止信号。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="处理完现有的工作就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        if not options["once"]:
            worker.run()
            return
        try:
            while worker.pass_once():
                pass
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        except Exception as error:
            if is_outage(error):
                raise CommandError(f"{ADVICE}（{error}）") from error
            raise
