"""`manage.py load_samples`: the samples, once in the life of a data directory."""

from __future__ import annotations

from django.conf import settings

from archive.management.base import DataCommand
from archive.models import Article
from archive.pipeline import samples


class Command(DataCommand):
    help = "收入样例（DATA_DIR 里只做一次；DEMO=0 时不做；用 remove_samples 去掉以后不再收入）。"

    def handle(self, **options: object) -> None:
        if not settings.DEMO:
            self.stdout.write("DEMO=0：不收入样例。")
            return
        if samples.marker().exists():
            self.stdout.write("样例已经收入过，或已被去掉；不再收入。")
            return
        failed = samples.load()
        count = Article.objects.filter(is_sample=True).count()
        self.stdout.write(f"收入样例 {count} 篇，失败 {len(failed)} 篇。")
        for upload in failed:
            self.stdout.write(f"  {upload.name}：{upload.error}")
