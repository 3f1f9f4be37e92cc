"""Settings come from the environment, and .env.example lists every one of them with its default."""

import os
import re
from pathlib import Path

import pytest

from archive.environment import load

ROOT = Path(__file__).resolve().parents[2]
READS = re.compile(r"""(?:environ\.get\(|_flag\(|_list\()\s*["']([A-Z_]+)["']""")


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


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / ".env").write_text("PORT=1\nnonsense\n", encoding="utf-8")
    with pytest.raises(ValueError, match="第 2 行"):
        load(tmp_path / ".env")
