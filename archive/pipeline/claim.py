"""Whose turn an upload is: one process reads it, and what ends that process sets it free."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from archive import byte_locks
from archive.models import Upload

# Of PostgreSQL's advisory locks, which are numbers, those of this archive's uploads.
UPLOADS = 0x7570
LOOKED_AT = 20


@contextmanager
def next_received() -> Iterator[Upload | None]:
    """Yield the oldest upload that waits and that no other process reads, and keep others from it meanwhile.

    A row lock would need a transaction around the whole reading, and the count of attempts would be lost with it when
    the reading ends the process; SQLite has but one lock, for all writers.
    """
    waiting = Upload.objects.filter(state=Upload.State.RECEIVED).order_by("pk")
    for key in list(waiting.values_list("pk", flat=True)[:LOOKED_AT]):
        if not _lock(key):
            continue
        try:
            # Another process may have been done with it just before.
            if upload := waiting.filter(pk=key).first():
                yield upload
                return
        finally:
            _unlock(key)
    yield None


def _lock(key: int) -> bool:
    if connection.vendor == "postgresql":
        return _ask("pg_try_advisory_lock", key)
    return byte_locks.lock("uploads", key)


def _unlock(key: int) -> None:
    if connection.vendor == "postgresql":
        _ask("pg_advisory_unlock", key)
    else:
        byte_locks.unlock("uploads", key)


def _ask(function: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [UPLOADS, key % 2**31])
        answer: bool = cursor.fetchone()[0]
    return answer
