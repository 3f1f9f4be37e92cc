"""When the machine fails, and not what it was given: a full disk, a database that is locked or cannot be written."""

from __future__ import annotations

import errno

from django.db import InterfaceError, OperationalError

EXHAUSTED = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE])
"""No room on the disk, or no more open files: nothing that is wrong with the file at hand."""
ADVICE = (
    "数据库或磁盘暂时不能写入（可能已满、只读或正忙）；已收入的都还在，解决后再来一次，会从断开处接着做。"
)


def is_outage(error: BaseException | None) -> bool:
    """Tell whether the same act may succeed once somebody has seen to the machine."""
    if isinstance(error, OSError):
        return error.errno in EXHAUSTED
    # To SQLite a table that is not there is an operational fault too; that is one of ours.
    return isinstance(error, (OperationalError, InterfaceError)) and not str(error).startswith("no such ")
