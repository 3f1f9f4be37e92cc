"""Old word-processor files: by LibreOffice where it is, else one sentence; a converter that hangs is killed whole."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import pytest

from archive.models import Article, Upload
from archive.pipeline import word_processor
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.preview import preview
from archive.text.errors import DecodeError

TEXT = "某县人大常委会召开会议\n2021年9月8日，某县人大常委会召开第三次会议，听取县政府关于水利工作的报告。\n会议要求加强监督。\n"
NOTHING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
needs_libreoffice = pytest.mark.skipif(
    word_processor.program() is None, reason="LibreOffice (soffice) is not installed"
)


def script(folder: Path, body: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> dict[str, bytes]:
    """The same text as LibreOffice itself saves it in the old formats."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    for kind in ("doc", "rtf"):
        subprocess.run(
            [word_processor.program() or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", str(folder), str(folder / "a.txt")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return {kind: (folder / f"a.{kind}").read_bytes() for kind in ("doc", "rtf")}


@needs_libreoffice
@pytest.mark.parametrize(("kind", "name"), [("doc", "报告.doc"), ("doc", "报告.wps"), ("rtf", "报告.rtf")])
def test_the_text_comes_out(documents, kind, name):
    raw, read_as = word_processor.readable(documents[kind], name)
    assert raw.removeprefix(word_processor.MARK).decode().strip() == TEXT.strip()
    assert read_as.endswith(".txt")


@needs_libreoffice
@pytest.mark.django_db
def test_an_upload_becomes_an_article_and_keeps_its_bytes(documents):
    result = ingest([Item("报告.doc", documents["doc"])], method=Upload.Method.FILE)[0]
    article = prepare(result.upload)
    assert article is not None, result.upload.error
    assert article.title == "某县人大常委会召开会议"
    assert article.upload.size == len(documents["doc"])
    assert preview(Item("另一份.doc", documents["doc"] + b"\0")).error == ""


@needs_libreoffice
def test_a_link_in_a_document_is_not_followed():
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    page = f'<html><body>some words<img src="http://127.0.0.1:{port}/a.png"></body></html>'
    # A page under the name of a document: LibreOffice loads its pictures, unless it is told not to.
    text = word_processor.converted(page.encode(), word_processor.program() or "")
    assert b"some words" in text
    listener.setblocking(False)
    with listener, pytest.raises(BlockingIOError):
        listener.accept()


@needs_libreoffice
def test_a_broken_document_gets_one_sentence():
    with pytest.raises(DecodeError, match="docx") as caught:
        word_processor.readable(NOTHING, "坏.doc")
    assert str(caught.value).count("。") == 1


@pytest.mark.django_db
def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(word_processor, "PROGRAMS", ("no-such-program",))
    result = ingest([Item("旧.wps", NOTHING)], method=Upload.Method.FILE)[0]
    assert prepare(result.upload) is None
    assert "另存为 docx" in result.upload.error
    assert "LibreOffice" in result.upload.error
    assert Article.objects.count() == 0


def test_what_is_no_old_document_is_left_alone():
    for raw, name in ((b"PK\x03\x04", "a.docx"), ("文".encode(), "a.doc"), (NOTHING, "a.xls")):
        assert word_processor.readable(raw, name) == (raw, name)


def test_a_converter_that_hangs_is_killed_with_its_children(tmp_path):
    mark = tmp_path / "child"
    path = script(tmp_path, f"sleep 300 & echo $! > {mark}; wait")
    with pytest.raises(DecodeError, match="已停止"):
        word_processor.converted(NOTHING, path, seconds=0.5)
    child = int(mark.read_text())
    for _ in range(50):
        if (
            not Path(f"/proc/{child}").exists()
            or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1][:3]
        ):
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")


def test_nothing_is_left_of_a_conversion(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "bin").mkdir()
    path = script(tmp_path / "bin", "exit 0")
    with pytest.raises(DecodeError):
        word_processor.converted(NOTHING, path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["bin"]
