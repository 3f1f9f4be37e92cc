"""manage.py rebuild_search: a new index beside the old one, verified, then swapped in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import engines
from search.errors import SearchUnavailable


class Command(BaseCommand):
    help = "重建索引：旧索引继续应答，新索引核对无误后才换用。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rollback", action="store_true", help="退回上一代索引")
        parser.add_argument("--if-needed", action="store_true", help="索引能用、旧记录不多就不重建")

    def handle(self, *args: Any, **options: Any) -> None:
        engine = engines.engine()
        state = engine.health()
        if options["if_needed"] and state["ok"] and not state["worn"]:
            return
        act = engine.rollback if options["rollback"] else engine.rebuild
        try:
            act(self.stdout.write)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
