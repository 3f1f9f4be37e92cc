"""Taking in: every container is opened, the same bytes are kept once, what is unsafe is refused whole."""

import errno
import io
import json
import os
import stat
import struct
import zipfile

import pytest

from archive import originals
from archive.models import Upload
from archive.pipeline import unzip
from archive.pipeline.ingest import Item, ingest

pytestmark = pytest.mark.django_db


def take(*things, **options):
    return ingest(things, method="file", **options)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def gbk_zip(name: str, raw: bytes) -> bytes:
    """Return an archive as Windows makes it: the name in GBK, without the flag that says UTF-8."""
    placeholder = "x" * len(name.encode("gbk"))
    return zipped({placeholder: raw}).replace(placeholder.encode(), name.encode("gbk"))


def test_the_same_bytes_are_kept_once():
    first, second = take(Item("甲.txt", b"abc"), Item("乙.txt", b"abc"))
    assert (first.outcome, second.outcome) == ("new", "known")
    assert first.upload == second.upload
    assert Upload.objects.count() == 1


def test_originals_are_read_only_and_never_written_again(originals_dir):
    sha256 = originals.store(b"abc")
    path = originals.path_of(sha256)
    assert path == originals_dir / sha256[:2] / sha256
    assert stat.S_IMODE(path.stat().st_mode) == 0o440
    before = path.stat().st_mtime_ns, path.stat().st_ino
    originals.store(b"abc")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert [entry.name for entry in path.parent.iterdir()] == [sha256]


def test_folders_are_taken_in_whole(tmp_path):
    folder = tmp_path / "来件" / "甘肃"
    folder.mkdir(parents=True)
    (folder / "一.txt").write_text("一")
    (folder.parent / "二.txt").write_text("二")
    (folder.parent / ".DS_Store").write_text("x")
    assert [result.name for result in take(tmp_path / "来件")] == ["二.txt", "一.txt"]


def test_a_missing_file_is_answered_with_a_sentence(tmp_path):
    (result,) = take(tmp_path / "没有.txt")
    assert result.outcome == "refused"
    assert result.error.endswith("。")


def test_names_of_windows_archives_are_read_as_gbk():
    (result,) = take(Item("包.zip", gbk_zip("工作报告.txt", b"abc")))
    assert result.upload.name == "工作报告.txt"


def test_records_become_items_and_a_bad_line_is_told():
    lines = [json.dumps({"id": "r1", "text": "正文", "url": "https://a.example/1"}), "{", '{"id": "r3"}', ""]
    first, second, third = take(Item("记录.jsonl", "\n".join(lines).encode()))
    assert (first.upload.name, first.upload.url) == ("r1", "https://a.example/1")
    assert (second.outcome, second.name, third.outcome) == ("refused", "记录.jsonl 第 2 行", "refused")


@pytest.mark.parametrize("name", ["表.csv", "表.TSV", "表.xlsx"])
def test_a_list_of_articles_among_other_files_is_no_article(name):
    packed = zipped({name: "标题,正文\n甲,甲的全文".encode(), "甲.txt": b"x"})
    listed, other = ingest([Item("包.zip", packed)], method="file")
    assert (listed.outcome, other.outcome) == ("refused", "new")
    assert "一次只上传这一份" in listed.error


def test_a_long_list_of_records_is_read_from_disk_line_by_line(tmp_path, settings):
    settings.UPLOAD_LIMIT_MB = 1
    path = tmp_path / "记录.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": f"r{number}", "text": "字" * 200_000}) for number in range(3))
    )
    assert [result.outcome for result in take(path)] == ["new", "known", "known"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/\x00", "https://a.example/a\nb"])
def test_an_address_that_is_none_is_left_out(url):
    (result,) = take(Item("a.txt", b"abc", url))
    assert result.upload.url == ""


@pytest.mark.parametrize("name", ["../外.txt", "/etc/外.txt", "a/../../外.txt", "C:/外.txt", "..\\外.txt"])
def test_an_archive_that_points_outside_is_refused_whole(name):
    (result,) = take(Item("包.zip", zipped({"好.txt": b"ok", name: b"bad"})))
    assert result.outcome == "refused"
    assert "包外" in result.error
    assert Upload.objects.count() == 0


def test_an_archive_with_a_link_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("链接")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    (result,) = take(Item("包.zip", buffer.getvalue()))
    assert "链接" in result.error


def test_a_bomb_is_refused_before_it_is_opened():
    (result,) = take(Item("包.zip", zipped({"零.txt": b"\0" * (5 * 1024 * 1024)})))
    assert "压缩得异常" in result.error


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(unzip, "MAX_FILES", 2)
    (result,) = take(Item("包.zip", zipped({f"{number}.txt": b"x" for number in range(3)})))
    assert "3 个文件" in result.error


def test_too_much_in_all_is_refused(settings):
    settings.UPLOAD_LIMIT_MB = 1
    import random

    noise = random.Random(1).randbytes(900_000)
    packed = zipped({f"{number}.bin": noise for number in range(6)})
    settings.UPLOAD_LIMIT_MB = 6
    unzip_factor = unzip.TOTAL_FACTOR
    try:
        unzip.TOTAL_FACTOR = 0.5
        (result,) = take(Item("包.zip", packed))
    finally:
        unzip.TOTAL_FACTOR = unzip_factor
    assert "解开后超过" in result.error


def test_what_comes_out_of_archives_within_archives_counts_in_all(settings):
    settings.UPLOAD_LIMIT_MB = 1
    inner = zipped({f"{number}.txt": bytes(900_000) for number in range(2)})
    results = take(Item("包.zip", zipped({f"{number}.zip": inner + bytes(number) for number in range(4)})))
    assert [result.outcome for result in results if result.outcome == "refused"] == ["refused"] * 2
    assert "解开后超过 4 MB" in results[-1].error


def test_archives_within_archives_end_somewhere():
    raw = b"abc"
    for _ in range(4):
        raw = zipped({"里.zip" if raw[:2] == b"PK" else "a.txt": raw})
    (result,) = take(Item("包.zip", raw))
    assert "太多层" in result.error


def test_a_broken_archive_is_refused():
    (result,) = take(Item("包.zip", b"PK\x03\x04 nothing"))
    assert "已损坏" in result.error


@pytest.mark.parametrize("name", [".", "./."])
def test_a_member_without_a_name_is_refused(name):
    (result,) = take(Item("包.zip", zipped({name: b"abc"})))
    assert result.outcome == "refused"
    assert "包外" in result.error


def test_a_name_that_is_not_the_utf_8_it_claims_to_be_is_refused():
    raw = zipped({"中文.txt": b"abc"}).replace("中文".encode(), b"\xff" * 6)
    (result,) = take(Item("包.zip", raw))
    assert "已损坏" in result.error


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_unpacks_more_than_it_states_is_not_begun(method, monkeypatch):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a.txt", bytes(2**20))
    raw = buffer.getvalue().replace(struct.pack("<I", 2**20), struct.pack("<I", 1000))  # both headers lie
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    (result,) = take(Item("包.zip", raw))
    assert "少见的压缩方式" in result.error


def test_of_a_member_that_lies_about_its_size_no_more_is_unpacked(monkeypatch):
    raw = zipped({"a.txt": bytes(2**20)}).replace(struct.pack("<I", 2**20), struct.pack("<I", 1000))
    (result,) = take(Item("包.zip", raw))
    assert "已损坏" in result.error
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "raw"), [("空.zip", zipped({})), ("杂.zip", zipped({"__MACOSX/a": b"x"})), ("空.jsonl", b"\n\n")]
)
def test_a_container_with_nothing_in_it_is_told(name, raw):
    (result,) = take(Item(name, raw))
    assert result.outcome == "refused"
    assert "没有" in result.error


def test_a_name_on_disk_in_gbk_is_read(tmp_path):
    path = tmp_path / os.fsdecode("工作报告.txt".encode("gbk"))
    path.write_bytes(b"abc")
    (result,) = take(tmp_path)
    assert result.upload.name == "工作报告.txt"


def test_names_are_kept_without_what_cannot_be_stored_or_sent():
    line = json.dumps({"id": "甲\n乙\u0000\u202e\ud800", "text": "正文"})
    (result,) = take(Item("记录.jsonl", line.encode()))
    assert result.upload.name == result.name == "甲乙"


@pytest.mark.parametrize(("code", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "不能写入")])
def test_a_disk_that_takes_nothing_is_told_in_a_sentence(monkeypatch, code, words):
    def fail(raw):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(originals, "store", fail)
    (result,) = take(Item("甲.txt", b"abc"))
    assert result.outcome == "refused"
    assert words in result.error
    assert Upload.objects.count() == 0


def test_what_is_over_the_limit_is_not_kept(settings, originals_dir, tmp_path):
    settings.UPLOAD_LIMIT_MB = 1
    big = b"x" * (1024 * 1024 + 1)
    (tmp_path / "大.txt").write_bytes(big)
    results = take(Item("大.txt", big), tmp_path / "大.txt", Item("包.zip", zipped({"大.bin": big})))
    assert {result.outcome for result in results} == {"refused"}
    assert "超过上限 1 MB" in results[0].error
    assert Upload.objects.count() == 0
    assert not originals_dir.exists()
