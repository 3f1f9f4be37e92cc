"""A container is opened piece by piece, by the request and then by the worker; whatever ends them, every file comes in once."""

import errno
import io
import json
import os
import zipfile
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError

from archive import incoming, originals
from archive.errors import StatusError
from archive.models import Arrival, AuditEntry, Batch, Parcel, Upload
from archive.pipeline import parcels, unzip
from archive.pipeline.arrive import PIECE
from archive.pipeline.batch import confirm, redo, undo
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.parcels import MOST_ATTEMPTS, Opener
from tests.pipeline.faults import FULL, LOCKED, Killed, failing_database

pytestmark = pytest.mark.django_db(transaction=True)
FILES = 2 * PIECE + 5


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return stream.getvalue()


def named(files: int = FILES) -> dict[str, bytes]:
    return {f"{number:03}.txt": f"第{number}篇".encode() for number in range(files)}


@pytest.fixture
def hurried(monkeypatch) -> None:
    """Let nobody wait for more than the first piece."""
    monkeypatch.setattr(parcels, "AT_ONCE_SECONDS", -1.0)


def hand_in(raw: bytes, name: str = "批.zip", user: User | None = None) -> Batch:
    return open_batch([Item(name, raw)], method="file", user=user)


def open_all(opener: Opener | None = None) -> int:
    """Do the worker's part to its end; return how many pieces that were."""
    opener, pieces = opener or Opener(), 0
    while opener.open_piece():
        pieces += 1
        assert pieces < 100, "it does not end"
    return pieces


def assert_each_once(batch: Batch, files: dict[str, bytes]) -> None:
    """Every file is there exactly once, in its order, with its bytes."""
    arrivals = list(batch.arrivals.select_related("upload"))
    assert [arrival.name for arrival in arrivals] == list(files)
    assert [arrival.position for arrival in arrivals] == list(range(len(files)))
    assert {arrival.outcome for arrival in arrivals} == {"new"}
    assert [originals.read(arrival.upload.sha256) for arrival in arrivals] == list(files.values())
    assert Upload.objects.count() == len(files)
    assert not Parcel.objects.exists()


def test_a_small_one_is_opened_while_somebody_waits(monkeypatch):
    monkeypatch.setattr(parcels, "AT_ONCE_SECONDS", 60.0)  # however slow the machine
    batch = hand_in(zipped(named()))
    assert_each_once(batch, named())
    assert not Opener().open_piece()


def test_of_a_large_one_the_worker_opens_the_rest(hurried):
    user = User.objects.create_user("bianji")
    batch = hand_in(zipped(named()), user=user)
    assert batch.arrivals.count() == Parcel.objects.get().opened == PIECE
    opener = Opener()
    assert opener.open_piece()
    assert batch.arrivals.count() == 2 * PIECE
    open_all(opener)
    assert_each_once(batch, named())
    told = AuditEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert list(told) == [
        f"上传 {PIECE} 件，其余由后台接着收入",
        f"解开“批.zip”，{FILES} 件",
    ]


def test_nothing_of_it_is_unpacked_twice_by_one_worker(hurried, monkeypatch):
    read, names = unzip._read, []
    monkeypatch.setattr(
        unzip, "_read", lambda archive, info: names.append(info.filename) or read(archive, info)
    )
    hand_in(zipped(named()))
    names.clear()
    open_all()
    assert sorted(names) == sorted(named())


def test_it_is_confirmed_only_when_all_of_it_can_be_looked_at(hurried):
    batch = hand_in(zipped(named()))
    with pytest.raises(StatusError, match="还没有全部收入"):
        confirm(batch, None)
    open_all()
    assert confirm(batch, None).state == Batch.State.CONFIRMED


def test_records_come_in_like_the_files_of_an_archive(hurried):
    lines = [json.dumps({"id": name, "text": raw.decode()}) for name, raw in named().items()]
    batch = hand_in("\n".join(lines).encode(), "记录.jsonl")
    open_all()
    assert_each_once(batch, named())


@pytest.mark.parametrize("fault", [Killed(), FULL, LOCKED], ids=["killed", "full", "locked"])
def test_cut_off_at_any_write_the_next_worker_goes_on(hurried, monkeypatch, fault):
    """An opener lives until its write fails; each of the next gets one write further."""
    batch = hand_in(zipped(named()))
    monkeypatch.setattr(parcels, "MOST_ATTEMPTS", 1000)
    for writes in range(200):
        with failing_database(fault, after=writes), suppress(Killed, OperationalError):
            open_all()
        if not Parcel.objects.exists():
            break
    assert writes > PIECE, "it was never cut off within a piece"
    assert_each_once(batch, named())


@pytest.mark.parametrize("fault", [Killed(), OSError(errno.ENOSPC, "full")], ids=["killed", "full"])
def test_cut_off_while_bytes_are_kept_the_next_worker_goes_on(hurried, monkeypatch, fault):
    batch = hand_in(zipped(named()))
    store, kept = originals.store, []

    def failing(raw: bytes) -> str:
        kept.append(raw)
        if len(kept) == PIECE + 3:
            raise fault
        return store(raw)

    monkeypatch.setattr(originals, "store", failing)
    with pytest.raises(type(fault)):
        open_all()
    assert batch.arrivals.count() == 2 * PIECE
    open_all()
    assert_each_once(batch, named())


@pytest.mark.parametrize("fault", [FULL, OSError(errno.ENOSPC, "full")], ids=["database", "disk"])
def test_in_an_outage_of_the_request_the_worker_opens_all(monkeypatch, fault):
    with monkeypatch.context() as machine:
        machine.setattr(parcels, "arrive", lambda *_, **__: (_ for _ in ()).throw(fault))
        batch = hand_in(zipped(named()))
    assert batch.arrivals.count() == 0
    open_all()
    assert_each_once(batch, named())


def test_an_outage_is_not_held_against_a_parcel(hurried, monkeypatch):
    batch = hand_in(zipped(named()))
    for _ in range(MOST_ATTEMPTS + 1):
        with monkeypatch.context() as machine:
            machine.setattr(parcels, "arrive", lambda *_, **__: (_ for _ in ()).throw(FULL))
            with pytest.raises(OperationalError):
                open_all()
    open_all()
    assert_each_once(batch, named())


def test_one_that_kills_its_reader_is_not_opened_for_ever(hurried, monkeypatch):
    batch = hand_in(zipped(named()))
    with monkeypatch.context() as machine:
        machine.setattr(parcels, "contents", lambda *_: (_ for _ in ()).throw(Killed()))
        for _ in range(MOST_ATTEMPTS):
            with pytest.raises(Killed):
                open_all()
        open_all()
    assert "几次中断" in batch.arrivals.get(outcome="refused").error
    assert batch.arrivals.filter(outcome="new").count() == PIECE
    assert confirm(batch, None).state == Batch.State.CONFIRMED


def test_a_fault_of_ours_is_told_and_holds_up_nobody(hurried, monkeypatch):
    first, second = hand_in(zipped(named())), hand_in(zipped({"x.txt": b"x"}))
    with monkeypatch.context() as machine:
        machine.setattr(unzip, "_read", lambda *_: (_ for _ in ()).throw(ArithmeticError()))
        open_all()
    assert "程序出错（ArithmeticError）" in first.arrivals.get(outcome="refused").error
    assert second.arrivals.get().outcome == "new"
    assert not Parcel.objects.exists()


@pytest.mark.parametrize("loss", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK")])
def test_bytes_lost_or_changed_are_told(hurried, loss):
    batch = hand_in(zipped(named()))
    path = incoming.path_of(Parcel.objects.get().key)
    path.chmod(0o600)
    loss(path)
    open_all()
    assert "丢失或损坏" in batch.arrivals.get(outcome="refused").error
    assert batch.arrivals.filter(outcome="new").count() == PIECE


def test_undone_it_is_opened_no_further_until_the_batch_comes_back(hurried):
    batch = hand_in(zipped(named()))
    opener = Opener()
    opener.open_piece()
    assert undo(batch, None) == 2 * PIECE
    assert open_all(opener) == 0
    redo(batch, None)
    assert batch.state == Batch.State.OPEN
    open_all(opener)
    assert_each_once(batch, named())
    assert set(Upload.objects.values_list("state", flat=True)) == {"received"}


def test_undone_between_two_looks_nothing_more_comes_in(hurried, monkeypatch):
    """The worker holds the piece already when an editor undoes the batch."""
    batch = hand_in(zipped(named()))
    keep = parcels.keep

    def undoing(found):
        if Batch.objects.get().state == Batch.State.OPEN:
            undo(Batch.objects.get(), None)
        return keep(found)

    monkeypatch.setattr(parcels, "keep", undoing)
    open_all()
    assert batch.arrivals.count() == PIECE
    assert set(Upload.objects.values_list("state", flat=True)) == {"undone"}


def test_two_who_open_the_same_take_nothing_in_twice(hurried):
    batch = hand_in(zipped(named()))
    openers = [Opener(), Opener()]
    assert [opener.open_piece() for opener in openers for _ in range(2)]
    for opener in openers:
        open_all(opener)
    assert_each_once(batch, named())


def test_who_comes_second_to_a_piece_leaves_it(hurried):
    hand_in(zipped(named()))
    mine, other = (parcels.Opening(parcels.waiting().get()) for _ in range(2))
    assert other.piece()
    assert not mine.piece()
    assert Arrival.objects.count() == Parcel.objects.get().opened == 2 * PIECE


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("../外.txt", "指向包外"), ("深.zip", "太多层")],
)
def test_whoever_opens_it_it_is_judged_as_a_whole(hurried, name, sentence):
    deep = b"abc"
    for _ in range(3):
        deep = zipped({"里.zip" if deep[:2] == b"PK" else "a.txt": deep})
    files = named() | {name: deep}
    batch = hand_in(zipped(files))
    open_all()
    assert sentence in batch.arrivals.get(outcome="refused").error
    expected = FILES if name.endswith(".zip") else 0
    assert Upload.objects.count() == expected


def test_what_comes_out_counts_in_all_over_all_pieces(hurried, monkeypatch):
    monkeypatch.setattr(unzip, "MAX_FILES", FILES + 3)
    inner = zipped({"一.txt": b"1", "二.txt": b"2"})
    batch = hand_in(zipped(named() | {"里.zip": inner, "又.zip": inner}))
    open_all()
    assert batch.arrivals.filter(outcome="new").count() == FILES
    assert {row.error[:5] for row in batch.arrivals.filter(outcome="refused")} == {"压缩包里有"}


def test_on_a_full_disk_it_is_refused_with_a_sentence_and_leaves_no_rest(monkeypatch, settings):
    with monkeypatch.context() as machine:
        machine.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        batch = hand_in(zipped(named()))
    assert "磁盘已满" in batch.arrivals.get().error
    assert list(incoming.folder().iterdir()) == []


def test_what_is_done_with_lingers_for_a_day(hurried, monkeypatch):
    hand_in(zipped(named()))
    path = incoming.path_of(Parcel.objects.get().key)
    os.utime(path, (0, 0))
    Opener()._sweep()
    assert path.exists(), "a row names it"
    open_all()
    Opener()._sweep()
    assert path.exists(), "a backup may want it"
    os.utime(path, (0, 0))
    Opener()._sweep()
    assert not path.exists()
