"""Readers beside the worker: as many as there is room for, one at a place, while many uploads wait."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from archive import byte_locks
from archive.models import Article, Upload
from archive.pipeline import readers
from archive.pipeline.claim import next_received
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish_many import ask
from archive.pipeline.readers import LOOK_SECONDS, MANY, Reader, Readers
from tests.pipeline.readings import TEXT

pytestmark = pytest.mark.django_db
HOLD = """
import fcntl, os, sys, time
held = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.lockf(held, fcntl.LOCK_EX, 1, int(sys.argv[2]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def held(settings):
    """Call it to have another process take a lock; it returns that process."""
    processes = []

    def take(name: str, number: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", HOLD, str(settings.DATA_DIR / f"{name}.locks"), str(number)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        processes.append(process)
        assert process.stdout.readline() == b"held\n"
        return process

    yield take
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def started(monkeypatch) -> list[int]:
    """The places at which readers were started; none of them ends by itself."""
    places: list[int] = []

    class Running:
        def poll(self) -> None:
            return None

        def terminate(self) -> None:
            places.remove(self.place)

        def wait(self, timeout: float) -> None:
            pass

    def start(place: int) -> Running:
        running = Running()
        running.place = place
        places.append(place)
        return running

    monkeypatch.setattr(readers, "_start", start)
    monkeypatch.setattr(readers, "PLACES", 2)
    return places


def uploads(number: int) -> None:
    ingest([Item(f"{each}.txt", f"{TEXT}{each}".encode()) for each in range(number)], method="file")


@pytest.mark.skipif(connection.vendor == "postgresql", reason="advisory locks there: test_postgresql.py")
def test_an_upload_that_another_process_reads_is_passed_over_until_that_is_killed(held):
    uploads(2)
    first, second = Upload.objects.order_by("pk")
    process = held("uploads", first.pk)
    with next_received() as upload:
        assert upload == second
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with next_received() as upload:
        assert upload == first


def test_readers_are_started_for_many_and_ended_with_the_worker(started):
    now = 0.0
    those = Readers(clock=lambda: now)
    uploads(MANY - 1)
    those.attend()
    assert started == []
    ingest([Item("一件.txt", TEXT.encode())], method="file")
    those.attend()
    assert started == [], "looked a moment ago"
    now = LOOK_SECONDS
    those.attend()
    assert started == [0, 1]
    now += LOOK_SECONDS
    those.attend()
    assert started == [0, 1], "they are still at it"
    those.stop()
    assert started == []


def test_no_second_one_is_started_where_one_was_left_behind(started, held):
    uploads(MANY)
    held("readers", 0)
    Readers().attend()
    assert started == [1]


def test_readers_are_started_for_many_that_wait_to_be_published(started, monkeypatch):
    monkeypatch.setattr(readers, "MANY", 2)
    uploads(2)
    while prepare_received():
        pass
    Readers().attend()
    assert started == []
    ask(Article.objects.all(), None)
    Readers().attend()
    assert started == [0, 1]


@pytest.fixture
def signals():
    """A reader listens to SIGTERM for as long as its process lasts."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_a_reader_publishes_what_waits(signals):
    uploads(3)
    prepare_received()
    ask(Article.objects.all(), None)
    Reader(0).run()
    assert Article.objects.filter(status=Article.Status.PUBLISHED).count() == 3


def test_a_reader_reads_until_none_waits_and_leaves_its_place(held, signals):
    uploads(3)
    other = held("readers", 0)
    Reader(0).run()
    assert Upload.objects.filter(state="received").count() == 3, "the place was taken"
    other.kill()
    other.wait()
    Reader(0).run()
    assert Upload.objects.filter(state="prepared").count() == 3
    assert byte_locks.is_free("readers", 0)
