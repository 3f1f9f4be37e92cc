"""`manage.py verify`: prove the holdings sound, or say what is wrong and exit with 1."""

from __future__ import annotations

from archive.holdings.report import Check, Property
from archive.holdings.verify import verify
from archive.management.base import DataCommand


class Command(DataCommand):
    help = "查验全部馆藏：重算原件的 SHA-256，重放修复步骤，核对数据库、索引和权限；有误则以 1 退出。"

    def handle(self, **options: object) -> None:
        done: list[Check] = []
        for check in verify():
            done.append(check)
            for line in check.lines:
                self.stdout.write(line)
        self.stdout.write("；".join(self.summary(done)) + "。")
        if not all(check.ok for check in done):
            raise SystemExit(1)

    def summary(self, done: list[Check]) -> list[str]:
        """Return for each of the four properties how many of its checks passed."""
        lines = []
        for kind in Property:
            own = [check.ok for check in done if check.kind == kind]
            lines.append(f"{kind} {sum(own)}/{len(own)}")
        return lines
