"""The machine failing at a chosen moment: at the n-th write of the database, or of a file."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.I)


class Killed(BaseException):
    """The process is no more: nobody catches this, and nothing is written behind it."""


FULL = OperationalError("database or disk is full")
LOCKED = OperationalError("database is locked")
READ_ONLY = OperationalError("attempt to write a readonly database")


class FailingDatabase:
    """Lets so many writes pass and raises at every one behind them, until its `with` ends."""

    def __init__(self, error: BaseException, *, after: int) -> None:
        self._error, self._left = error, after
        self.has_failed = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(sql):
            self._left -= 1
            if self._left < 0:
                self.has_failed = True
                raise self._error
        return execute(sql, params, many, context)


@contextmanager
def failing_database(error: BaseException, *, after: int) -> Iterator[FailingDatabase]:
    fault = FailingDatabase(error, after=after)
    with connection.execute_wrapper(fault):
        yield fault


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be written and none kept: a full disk may tell so only when it is asked to keep."""

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
