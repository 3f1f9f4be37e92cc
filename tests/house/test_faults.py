"""What a reader or an administrator is told when the disk or the database fails, and what is written down of it."""

import ctypes
import errno
import logging
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import Client

from archive.models import Article
from archive.outage import is_outage, sentence_of
from tests.pipeline import readings
from tests.pipeline.faults import FULL, failing_database

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db


@pytest.fixture
def fault(monkeypatch):
    """Return the answer of a page whose view raises the given exception."""

    def answer(error: Exception):
        def fail(*_):
            raise error

        monkeypatch.setattr("search.views.home_page", fail)
        return Client(raise_request_exception=False).get("/")

    return answer


def test_a_full_disk_is_no_fault_of_the_program(fault):
    response = fault(OperationalError("database or disk is full"))
    assert response.status_code == 503
    assert "没有保存" in response.content.decode()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_nor_is_one_that_has_no_room_for_what_is_sent(fault, number):
    response = fault(OSError(number, os.strerror(number)))
    assert response.status_code == 503
    assert "没有保存" in response.content.decode()


def test_a_query_that_the_database_cannot_read_is_ours():
    with pytest.raises(DatabaseError) as raised, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT FROM WHERE")
    assert not is_outage(raised.value)


def test_a_refusal_that_names_no_file_is_ours():
    assert sentence_of(PermissionError(errno.EPERM, "?")) is None


def test_any_other_fault_of_a_file_is_ours(fault):
    assert fault(OSError(errno.EINVAL, "?")).status_code == 500


@pytest.mark.django_db(transaction=True)
def test_an_editor_is_told_when_nothing_can_be_kept(settings, tmp_path):
    settings.ORIGINALS_DIR = tmp_path / "originals"
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("root", password="x"))
    with failing_database(FULL, after=0):
        response = client.post("/admin/archive/upload/add/", {"text": readings.TEXT, "url": ""})
    assert response.status_code == 503
    assert "没有保存；请稍后再试" in response.content.decode()
    assert Article.objects.count() == 0


def test_a_fault_is_written_down_with_its_traceback(fault, caplog):
    assert fault(ZeroDivisionError("十分罕见")).status_code == 500
    (record,) = (record for record in caplog.records if record.levelno == logging.ERROR)
    assert "十分罕见" in caplog.text
    assert record.exc_info


def test_somebody_listens_where_faults_are_written_down(settings):
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert not logging.getLogger("django").handlers
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)


def _heed_modes() -> None:
    """Give up what lets root pass over the modes of files (capabilities(7)); others never had it."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability)  # PR_CAPBSET_DROP


def manage(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(folder),
        "SECRET_KEY": "x" * 60,
        "HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True,
        preexec_fn=_heed_modes,
    )  # fmt: skip


def allow(folder: Path, *, writing: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod((0o777 if writing else 0o555) if path.is_dir() else 0o666 if writing else 0o444)


def test_a_data_directory_that_cannot_be_written_is_told_and_later_work_goes_on(data_dir, tmp_path):
    folder, text = data_dir, tmp_path / "a.txt"
    text.write_text(readings.TEXT)
    allow(folder, writing=False)
    commands = (
        ["ingest", str(text)],
        ["run_worker", "--once"],
        ["backup", str(tmp_path / "b.zip")],
        ["remove_samples"],
    )
    for command in commands:
        refused = manage(folder, *command)
        assert refused.returncode == 1
        said = refused.stdout + refused.stderr
        assert "不能写入" in said or "不可写" in said or "不能读写" in said
        assert "Traceback" not in said, said
    allow(folder, writing=True)
    done = manage(folder, "ingest", str(text))
    assert done.returncode == 0, done.stderr
    assert "收入 1" in done.stdout


@pytest.mark.parametrize(
    "command", [["verify"], ["backup", "备份.zip"], ["changepassword", "admin"], ["rebuild_search"]]
)
def test_a_directory_without_an_archive_is_told_in_a_sentence(tmp_path, command):
    told = manage(tmp_path, *command)
    assert told.returncode == 1
    assert f"数据目录 {tmp_path} 里还没有档案" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_database_of_an_older_version_is_told_in_a_sentence(data_dir):
    with sqlite3.connect(data_dir / "archive.sqlite3") as database:
        database.execute("DROP TABLE archive_parcel")
        database.execute("DELETE FROM django_migrations WHERE app = 'archive' AND name > '0002'")
    told = manage(data_dir, "backup", str(data_dir / "b.zip"))
    assert told.returncode == 1
    assert "旧版本" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_interrupted_command_says_so(data_dir):
    program = "import signal, archive.environment as e; e.load = lambda: signal.raise_signal(signal.SIGINT); import runpy; "
    done = subprocess.run(
        [sys.executable, "-c", program + "runpy.run_path('manage.py', run_name='__main__')"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (130, "已中断；做完的都还在，再运行一次即可接着做。")
