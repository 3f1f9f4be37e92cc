"""The upkeep of the index: what the worker has done for it while there is nothing else to do.

A process of its own, of low priority, looks into every file now and then, and builds a worn or damaged index anew beside
the one that answers. The worker goes on with what is published meanwhile; the new index takes that up before it answers.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings

from search import engines

# An index that is sound is looked at in memory; its files are read seldom, and not while a start is busy.
LOOK_SECONDS, FIRST_INSPECTION_SECONDS, INSPECTION_SECONDS = 30.0, 600.0, 6 * 3600.0
PATIENCE_SECONDS = 20.0
NICE = 10
COMMAND = ("rebuild_search", "--if-needed", "--inspect")
log = logging.getLogger(__name__)


class Upkeep:
    """Knows when it looked last, and the process that is at it, if there is one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        # The first look loads the words of the index, before an article waits for them.
        self._next_look = clock()
        self._next_inspection = clock() + FIRST_INSPECTION_SECONDS

    def attend(self) -> None:
        """Begin or end what is due; takes no time itself."""
        if self._is_busy() or self._clock() < self._next_look:
            return
        self._next_look = self._clock() + LOOK_SECONDS
        if self._clock() >= self._next_inspection or engines.engine().health().get("worn"):
            self._begin()

    def _is_busy(self) -> bool:
        if self._process is None:
            return False
        code = self._process.poll()
        if code is None:
            return True
        if code:
            log.warning("rebuild_search ended with %s; it will be tried again", code)
        self._process = None
        self._next_look = self._clock() + (FIRST_INSPECTION_SECONDS if code else LOOK_SECONDS)
        return False

    def _begin(self) -> None:
        self._next_inspection = self._clock() + INSPECTION_SECONDS
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *COMMAND]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        os.setpriority(os.PRIO_PROCESS, self._process.pid, NICE)

    def stop(self) -> None:
        """End with the worker; what is half built is cleared away by the next rebuild."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_SECONDS)
            self._process = None
