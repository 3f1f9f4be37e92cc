"""Locks between the processes of one machine: a byte of a file each, which the kernel frees when its holder ends.

The file stays empty: a byte need not be there to be locked (fcntl(2), advisory record locking).
"""

from __future__ import annotations

import fcntl
import os
from functools import cache
from pathlib import Path

from django.conf import settings


def lock(name: str, number: int) -> bool:
    """Take the lock of this number among those of a name; False if another process has it."""
    try:
        fcntl.lockf(_file(settings.DATA_DIR / f"{name}.locks"), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
    except (BlockingIOError, PermissionError):  # which of the two, systems differ in
        return False
    return True


def unlock(name: str, number: int) -> None:
    """Give a lock back."""
    fcntl.lockf(_file(settings.DATA_DIR / f"{name}.locks"), fcntl.LOCK_UN, 1, number)


def is_free(name: str, number: int) -> bool:
    """Whether no other process has a lock."""
    if not lock(name, number):
        return False
    unlock(name, number)
    return True


# To close the file once, wherever, would give up all locks of the process.
@cache
def _file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
