"""The database as one file: a consistent copy of it while others write, and its way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

from archive.errors import BackupError
from archive.holdings.report import Check, Property, Tally
from archive.models import Batch, Parcel, Upload

COUNTED_APPS = ("archive", "auth")
# What stands under its SHA-256: originals, and the spreadsheets that batches were made of.
NAMED_BYTES = f"""
    SELECT sha256 FROM {Upload._meta.db_table}
    UNION SELECT sheet_sha256 FROM {Batch._meta.db_table} WHERE sheet_sha256 <> ''
    ORDER BY sha256
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the database held when it was copied: rows of each model by label, the originals it names, and its parcels.

    `parcels` is the key of each that was still to be opened → the SHA-256 of its bytes.
    """

    counts: Mapping[str, int]
    digests: tuple[str, ...]
    parcels: Mapping[UUID, str]


def dump(path: Path) -> Moment:
    """Write a copy of the database as it stands at one moment, whoever writes. Raises BackupError.

    Not to be called in a transaction: SQLite copies none that is open.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # The way to copy a database in WAL mode that others write to: sqlite.org/backup.html
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            return _moment(copy.cursor())
    with transaction.atomic(), connection.cursor() as cursor:
        # pg_dump and the counts look through one snapshot.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(
            "pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={path}", _address()
        )
        return _moment(cursor)


def _moment(cursor: Any) -> Moment:
    counts = {model._meta.label: _rows(cursor, model._meta.db_table) for model in _models()}
    cursor.execute(NAMED_BYTES)
    digests = tuple(row[0] for row in cursor.fetchall())
    cursor.execute(f"SELECT key, sha256 FROM {Parcel._meta.db_table} ORDER BY key")
    return Moment(counts, digests, {UUID(str(key)): sha256 for key, sha256 in cursor.fetchall()})


def _rows(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])


def _models() -> Iterator[type[Model]]:
    return (model for name in COUNTED_APPS for model in apps.get_app_config(name).get_models())


def load(path: Path) -> None:
    """Let the database of this archive, which must be empty, be the one that `dump` wrote. Raises BackupError."""
    if connection.vendor == "sqlite":
        connection.close()
        target = Path(str(_settings()["NAME"]))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
        return
    _run("pg_restore", "--no-owner", "--exit-on-error", _address(), str(path))


def is_empty() -> bool:
    """Whether there are no tables yet."""
    if connection.vendor == "sqlite" and not Path(str(_settings()["NAME"])).exists():
        return True  # looking would make the file
    return not connection.introspection.table_names()


def counts_of(labels: Iterable[str]) -> dict[str, int]:
    """Return the rows of models by label, of those too that this version has no longer."""
    ours = {model._meta.label: model._meta.db_table for model in _models()}
    tables = set(connection.introspection.table_names())
    # A model that is gone had the table that Django names after it.
    named = {label: ours.get(label, label.lower().replace(".", "_")) for label in labels}
    with connection.cursor() as cursor:
        return {label: _rows(cursor, table) for label, table in named.items() if table in tables}


def check_database() -> Iterator[Check]:
    """Ask the database whether it is whole."""
    tally = Tally(Property.USABLE, "数据库完好，各表互相对应")
    tally.look(_structure_faults())
    tally.look(_reference_faults())
    yield tally.check


def structure_faults_of(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a database file."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            answers = [row[0] for row in database.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [answer for answer in answers if answer != "ok"]


def _structure_faults() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        return [f"数据库文件损坏：{row[0]}" for row in cursor.fetchall() if row[0] != "ok"]


def _reference_faults() -> list[str]:
    if connection.vendor != "sqlite":
        return []  # PostgreSQL keeps to its references at every commit
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        return [f"表 {table} 第 {row} 行指向不存在的 {parent}" for table, row, parent, _ in cursor.fetchall()]


def _settings() -> dict[str, Any]:
    return settings.DATABASES["default"]


def _address() -> str:
    """Return the argument by which a program of PostgreSQL finds our database, as DATABASE_URL says, its options included.

    The password is not in it: anybody on the machine reads the arguments of a program.
    """
    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    given = {word: _settings().get(name) for word, name in named.items()} | _settings().get("OPTIONS", {})
    return "--dbname=" + " ".join(
        f"{word}={_quoted(str(value))}" for word, value in given.items() if value and word != "password"
    )


def _quoted(value: str) -> str:
    """Quote a value of a connection string: postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING"""
    return "'" + value.replace("\\", r"\\").replace("'", r"\'") + "'"


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL against our database. Raises BackupError with what it said."""
    if shutil.which(program) is None:
        raise BackupError(f"数据库是 PostgreSQL，还要装它的工具 {program}（Debian 的 postgresql-client）。")
    password = _settings().get("OPTIONS", {}).get("password") or _settings()["PASSWORD"]
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BackupError(f"{program} 没有成功：{done.stderr.strip()[-300:]}")
