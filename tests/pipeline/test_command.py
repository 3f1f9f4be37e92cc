"""`manage.py ingest`: one line a file, nothing twice, exit 1 if anything failed."""

import json

import pytest
from django.core.management import CommandError, call_command

import archive.text.article as text_article
from archive.models import (
    Appearance,
    Article,
    Finding,
    Occurrence,
    Person,
    RepairStep,
    Source,
    Statement,
    Upload,
)
from archive.text.errors import DecodeError
from search.models import Outbox
from tests.pipeline import readings

TABLES = (Upload, Article, RepairStep, Finding, Appearance, Statement, Person, Source, Occurrence, Outbox)


@pytest.fixture
def file(tmp_path, hand_made):
    path = tmp_path / "报告.txt"
    path.write_text(readings.TEXT)
    return path


def counts():
    return [table.objects.count() for table in TABLES]


def test_a_line_tells_what_the_file_became(file, capsys):
    call_command("ingest", str(file), "--publish")
    first, last = capsys.readouterr().out.splitlines()
    assert "报告.txt：清河县人大常委会主任座谈会召开｜清河县｜XXXX-08-04｜会议报道｜已发布｜3 则" in first
    assert last == "共 1 件：收入 1。"


def test_running_again_changes_nothing(file, capsys):
    call_command("ingest", str(file), "--publish")
    before = counts()
    call_command("ingest", str(file), "--publish")
    assert counts() == before
    assert "已在库中" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(file, capsys, originals_dir, monkeypatch):
    call_command("ingest", str(file), "--dry-run")
    assert counts()[:-1] == [0] * (len(TABLES) - 1)
    assert not originals_dir.exists()
    assert "会议报道" in capsys.readouterr().out


def test_as_json(file, capsys):
    call_command("ingest", str(file), "--json")
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    assert (record["outcome"], record["county"], record["statements"]) == ("new", "清河县", 3)


def test_a_file_that_cannot_be_read_ends_with_1_and_the_others_are_taken_in(file, capsys, monkeypatch):
    def read(raw, **context):
        if not raw:
            raise DecodeError("文件是空的，没有文字。")
        return readings.reading()

    monkeypatch.setattr(text_article, "read", read)
    (file.parent / "空.txt").write_bytes(b"")
    with pytest.raises(SystemExit) as exit_:
        call_command("ingest", str(file.parent / "空.txt"), str(file))
    assert exit_.value.code == 1
    assert "空.txt：失败——文件是空的，没有文字。" in capsys.readouterr().out
    assert (Upload.objects.filter(state="failed").count(), Article.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_folder_without_files_is_told(tmp_path):
    with pytest.raises(CommandError, match="没有文件"):
        call_command("ingest", str(tmp_path))
