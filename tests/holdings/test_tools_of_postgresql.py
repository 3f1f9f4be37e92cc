"""The tools of PostgreSQL reach the database as the archive itself does, with the options of DATABASE_URL."""

import subprocess

import pytest

from archive.holdings import database
from archive.settings import _database


@pytest.fixture
def calls(monkeypatch):
    """Let the database be one of PostgreSQL; return what its tools are called with, arguments and environment."""
    made = []

    def run(arguments, env, **_):
        made.append((arguments, env))
        return subprocess.CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr("archive.settings.find_spec", lambda name: name)
    monkeypatch.setattr(database.shutil, "which", lambda program: program)
    monkeypatch.setattr(database.connection, "vendor", "postgresql")
    monkeypatch.setattr(database.subprocess, "run", run)
    return made


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql:///reports", "dbname='reports'"),
        (
            "postgresql://keeper:geheim@db.local:5433/reports?sslmode=verify-full&sslrootcert=/etc/o'ur%20ca.pem",
            "dbname='reports' user='keeper' host='db.local' port='5433' "
            "sslmode='verify-full' sslrootcert='/etc/o\\'ur ca.pem'",
        ),
        ("postgresql://db.local/reports?password=geheim", "dbname='reports' host='db.local'"),
    ],
)
def test_options_are_passed_on_and_no_password_is_shown(calls, monkeypatch, tmp_path, url, address):
    monkeypatch.setattr(database, "_settings", lambda: _database(url))
    database.load(tmp_path / "dump")
    ((arguments, environment),) = calls
    assert arguments == [
        "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={address}", str(tmp_path / "dump"),
    ]  # fmt: skip
    assert environment.get("PGPASSWORD") == ("geheim" if "geheim" in url else None)
