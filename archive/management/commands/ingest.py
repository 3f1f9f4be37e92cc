"""`manage.py ingest PATH…`: take in files, folders, archives; one line tells what each became."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from archive.management.base import DataCommand
from archive.models import Article, Upload
from archive.outage import ADVICE, is_outage
from archive.pipeline.account import Account, account_of
from archive.pipeline.ingest import receive
from archive.pipeline.prepare import prepare
from archive.pipeline.preview import preview
from archive.pipeline.publish import publish
from archive.pipeline.unpack import Item, Refused, unpack


class Command(DataCommand):
    help = "把文件、文件夹、zip 压缩包或 .jsonl 记录收入档案库；已在库中的不会重复收入。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="路径")
        parser.add_argument("--publish", action="store_true", help="处理后直接发布")
        parser.add_argument("--dry-run", action="store_true", help="只试读，不写入任何东西")
        parser.add_argument("--json", action="store_true", help="每个文件输出一行 JSON")

    def handle(
        self, *, paths: list[Path], publish: bool, dry_run: bool, json: bool, **options: object
    ) -> None:
        counts: dict[str, int] = {}
        try:
            for number, found in enumerate(unpack(paths), 1):
                account = preview(found) if dry_run else self.take_in(found, publish)
                counts[account.outcome] = counts.get(account.outcome, 0) + 1
                self.tell(number, account, json)
        except Exception as error:
            if is_outage(error):
                raise CommandError(f"{ADVICE}（{error}）") from error
            raise
        if not json:
            self.stdout.write(self.summary(counts, dry_run))
        if not counts:
            raise CommandError("这些路径里没有文件。")
        if counts.get("failed") or counts.get("refused"):
            raise SystemExit(1)

    def take_in(self, found: Item | Refused, wants_publishing: bool) -> Account:
        result = receive(found, method=Upload.Method.COMMAND)
        if result.upload is None:
            return Account(result.name, "refused", error=result.error)
        article = prepare(result.upload)
        if article and wants_publishing and article.status == Article.Status.DRAFT:
            publish(article)
        return account_of(result, article)

    def tell(self, number: int, account: Account, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(account.as_dict(), ensure_ascii=False))
        else:
            self.stdout.write(f"{number:>4}  {account.sentence}")

    def summary(self, counts: dict[str, int], dry_run: bool) -> str:
        labels = {
            "new": "试读" if dry_run else "收入",
            "known": "已在库中",
            "failed": "失败",
            "refused": "未收",
        }
        parts = [f"{labels[outcome]} {count}" for outcome, count in counts.items()]
        return f"共 {sum(counts.values())} 件：{'，'.join(parts)}。"
