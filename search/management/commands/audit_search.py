"""Compare the index with a scan of all texts; exit 1 on any difference."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from archive.management.base import DataCommand
from search.audit_record import record_path, write_record
from search.documents import all_documents
from search.engines import engine
from search.errors import SearchUnavailable
from search.keeping.audit import audit
from search.keeping.phrases import Phrases
from search.models import Outbox
from search.params import SearchParams

SHOWN = 20
STEP = 100


class Command(DataCommand):
    help = "以随机词语核对索引与逐字扫描；有差异则以 1 退出"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--random", type=int, default=200, metavar="N", help="词语个数")
        parser.add_argument("--seed", type=int, help="随机种子；相同的种子取相同的词语")

    def handle(self, *, random: int, seed: int | None, **options: object) -> None:
        seed = secrets.randbelow(1 << 31) if seed is None else seed
        if waiting := Outbox.objects.count():
            raise CommandError(f"还有 {waiting} 项改动尚待索引，请等 run_worker 处理完再核对。")
        before = _commit()
        documents = list(all_documents())
        if not documents:
            raise CommandError("没有已发布的文章，无可核对。")
        try:
            engine().inspect()
            outcome = audit(
                engine(), documents, self._counted(Phrases(documents, seed=seed).queries(random), random)
            )
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        if outcome.differences and (Outbox.objects.exists() or _commit() != before):
            raise CommandError("核对期间馆藏有了改动，这次不算；请再核对一次。")
        write_record(
            record_path(),
            phrases=outcome.phrases,
            hits=outcome.hits,
            differences=len(outcome.differences),
            at=timezone.localtime(),
        )
        for difference in outcome.differences[:SHOWN]:
            self.stderr.write(str(difference))
        summary = f"核对 {outcome.phrases} 个词语，扫描得 {outcome.hits} 则，差异 {len(outcome.differences)} 处（种子 {seed}）"
        if outcome.differences:
            raise CommandError(summary)
        self.stdout.write(summary)

    def _counted(self, queries: Iterator[SearchParams], number: int) -> Iterator[SearchParams]:
        """Pass the queries on, telling how far the audit is: over ten thousand articles one takes a second."""
        for done, params in enumerate(queries):
            if done and done % STEP == 0:
                self.stderr.write(f"已核对 {done}/{number}")
            yield params


def _commit() -> tuple[object, object]:
    """Return which commit of which generation answers: another one knows other texts than those that are scanned."""
    health = engine().health()
    return health.get("generation"), health.get("commit")
