"""The worker of a batch, killed at random moments while it reads, and what it costs."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

# As bin/serve waits before it starts a worker again.
PAUSE_SECONDS = 1.0
# To look took a quarter of a core when it was done twenty times a second.
LOOK_SECONDS = 0.5
SAMPLES = 10


class KilledWorker:
    """Runs `manage.py run_worker`; kills it so many times during the first half of the files, and watches the last one.

    `memory` holds "files:MB" of its private memory, about ten times; `processor_seconds` those of all that were started.
    """

    def __init__(self, *, files: int, kills: int, seed: int) -> None:
        chance = random.Random(seed)
        self._kill_at = sorted(chance.randrange(1, max(2, files // 2)) for _ in range(kills))
        self._step = max(1, files // (2 * SAMPLES))
        self._chance = chance
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.processor_seconds = 0.0
        self.kills_done = 0
        self.memory: list[str] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        for count in self._kill_at:
            worker = self._start()
            while not self._over.is_set() and self._read() < count:
                self._over.wait(LOOK_SECONDS)
            # Not always at the same place of its round.
            self._over.wait(self._chance.uniform(0, 0.3))
            worker.kill()
            self._end(worker)
            self.kills_done += 1
            self._over.wait(PAUSE_SECONDS)
        worker = self._start()
        seen = -1
        while not self._over.wait(LOOK_SECONDS):
            if (read := self._read() // self._step) != seen:
                seen = read
                self.memory.append(f"{read * self._step}:{private_megabytes(worker.pid)}")
        self.memory.append(f"end:{private_megabytes(worker.pid)}")
        worker.terminate()
        self._end(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "manage.py", "run_worker"])

    def _end(self, worker: subprocess.Popen[bytes]) -> None:
        _, _, used = os.wait4(worker.pid, 0)
        worker.returncode = 0  # waited for here
        self.processor_seconds += used.ru_utime + used.ru_stime

    def _read(self) -> int:
        """Return how many files were read so far."""
        from django.db import connection

        from archive.models import Batch, Upload

        try:
            newest = Batch.objects.order_by("pk").last()
            return newest.uploads.filter(state=Upload.State.PREPARED).count() if newest else 0
        finally:
            connection.close()


def private_megabytes(pid: int) -> int:
    """Return the memory that a process shares with no other, in MB; 0 if it is not there."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) // 1024
