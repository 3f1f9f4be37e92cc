"""`manage.py match_slogans`: record the uses of all slogans afresh, after the lexicon was loaded from a file."""

from __future__ import annotations

from archive.management.base import DataCommand
from archive.models import Article, Statement
from archive.pipeline.slogans import rematch


class Command(DataCommand):
    help = "在全部已发布的文章里重新标记提法（用 loaddata 换过词表以后运行）。"

    def handle(self, **options: object) -> None:
        public = Statement.objects.exclude(article__status=Article.Status.DRAFT)
        changed = rematch(public.values_list("pk", flat=True))
        self.stdout.write(f"已在 {len(changed)} 篇文章里重新标记提法。")
