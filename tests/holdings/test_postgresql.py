"""The archive on PostgreSQL as processes of its own: begun, filled by two workers, backed up meanwhile, restored, verified.

`bin/test-postgresql` runs it, with the other tests that stand near the database.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

psycopg = pytest.importorskip("psycopg", reason="an extra: bin/venv requirements-postgresql.txt")

URL = os.environ.get("TEST_DATABASE_URL", "")
FILES = 20
COUNT = """
SELECT count(*) FILTER (WHERE state = 'received'), (SELECT count(*) FROM archive_article),
       count(*) FILTER (WHERE attempts = 1) FROM archive_upload
"""

pytestmark = pytest.mark.skipif(
    not URL.startswith("postgres"), reason="no PostgreSQL is named; bin/test-postgresql starts one"
)


@pytest.fixture
def databases() -> Iterator[list[str]]:
    """Return the addresses of two empty databases; they are gone afterwards."""
    names = [f"archive_{secrets.token_hex(4)}" for _ in range(2)]
    with psycopg.connect(URL, autocommit=True) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name}")
        options = "sslmode=prefer&application_name=archive%27s"
        yield [urlsplit(URL)._replace(path=f"/{name}", query=options).geturl() for name in names]
        for name in names:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


class House:
    """A data directory and its database."""

    def __init__(self, folder: Path, url: str) -> None:
        self.url = url
        self.environment = {
            **os.environ, "DATA_DIR": str(folder), "DATABASE_URL": url, "DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "archive.settings",
        }  # fmt: skip

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=settings.BASE_DIR, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        process = self.start(*arguments)
        told, faults = process.communicate()
        assert process.returncode == 0, told + faults
        return told

    def counts(self) -> tuple[int, ...]:
        """Return how many uploads wait, how many articles there are, how many uploads were read at the first attempt."""
        with psycopg.connect(self.url) as database:
            return database.execute(COUNT).fetchone()


def test_two_workers_share_what_came_in_and_a_backup_meanwhile_is_restored_and_verified(databases, tmp_path):
    here, there = (House(tmp_path / name, url) for name, url in zip("ab", databases, strict=True))
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(FILES):
        (texts / f"{number}.txt").write_text(f"甘谷县人大常委会召开会议\n会议听取了第{number}号报告。")
    here.run("manage.py", "bootstrap")
    take_in = "from pathlib import Path; from archive.pipeline.ingest import ingest; "
    here.run(
        "-c", f"import django; django.setup(); {take_in} ingest([Path({str(texts)!r})], method='command')"
    )
    workers = [here.start("manage.py", "run_worker") for _ in range(2)]
    try:
        wait_for(lambda: here.counts()[1] > 0)
        here.run("manage.py", "backup", str(tmp_path / "b.zip"))
        wait_for(lambda: here.counts()[0] == 0)
    finally:
        for worker in workers:
            worker.terminate()
            worker.communicate()
    # A second attempt would mean that both had read the same.
    assert here.counts() == (0, FILES, FILES)
    here.run("manage.py", "verify")
    there.run("manage.py", "restore", str(tmp_path / "b.zip"))
    there.run("manage.py", "verify")
    waiting, articles, _ = there.counts()
    assert waiting + articles == FILES
    # An empty data directory is not enough: it is the database that is full.
    elsewhere = House(tmp_path / "c", there.url).start("manage.py", "restore", str(tmp_path / "b.zip"))
    assert "另建一个空库" in elsewhere.communicate()[1]


def wait_for(is_so) -> None:
    end = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < end, "nothing goes on any more"
        time.sleep(0.2)
