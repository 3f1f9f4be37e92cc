"""Whether the archive can answer and take in: database, index, disk, and how far the worker is behind."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from search import engines
from search.models import Outbox

# A worker that is alive empties the outbox within seconds.
LATE_AFTER_SECONDS = 600
# Megabytes of the disk: with fewer nothing can be written, with fewer than the second soon.
FULL_MB, SCARCE_MB = 5, 500


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must work, and a sentence for the administrator."""

    ok: bool
    message: str


@dataclass(frozen=True, slots=True)
class Worker(Part):
    """The worker's queue: rows that wait, and the age of the oldest in seconds."""

    waiting: int
    oldest_seconds: int


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the archive; `ok` while it can answer. A late worker is told but fails nothing."""

    database: Part
    index: Part
    disk: Part
    worker: Worker

    @property
    def ok(self) -> bool:
        return self.database.ok and self.index.ok and self.disk.ok

    def as_json(self) -> dict[str, object]:
        return {"status": "ok" if self.ok else "fault", **asdict(self)}


def health() -> Health:
    """Look at each part; never raises for a part that is down."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        worker = _worker()
    except DatabaseError as error:
        down = f"数据库不可用：{error.__class__.__name__}"
        unknown = Part(False, "数据库不可用时无法检查索引")
        return Health(Part(False, down), unknown, _disk(), Worker(False, down, 0, 0))
    return Health(Part(True, "正常"), _index(), _disk(), worker)


def _disk() -> Part:
    """Tell what room is left where the archive is kept: on a full disk it can be read, but nobody can log in."""
    try:
        left = shutil.disk_usage(settings.DATA_DIR).free // 1_000_000
    except OSError as error:
        return Part(False, f"数据目录读不出：{error.strerror}")
    if left < SCARCE_MB:
        return Part(left >= FULL_MB, f"数据目录所在的磁盘只剩 {left} MB，请腾出空间。")
    return Part(True, "正常")


def _index() -> Part:
    state = engines.engine().health()
    return Part(bool(state.get("ok")), str(state.get("message", "")))


def _worker() -> Worker:
    waiting = Outbox.objects.count()
    oldest = Outbox.objects.order_by("pk").values_list("created_at", flat=True).first()
    age = _seconds_since(oldest) if oldest else 0
    if age > LATE_AFTER_SECONDS:
        return Worker(False, "待索引的文章积压，请检查 run_worker 是否在运行。", waiting, age)
    return Worker(True, "正常", waiting, age)


def _seconds_since(moment: datetime) -> int:
    return max(0, int((timezone.now() - moment).total_seconds()))
