"""Settings come from the environment, and .env.example lists every one of them with its default."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.environment import load

ROOT = Path(__file__).resolve().parents[2]
READS = re.compile(r"""(?:environ\.get\(|_text\(|_flag\(|_list\(|_number\()\s*["']([A-Z_]+)["']""")


def test_the_example_lists_exactly_the_settings_that_are_read():
    read = {
        name
        for file in ("archive/settings.py", "deploy/gunicorn.conf.py")
        for name in READS.findall((ROOT / file).read_text(encoding="utf-8"))
    }
    listed = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M)
    assert sorted(listed) == sorted(read)


def test_the_real_environment_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.delenv("HOST", raising=False)
    (tmp_path / ".env").write_text("# comment\nPORT=1\nHOST='0.0.0.0'\n", encoding="utf-8")
    load(tmp_path / ".env")
    assert (os.environ["PORT"], os.environ["HOST"]) == ("9000", "0.0.0.0")
    monkeypatch.delenv("HOST")


def test_of_two_lines_with_one_name_the_later_counts(tmp_path, monkeypatch):
    monkeypatch.setenv("HOST", "to be restored")
    monkeypatch.delenv("HOST")
    (tmp_path / ".env").write_text("HOST=127.0.0.1\nHOST=0.0.0.0\n", encoding="utf-8")
    load(tmp_path / ".env")
    assert os.environ["HOST"] == "0.0.0.0"


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / ".env").write_text("PORT=1\nnonsense\n", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="第 2 行"):
        load(tmp_path / ".env")


def test_a_file_from_windows_is_read(tmp_path, monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    (tmp_path / ".env").write_bytes("\ufeff# 注释\r\nHOST=0.0.0.0\r\n".encode())
    load(tmp_path / ".env")
    assert os.environ["HOST"] == "0.0.0.0"
    monkeypatch.delenv("HOST")


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / ".env").write_bytes("# 注释\n".encode("gbk"))
    with pytest.raises(ImproperlyConfigured, match="UTF-8"):
        load(tmp_path / ".env")


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "八千", "PORT 应是正整数"),
        ("UPLOAD_LIMIT_MB", "50 # MB", "UPLOAD_LIMIT_MB 应是正整数"),
        ("WEB_CONCURRENCY", "two", "WEB_CONCURRENCY 应是正整数"),
        ("CSRF_TRUSTED_ORIGINS", "archive.example.cn", "要连 https:// 一起写"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL"),
        ("DATABASE_URL", "postgresql://a:b[c@127.0.0.1/d", "DATABASE_URL 看不明白"),
        ("DATA_DIR", "/dev/null/没有", "不能读写"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(tmp_path, name, value, sentence):
    done = manage("bootstrap", **{"DATA_DIR": str(tmp_path), name: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(find_spec("psycopg") is None, reason="the driver is missing, which is told first")
def test_a_password_that_is_not_escaped_is_one_sentence(tmp_path):
    done = manage("check", DATA_DIR=str(tmp_path), DATABASE_URL="postgresql://a:b/c@127.0.0.1:5432/d")
    assert done.returncode == 1
    assert "%40、%3A、%2F、" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_setting_is_the_default(tmp_path):
    names = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M)
    program = (
        "import archive.settings as s; print(s.DATA_DIR, s.CACHE_DIR, s.HOST, s.PORT, s.SEARCH_URL, s.DEMO)"
    )
    project = shutil.copytree(ROOT / "archive", tmp_path / "archive").parent
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], **dict.fromkeys(names, "")},
    )  # fmt: skip
    assert done.stdout.split() == [
        f"{project}/var",
        f"{project}/var/cache",
        "127.0.0.1",
        "8000",
        "whoosh:",
        "True",
    ]


@pytest.mark.skipif(find_spec("psycopg") is not None, reason="the driver is here")
def test_a_missing_driver_is_told_with_the_command_that_installs_it(tmp_path):
    done = manage("check", DATA_DIR=str(tmp_path), DATABASE_URL="postgresql://a:b@127.0.0.1/c")
    assert done.returncode == 1
    assert "bin/venv requirements-postgresql.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_lock_is_renewed_by_the_script():
    script = (ROOT / "bin/lock").read_text(encoding="utf-8")
    names = re.search(r"for name in (.*); do", script)[1].split()
    assert sorted(f"{name}.in" for name in names) == sorted(path.name for path in ROOT.glob("*.in"))
    for name in names:
        assert "--hash=sha256:" in (ROOT / f"{name}.txt").read_text(encoding="utf-8")


def test_a_data_directory_may_have_any_name(data_dir):
    folder = data_dir.rename(data_dir.with_name("数据 #1?a%20b"))
    done = manage("migrate", "--check", DATA_DIR=str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "archive.sqlite3").is_file()


def test_behind_https_the_deployment_check_has_nothing_to_say(tmp_path):
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path), HTTPS="1",
        ALLOWED_HOSTS="archive.example.cn,127.0.0.1", CSRF_TRUSTED_ORIGINS="https://archive.example.cn",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout or "没有" in done.stdout
