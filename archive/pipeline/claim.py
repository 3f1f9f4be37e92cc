"""Whose turn an upload is: one worker reads it, and what ends that worker sets it free."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from archive.models import Upload

# Of PostgreSQL's advisory locks, which are numbers, those of this archive's uploads.
UPLOADS = 0x7570
LOOKED_AT = 20


@contextmanager
def next_received() -> Iterator[Upload | None]:
    """Yield the oldest upload that waits and that no other worker reads, and keep others from it meanwhile.

    SQLite has one lock, for all writers; there nobody is kept away. A row lock would need a transaction around the
    whole reading, and the count of attempts would be lost with it when the reading ends the process.
    """
    waiting = Upload.objects.filter(state=Upload.State.RECEIVED).order_by("pk")
    if connection.vendor != "postgresql":
        yield waiting.first()
        return
    keys = list(waiting.values_list("pk", flat=True)[:LOOKED_AT])
    claimed = next((key for key in keys if _lock(key)), None)
    try:
        # Another worker may have been done with it just before.
        yield waiting.filter(pk=claimed).first() if claimed else None
    finally:
        if claimed:
            _ask("pg_advisory_unlock", claimed)


def _lock(key: int) -> bool:
    return _ask("pg_try_advisory_lock", key)


def _ask(function: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [UPLOADS, key % 2**31])
        answer: bool = cursor.fetchone()[0]
    return answer
