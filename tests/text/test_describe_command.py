"""`manage.py describe`: one JSON line an article, and no database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "5月18日，甘谷县人大常委会召开会议，县人大常委会主任路远主持。\n路远指出，要践行全过程人民民主。\n"


def lines(*paths: Path) -> list[dict[str, object]]:
    out = StringIO()
    call_command("describe", *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_per_file_and_per_record(tmp_path: Path) -> None:
    text, records = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_text(TEXT, encoding="utf-8")
    rows = [
        {"id": "r1", "text": TEXT, "url": "http://x.example/2021/5/19/a.html"},
        {"id": "r2", "text": TEXT},
    ]
    records.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second, third = lines(text, records)
    assert [first["id"], second["id"], third["id"]] == ["a.txt", "r1", "r2"]
    assert (first["event_date"], second["event_date"]) == ("XXXX-05-18", "2021-05-18")
    assert first["county"] == [
        {"name": "甘谷县", "full": "甘谷县", "adcode": "620523", "province": "甘肃省"}
    ]  # fmt: skip
    assert first["speakers"][0] == {  # type: ignore[index]
        "name": "路远", "title": "县人大常委会主任", "org": "县人大常委会", "role": "presides"
    }  # fmt: skip
    assert first["slogans"] == ["全过程人民民主"]
    assert first["statements"] == [
        {"adcode": "620523", "speaker": None}, {"adcode": "620523", "speaker": "路远"}
    ]  # fmt: skip
    for found in first["evidence"].values():  # type: ignore[attr-defined]
        for finding in found:
            assert TEXT[finding["start"] : finding["end"]] == finding["quote"]


def test_a_file_that_holds_no_text_has_an_error_and_the_others_are_described(tmp_path: Path) -> None:
    empty, text = tmp_path / "a.txt", tmp_path / "b.txt"
    empty.write_bytes(b"")
    text.write_text(TEXT, encoding="utf-8")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("describe", str(empty), str(text), stdout=out)
    first, second = [json.loads(line) for line in out.getvalue().splitlines()]
    assert first == {"id": "a.txt", "error": first["error"]}
    assert second["genre"] == "会议报道"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有这个文件"):
        call_command("describe", str(tmp_path / "nothing.txt"))
