"""A backup holds the whole archive, and is restored only whole and only into an empty place."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.errors import BackupError
from archive.holdings import database
from archive.holdings.backup import backup
from archive.holdings.restore import restore
from archive.pipeline import mapping
from archive.settings import BASE_DIR

pytestmark = pytest.mark.django_db(transaction=True)  # a copy waits for open transactions


def quiet(_: str) -> None:
    pass


@pytest.fixture
def file(article, tmp_path) -> Path:
    """Return a backup of the archive."""
    file = tmp_path / "backup.zip"
    backup(file, quiet)
    return file


@pytest.fixture
def empty(monkeypatch, settings, tmp_path):
    """Let the database pass for empty, and a restore that gets so far as to write it fail the test."""
    settings.DATA_DIR = tmp_path / "other"
    settings.ORIGINALS_DIR = settings.DATA_DIR / "originals"
    monkeypatch.setattr(database, "is_empty", lambda: True)
    monkeypatch.setattr(database, "load", lambda path: pytest.fail("the database was written"))


def rewrite(file: Path, change) -> None:
    """Write the backup anew with `change(name, bytes)`; None leaves a file out."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in members.items():
            if (changed := change(name, raw)) is not None:
                archive.writestr(name, changed)


def test_a_backup_is_private_and_says_what_it_holds(file, article):
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.testzip() is None
    assert manifest["counts"]["archive.Article"] == 1
    assert f"originals/{article.upload.sha256[:2]}/{article.upload.sha256}" in manifest["files"]
    assert "SECRET_KEY" not in manifest["settings"]


@pytest.mark.parametrize("is_mapped", [False, True])
def test_a_backup_holds_the_spreadsheets_of_batches(article, tmp_path, is_mapped):
    sheet = "标题,正文\n清河县,会议召开。\n".encode()
    batch = mapping.begin("表.csv", sheet, user=None)
    if is_mapped:
        mapping.map_sheet(batch, {"text": 1}, None)
    name = f"originals/{batch.sheet_sha256[:2]}/{batch.sheet_sha256}"
    backup(tmp_path / "b.zip", quiet)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.read(name) == sheet


def test_a_backup_overwrites_nothing_and_leaves_nothing_behind(file, tmp_path):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CommandError, match="不会被覆盖"):
        call_command("backup", str(file))
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_told(article, tmp_path):
    with pytest.raises(CommandError, match="没有写成"):
        call_command("backup", str(tmp_path / "nowhere" / "b.zip"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda name, raw: raw[:-1] + b"?" if name.startswith("originals") else raw, "已损坏"),
        (lambda name, raw: raw[:-1] + b"?" if name == "database" else raw, "已损坏"),
        (lambda name, raw: None if name.startswith("originals") else raw, "与清单不符"),
        (lambda name, raw: None if name == "manifest.json" else raw, "没有备份清单"),
        (lambda name, raw: raw.replace(b'"version": 2', b'"version": 3'), "更新的版本"),
        (lambda name, raw: raw.replace(b'"archive": "0', b'"archive": "9'), "更新的版本"),
        (lambda name, raw: raw.replace(b'"originals/', b'"../originals/'), "不该有的文件"),
        (lambda name, raw: b"[]" if name == "manifest.json" else raw, "读不懂"),
        (lambda name, raw: raw.replace(b'"vendor": "', b'"vendor": "other-'), "DATABASE_URL"),
    ],
)
def test_a_damaged_backup_is_refused_before_anything_is_written(file, empty, settings, change, sentence):
    rewrite(file, change)
    with pytest.raises(BackupError, match=sentence):
        restore(file, quiet)
    assert [path for path in settings.DATA_DIR.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_backup_is_told(tmp_path, empty, raw):
    file = tmp_path / "b.zip"
    file.write_bytes(raw)
    with pytest.raises(BackupError, match="不是完整的备份文件"):
        restore(file, quiet)


def test_a_backup_cut_short_is_told(file, empty):
    os.truncate(file, file.stat().st_size // 2)
    with pytest.raises(BackupError, match="不是完整的备份文件"):
        restore(file, quiet)


FILLED_ON_AND_ON = """
import io, zipfile
import django
django.setup()
from django.core.management import call_command
from archive.pipeline import parcels
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from search.keeping.worker import sync_batch
from tests.pipeline.readings import TEXT
call_command("rebuild_search", verbosity=0, stdout=io.StringIO())
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w") as archive:
    for number in range(25):
        archive.writestr(f"{number}.txt", str(number))
parcels.AT_ONCE_SECONDS = -1
open_batch([Item("批.zip", stream.getvalue())], method="file", user=None)  # waits, half opened
for number in range(400):
    (result,) = ingest([Item(f"{number}.txt", f"{TEXT}{number}。".encode())], method="file")
    publish(prepare(result.upload))
    sync_batch()
    print(number, flush=True)
"""
VERIFY_AND_OPEN = """
import django
django.setup()
from django.core.management import call_command
from archive.pipeline.parcels import Opener
call_command("verify")
Opener().open_piece()
"""


def manage(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=BASE_DIR, env=environment(folder),
        capture_output=True, text=True,
    )  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "archive.settings"}


def test_a_backup_made_under_load_is_restored_into_an_empty_folder_and_verified(data_dir, tmp_path):
    here, there, file = data_dir, tmp_path / "there", tmp_path / "b.zip"
    writer = subprocess.Popen(
        [sys.executable, "-c", FILLED_ON_AND_ON],
        cwd=BASE_DIR,
        env=environment(here),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    for _ in range(3):
        assert writer.stdout.readline()
    done = manage(here, "backup", str(file))
    was_writing = writer.poll() is None
    writer.terminate()
    writer.communicate()
    assert done.returncode == 0, done.stderr
    assert was_writing
    restored = manage(there, "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    verified = subprocess.run(
        [sys.executable, "-c", VERIFY_AND_OPEN],
        cwd=BASE_DIR,
        env=environment(there),
        capture_output=True,
        text=True,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    with closing(sqlite3.connect(there / "archive.sqlite3")) as database:
        (articles,) = database.execute("SELECT COUNT(*) FROM archive_article").fetchone()
    assert 3 <= articles < 400, "made before the backup began, and not all that came later"
    assert len([path for path in (there / "originals").rglob("*") if path.is_file()]) >= articles
    with closing(sqlite3.connect(there / "archive.sqlite3")) as database:
        arrived = database.execute("SELECT COUNT(*), COUNT(DISTINCT name) FROM archive_arrival").fetchone()
        assert arrived == (25, 25)
        assert database.execute("SELECT COUNT(*) FROM archive_parcel").fetchone() == (0,)
    again = manage(there, "restore", str(file))
    assert again.returncode == 1
    assert "空目录" in again.stderr


def test_a_backup_of_an_older_version_is_restored_and_brought_up_to_date(data_dir, tmp_path):
    there, file = tmp_path / "there", tmp_path / "b.zip"
    with closing(sqlite3.connect(data_dir / "archive.sqlite3")) as here:
        # What a version has that knew one model less.
        here.execute("DELETE FROM auth_permission WHERE codename LIKE '%parcel'")
        here.commit()
    (data_dir / "divisions-from").write_text("/自己的表.csv\n", encoding="utf-8")
    assert manage(data_dir, "backup", str(file)).returncode == 0
    restored = manage(there, "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert (there / "divisions-from").read_text(encoding="utf-8") == "/自己的表.csv\n"
    with closing(sqlite3.connect(there / "archive.sqlite3")) as there_now:
        (permissions,) = there_now.execute(
            "SELECT count(*) FROM auth_permission WHERE codename LIKE '%parcel'"
        ).fetchone()
    assert permissions == 4
