"""`manage.py remove_samples`: the samples out for good."""

from __future__ import annotations

from archive.management.base import DataCommand
from archive.pipeline import samples


class Command(DataCommand):
    help = "彻底去掉样例：文章、原件，以及只有样例用到的人物和来源；以后启动也不再收入。"

    def handle(self, **options: object) -> None:
        self.stdout.write(f"已去掉样例 {samples.remove()} 篇。")
