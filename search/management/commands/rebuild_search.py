"""manage.py rebuild_search: a new index beside the old one, verified, then swapped in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from archive.management.base import DataCommand
from search import engines
from search.engines.contract import SearchEngine
from search.errors import SearchUnavailable


class Command(DataCommand):
    help = "重建索引：旧索引继续应答，新索引核对无误后才换用。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rollback", action="store_true", help="退回上一代索引")
        parser.add_argument("--if-needed", action="store_true", help="索引能用、旧记录不多就不重建")
        parser.add_argument("--inspect", action="store_true", help="先逐个核对索引文件的校验和")

    def handle(self, *args: Any, **options: Any) -> None:
        engine = engines.engine()
        try:
            if options["inspect"]:
                self._inspect(engine)
            if options["if_needed"] and not is_needed(engine):
                if options["inspect"]:
                    self.stdout.write("索引完好，不必重建。")
                return
            act = engine.rollback if options["rollback"] else engine.rebuild
            act(self.stdout.write)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error

    def _inspect(self, engine: SearchEngine) -> None:
        """What is found is told, and makes a rebuild needed."""
        try:
            engine.inspect()
        except SearchUnavailable as error:
            self.stderr.write(str(error))


def is_needed(engine: SearchEngine) -> bool:
    """Whether the index cannot answer, or would answer faster if it were made anew."""
    state = engine.health()
    return not state["ok"] or bool(state["worn"])
