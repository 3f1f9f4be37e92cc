"""When the machine fails, and not what it was given: a full disk, a database that is locked or cannot be written."""

from __future__ import annotations

import errno
import sqlite3

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection

EXHAUSTED = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE])
"""No room on the disk, or no more open files: nothing that is wrong with the file at hand."""
FORBIDDEN = frozenset([errno.EACCES, errno.EPERM, errno.EROFS])
ADVICE = (
    "数据库或磁盘暂时不能写入（可能已满、只读或正忙）；已收入的都还在，解决后再来一次，会从断开处接着做。"
)


# A copy of the database is written past Django.
OF_DATABASES = (OperationalError, InterfaceError, sqlite3.OperationalError)


def is_outage(error: BaseException | None) -> bool:
    """Tell whether the same act may succeed once somebody has seen to the machine."""
    if isinstance(error, OSError):
        return error.errno in EXHAUSTED
    # To SQLite a table that is not there, or a query it cannot read, is an operational fault too; that is one of ours.
    cause = error if isinstance(error, sqlite3.Error) else getattr(error, "__cause__", None)
    is_ours = getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
    return isinstance(error, OF_DATABASES) and not is_ours and not str(error).startswith("no such ")


def sentence_of(error: Exception) -> str | None:
    """Return what a command says of a fault that lies in the machine or in where it was run, None for one of ours."""
    if is_outage(error):
        return f"{ADVICE}（{error}）"
    if isinstance(error, OSError) and error.errno in FORBIDDEN and error.filename:
        return f"不能读写 {error.filename}（{error.strerror}）；请检查权限，并以档案所属的用户运行。"
    if isinstance(error, (DatabaseError, sqlite3.OperationalError)):
        return _lack_of_tables()
    return None


def _lack_of_tables() -> str | None:
    """Return what to do where the database is not the one that this program works with."""
    connection.close()
    if "django_migrations" not in connection.introspection.table_names():
        return (
            f"数据目录 {settings.DATA_DIR} 里还没有档案；档案在别处的，请用 DATA_DIR（和 DATABASE_URL）写明，"
            "新建的请先运行 bin/serve。"
        )
    from django.db.migrations.executor import MigrationExecutor  # no page needs it

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "数据库还是旧版本的；请运行 bin/serve，它会更新数据库。"
    return None
