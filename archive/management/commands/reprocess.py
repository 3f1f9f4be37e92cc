"""`manage.py reprocess`: read kept originals again by the rules of today; one line tells what each gave."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.db.models import QuerySet

from archive.management.base import DataCommand
from archive.models import Article
from archive.outage import ADVICE
from archive.pipeline.reprocess import reprocess
from archive.pipeline.rules import fingerprint

LABELS = {"same": "没有不同", "renewed": "更新", "proposed": "提出待决定", "failed": "失败"}


class Command(DataCommand):
    help = "用现在的规则重读原件：没人决定过的草稿更新，其余只提出，由人决定。中断后再运行，从没读过的接着。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "--article", type=int, action="append", metavar="编号", help="只读这一篇（可重复）"
        )
        which.add_argument("--batch", type=int, metavar="编号", help="只读这一批上传")
        which.add_argument("--all", action="store_true", help="全部文章")
        parser.add_argument("--again", action="store_true", help="按现在的规则读过的也再读一遍")

    def handle(self, *, article: list[int] | None, batch: int | None, again: bool, **options: object) -> None:
        chosen = _chosen(article, batch)
        if not chosen.exists():
            raise CommandError("没有这样的文章。")
        todo = chosen if again else chosen.exclude(rules=fingerprint())
        counts: Counter[str] = Counter()
        for pk in list(todo.order_by("pk").values_list("pk", flat=True)):
            found = Article.objects.select_related("upload").filter(pk=pk).first()
            if found is None:  # removed meanwhile
                continue
            try:
                outcome = reprocess(found)
            except (DatabaseError, OSError) as error:  # what `reprocess` lets pass is an outage
                raise CommandError(ADVICE) from error
            counts[outcome.kind] += 1
            if outcome.kind != "same":
                words = f"（{outcome.words}）" if outcome.words else ""
                self.stdout.write(f"{pk:>6}  {found.display_title}：{LABELS[outcome.kind]}{words}")
        told = "，".join(f"{label} {counts[kind]}" for kind, label in LABELS.items() if counts[kind])
        skipped = chosen.count() - counts.total()
        rest = f"；另有 {skipped} 篇已按现在的规则读过" if skipped else ""
        self.stdout.write(f"共重读 {counts.total()} 篇{'：' + told if told else ''}{rest}。")
        if counts["failed"]:
            raise SystemExit(1)


def _chosen(articles: list[int] | None, batch: int | None) -> QuerySet[Article]:
    if articles:
        return Article.objects.filter(pk__in=articles)
    return Article.objects.filter(upload__batch=batch) if batch is not None else Article.objects.all()
