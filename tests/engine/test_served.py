"""Damage to the index of a running archive: gunicorn says what is wrong, none of its processes dies, a rebuild mends it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from select import select
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.engine.processes import ENGINES

ROOT = Path(__file__).resolve().parents[2]
# It prepares the archive, then runs the commands it is told: a start of Django for each would take longer than all of them.
COMMANDS = """
import sys
import django
django.setup()
from django.core.management import CommandError, call_command
call_command("collectstatic", verbosity=0, interactive=False)
from tests.search.factories import article
for number in range(30):
    article(f"县里第{number}件建议已经办结。", title=f"标题{number}")
call_command("rebuild_search", stdout=sys.stderr)
print("done", flush=True)
for line in sys.stdin:
    try:
        call_command(*line.split(), stdout=sys.stderr)
        print("done", flush=True)
    except CommandError as error:
        print(str(error).replace("\\n", " "), flush=True)
"""


@dataclass(frozen=True)
class Served:
    """A running archive of thirty articles, and a process beside it that runs management commands."""

    url: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    commands: subprocess.Popen[str]

    @property
    def index(self) -> Path:
        return Path(self.environment["DATA_DIR"]) / "index"

    @property
    def newest(self) -> Path:
        return self.index / "generations" / (self.index / "current").read_text().split()[0]

    @property
    def workers(self) -> str:
        return Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()

    def manage(self, *arguments: str) -> str:
        """Run a command; return "done" or the sentence it fails with."""
        assert self.commands.stdin
        print(*arguments, file=self.commands.stdin, flush=True)
        return answer_of(self.commands)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(self.url + path, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def search(self) -> tuple[int, bool]:
        """Return the status of a search, and whether the page says what a sound or an unsound archive would."""
        status, page = self.get(f"/search/?q={quote('件建议')}")
        return status, ("30 篇" if status == 200 else "检索暂不可用") in page

    def told(self) -> str:
        """Return what /healthz says of an index that cannot answer."""
        status, answer = self.get("/healthz")
        assert status == 503, answer
        return str(json.loads(answer)["index"]["message"])


def answer_of(commands: subprocess.Popen[str]) -> str:
    """Return the line with which a command ends; the test fails if it takes more than five minutes."""
    assert commands.stdout
    assert select([commands.stdout], [], [], 300)[0], "the command goes on and on"
    return commands.stdout.readline().strip()


@pytest.fixture(scope="module", params=ENGINES)
def served(request, migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("data")
    shutil.copy(migrated, folder)
    environment = os.environ | {
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "SEARCH_URL": request.param,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DEMO": "0",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "archive.wsgi"]
    with subprocess.Popen(
        [sys.executable, "-c", COMMANDS], cwd=ROOT, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as commands:  # fmt: skip
        assert answer_of(commands) == "done"
        with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
            archive = Served(f"http://127.0.0.1:{port}", process, environment, commands)
            try:
                _wait_until_up(archive)
                yield archive
            finally:
                process.terminate()
                commands.kill()


def _wait_until_up(archive: Served, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            assert archive.get("/healthz")[0] == 200
            return
        except (URLError, ConnectionError, TimeoutError):
            assert time.monotonic() < deadline, "gunicorn does not answer"
            time.sleep(0.1)


def _delete(archive: Served) -> None:
    shutil.rmtree(archive.index)


def _cut_texts(archive: Served) -> None:
    os.truncate(archive.newest / "texts", 10)


def _cut_column(archive: Served) -> None:
    """A column is read once; a process that opens the index after the next commit meets the cut."""
    os.truncate(archive.newest / "rows" / "article", 4)
    os.utime(archive.newest / "commit.json")


def _other_version(archive: Served) -> None:
    (archive.newest / "commit.json").write_text('{"version": 1}\n')


def _unreadable_pointer(archive: Served) -> None:
    (archive.index / "current").write_bytes(b"\xff\xfe")


def _condemned(archive: Served) -> None:
    data = bytearray((archive.newest / "quoted").read_bytes())
    data[7] ^= 4
    (archive.newest / "quoted").write_bytes(data)
    assert "quoted 的内容已损坏" in archive.manage("audit_search", "--random", "1")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_delete, "还没有索引"),
        (_cut_texts, "不完整"),
        (_cut_column, "不完整"),
        (_other_version, "版本不符或已损坏"),
        (_unreadable_pointer, "索引指针不可读"),
        (_condemned, "quoted 的内容已损坏"),
    ],
)
def test_damage_is_told_and_a_rebuild_mends_it(
    served: Served, damage: Callable[[Served], None], reason: str
) -> None:
    assert [served.search() for _ in range(4)] == [(200, True)] * 4
    workers = served.workers
    damage(served)
    assert [served.search() for _ in range(4)] == [(503, True)] * 4
    assert reason in served.told()
    assert "rebuild_search" in served.told()
    assert served.get("/help/")[0] == 200
    assert served.manage("rebuild_search") == "done"
    assert [served.search() for _ in range(4)] == [(200, True)] * 4
    assert served.get("/healthz")[0] == 200
    assert served.workers == workers


def test_an_index_that_cannot_be_written_goes_on_answering(served: Served) -> None:
    """A folder where the lock should be stands for a read-only disk, which the superuser would not notice."""
    lock = served.index / "lock"
    lock.unlink()
    lock.mkdir()
    assert "索引不可写" in served.manage("rebuild_search")
    assert served.search() == (200, True)
    lock.rmdir()
    assert served.manage("rebuild_search") == "done"
    assert served.search() == (200, True)
