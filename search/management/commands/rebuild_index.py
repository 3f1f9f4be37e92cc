"""manage.py rebuild_index: Haystack's name for our rebuild, which never empties the index that answers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "同 rebuild_search：旧索引继续应答，新索引核对无误后才换用。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take Haystack's options; none of them changes what is done."""
        parser.add_argument("--noinput", action="store_false", dest="interactive", help="不询问（从不询问）")
        parser.add_argument("-u", "--using", action="append", default=[], help="只有 default")
        parser.add_argument("-k", "--workers", type=int, default=0, help="不起作用")
        parser.add_argument("--nocommit", action="store_false", dest="commit", help="不起作用")
        parser.add_argument("-b", "--batch-size", dest="batchsize", type=int, help="不起作用")
        parser.add_argument("-t", "--max-retries", type=int, default=5, help="不起作用")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("rebuild_search", stdout=self.stdout, stderr=self.stderr)
