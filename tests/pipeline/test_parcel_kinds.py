"""Rows of a spreadsheet and heaps of loose files come in piece by piece as containers do; whatever ends a worker, each once."""

import errno
import io
import tempfile
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError

from archive import originals
from archive.errors import RefusedError, StatusError
from archive.models import AuditEntry, Batch, Parcel, Upload
from archive.pipeline import hand_in, mapping, parcels, sheet
from archive.pipeline.batch import redo, undo
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.parcels import Opener
from tests.pipeline.faults import LOCKED, Killed, failing_database, full_disk

pytestmark = pytest.mark.django_db
ROWS = 7
COLUMNS = {"title": 0, "text": 1, "url": 2}
EXPECTED = [f"题{number}\n第{number}篇".encode() for number in range(ROWS)]


@pytest.fixture(autouse=True)
def hurried(monkeypatch) -> None:
    """Pieces of three, and nobody waits for more than the first."""
    monkeypatch.setattr(parcels, "PIECE", 3)
    monkeypatch.setattr(hand_in, "PIECE", 3)
    monkeypatch.setattr(parcels, "AT_ONCE_SECONDS", -1.0)


def table(rows: int = ROWS) -> list[list[str]]:
    body = [[f"题{number}", f"第{number}篇", f"https://example.cn/{number}"] for number in range(rows)]
    return [["标题", "正文", "网址"], *body]


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def separated(rows: list[list[str]]) -> bytes:
    return "\n".join(map(",".join, rows)).encode()


def mapped(name: str = "表.csv", raw: bytes | None = None, user: User | None = None) -> Batch:
    batch = mapping.begin(name, separated(table()) if raw is None else raw, user=user)
    return mapping.map_sheet(batch, COLUMNS, user)


def heap(user: User | None = None) -> Batch:
    files = [
        Item(f"重名\n{number % 2}.txt", raw, f"https://example.cn/{number}")
        for number, raw in enumerate(EXPECTED)
    ]
    return open_batch(files, method="file", user=user)


def work(opener: Opener | None = None) -> None:
    opener = opener or Opener()
    while opener.open_piece():
        pass


def assert_each_once(batch: Batch) -> None:
    uploads = [arrival.upload for arrival in batch.arrivals.select_related("upload")]
    assert [originals.read(upload.sha256) for upload in uploads] == EXPECTED
    assert [upload.url for upload in uploads] == [f"https://example.cn/{number}" for number in range(ROWS)]
    assert Upload.objects.count() == ROWS
    assert not Parcel.objects.exists()


@pytest.mark.parametrize("hand", [mapped, heap])
def test_killed_at_any_write_the_next_worker_goes_on(monkeypatch, hand):
    """Each worker gets one write further than the one before."""
    monkeypatch.setattr(parcels, "MOST_ATTEMPTS", 1000)
    batch = hand()
    assert batch.arrivals.count() == 3
    for writes in range(60):
        with failing_database(Killed(), after=writes), suppress(Killed):
            work()
        if not Parcel.objects.exists():
            break
    assert writes > 3, "it was never cut off within a piece"
    assert_each_once(batch)


def test_a_workbook_is_read_on_behind_what_is_there():
    batch = mapped("表.xlsx", workbook(table()))
    assert Parcel.objects.get().opened == 3
    work()
    assert_each_once(batch)


def test_a_large_sheet_is_left_to_the_worker(monkeypatch):
    monkeypatch.setattr(mapping, "READ_AT_ONCE", 10)
    batch = mapped()
    assert (batch.state, batch.arrivals.count()) == (Batch.State.OPEN, 0)
    work()
    assert_each_once(batch)


def test_cut_off_in_the_mapping_it_can_be_mapped_again():
    batch = mapping.begin("表.csv", separated(table()), user=None)
    for writes in range(2):
        with failing_database(LOCKED, after=writes), pytest.raises(OperationalError):
            mapping.map_sheet(Batch.objects.get(), COLUMNS, None)
        assert (Batch.objects.get().state, Parcel.objects.count()) == (Batch.State.MAPPING, 0)
    mapping.map_sheet(Batch.objects.get(), COLUMNS, None)
    work()
    assert_each_once(batch)


def test_a_sheet_is_mapped_once():
    batch = mapped()
    for other in (batch, heap()):
        with pytest.raises(StatusError, match="已经读过"):
            mapping.map_sheet(other, {"text": 0}, None)
    Batch.objects.exclude(pk=batch.pk).delete()
    work()
    assert_each_once(batch)


def test_of_a_sheet_that_is_too_long_the_rest_is_told(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 5)
    batch = mapped()
    work()
    assert [arrival.outcome for arrival in batch.arrivals.all()] == ["new"] * 5 + ["refused"]
    assert "第 7 行起没有收入" in batch.arrivals.last().error


def test_rows_are_numbered_as_the_spreadsheet_does():
    rows = table(3)
    batch = mapped("表.xlsx", workbook([*rows[:2], [], *rows[2:]]))
    work()
    assert [arrival.name for arrival in batch.arrivals.all()] == [f"表.xlsx 第 {n} 行" for n in (2, 4, 5)]


def altered(raw: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with other bytes in its first sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            assert "sheet1" not in name or old in part
            target.writestr(name, part.replace(old, new) if "sheet1" in name else part)
    return stream.getvalue()


def test_no_row_is_lost_to_what_a_workbook_says_of_its_size():
    batch = mapped("表.xlsx", altered(workbook(table()), b'ref="A1:C8"', b'ref="A1"'))
    work()
    assert_each_once(batch)


def test_a_row_that_says_it_is_far_away_is_not_waited_for():
    far = altered(workbook(table()), b'<row r="8"', b'<row r="99999999999"')
    batch = mapped("表.xlsx", far)
    work()
    assert batch.arrivals.count() == ROWS - 1


def test_a_column_without_any_text_is_refused_and_one_with_a_late_text_is_not(monkeypatch):
    monkeypatch.setattr(sheet, "FIRST_ROWS", 2)
    rows = [[title, "" if number < 6 else text, ""] for number, (title, text, _) in enumerate(table())]
    batch = mapping.begin("表.csv", separated(rows), user=None)
    with pytest.raises(RefusedError, match="至少要有一行有文字"):
        mapping.map_sheet(batch, {"text": 2}, None)
    assert mapping.map_sheet(batch, {"text": 1}, None).state == Batch.State.OPEN


def test_a_sheet_that_is_lost_is_told():
    batch = mapping.begin("表.csv", b"a,b\n1,lost", user=None)
    originals.discard(batch.sheet_sha256)
    with pytest.raises(RefusedError, match="丢失或损坏"):
        mapping.sheet_of(batch)


def test_a_sheet_that_is_lost_after_it_was_looked_at_is_told():
    batch = mapping.begin("表.csv", separated(table()), user=None)
    mapping.sheet_of(batch)
    originals.discard(batch.sheet_sha256)
    with pytest.raises(RefusedError, match="丢失或损坏"):
        mapping.map_sheet(batch, COLUMNS, None)
    assert Batch.objects.get().state == Batch.State.MAPPING


def test_on_a_full_disk_a_sheet_is_refused_with_a_sentence(monkeypatch):
    full_disk(monkeypatch)
    with pytest.raises(RefusedError, match="磁盘已满"):
        mapping.begin("表.csv", b"a,b\n1,full", user=None)
    assert not Batch.objects.exists()


def test_it_is_logged_who_let_it_in():
    made_by, mapped_by = User.objects.create_user("jia"), User.objects.create_user("yi")
    batch = mapping.begin("表.csv", separated(table()), user=made_by)
    mapping.map_sheet(batch, COLUMNS, mapped_by)
    work()
    told = AuditEntry.objects.order_by("pk").values_list("user__username", "change_message")
    assert list(told) == [
        ("jia", "上传表格“表.csv”"),
        ("yi", "对应表格“表.csv”的各栏，收入 3 件，其余由后台接着收入"),
        ("jia", f"读入“表.csv”，{ROWS} 件"),
    ]


def test_without_room_for_the_rest_of_a_heap_that_is_told(monkeypatch):
    class FullDisk:
        def __enter__(self):
            raise OSError(errno.ENOSPC, "full")

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(tempfile, "TemporaryFile", FullDisk)
    batch = heap()
    assert [arrival.outcome for arrival in batch.arrivals.all()] == ["new"] * 3 + ["refused"]
    assert "磁盘已满" in batch.arrivals.last().error


def test_undone_while_it_waits_for_its_columns_it_comes_back_waiting():
    batch = mapping.begin("表.csv", separated(table()), user=None)
    assert undo(batch, None) == 0
    with pytest.raises(StatusError):
        mapping.map_sheet(batch, COLUMNS, None)
    redo(batch, None)
    assert batch.state == Batch.State.MAPPING
    mapping.map_sheet(batch, COLUMNS, None)
    work()
    assert_each_once(batch)


@pytest.mark.parametrize("hand", [mapped, heap])
def test_undone_while_it_comes_in_it_goes_on_when_it_comes_back(hand):
    batch = hand()
    undo(batch, None)
    assert not Opener().open_piece()
    redo(batch, None)
    assert batch.state == Batch.State.OPEN
    work()
    assert_each_once(batch)
