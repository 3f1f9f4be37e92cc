"""Processes that read and publish beside the worker while much waits: both take one core, and indexing another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

from django.conf import settings

from archive import byte_locks
from archive.models import Upload
from archive.outage import is_outage
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish_many import asked, publish_asked

PLACES = max(0, (os.cpu_count() or 1) - 1)
"""A reader for each core but the worker's own."""
MANY = 40
"""Fewer are read or published sooner than a process has started."""
LOOK_SECONDS = 2.0
PATIENCE_SECONDS = 20.0
NICE = 5
COMMAND = "prepare_uploads"


class Readers:
    """The worker's part: it has them started, and ended when it ends. One that a killed worker left behind goes on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next_look = clock()
        self._processes: list[subprocess.Popen[bytes]] = []

    def attend(self) -> None:
        """Start a reader at each free place if much waits; takes no time itself."""
        if not PLACES or self._clock() < self._next_look:
            return
        self._next_look = self._clock() + LOOK_SECONDS
        self._processes = [process for process in self._processes if process.poll() is None]
        received = Upload.objects.filter(state=Upload.State.RECEIVED)
        if all(waiting[:MANY].count() < MANY for waiting in (received, asked())):
            return
        places = range(len(self._processes), PLACES)
        self._processes += [_start(place) for place in places if byte_locks.is_free("readers", place)]

    def stop(self) -> None:
        """End them with the worker; what they have begun is finished."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(PATIENCE_SECONDS)
        self._processes = []


def _start(place: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), COMMAND, str(place)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
    return process


class Reader:
    """One of these processes: reads and publishes at its place until nothing waits or SIGTERM comes."""

    def __init__(self, place: int) -> None:
        self._place = place
        self._is_stopping = False

    def run(self) -> None:
        """Work; an outage of the machine ends it, too: the worker tells of that, and has another one started later."""
        signal.signal(signal.SIGTERM, self._stop)
        if not byte_locks.lock("readers", self._place):
            return
        try:
            while not self._is_stopping and (prepare_received(limit=1) or publish_asked()):
                pass
        except Exception as error:
            if not is_outage(error):
                raise
        finally:
            byte_locks.unlock("readers", self._place)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._is_stopping = True
