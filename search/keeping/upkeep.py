"""The upkeep of the index: what the worker has done for it while there is nothing else to do.

A process of its own, of low priority, looks into every file now and then, and builds a worn or damaged index anew beside
the one that answers. The worker goes on with what is published meanwhile; the new index takes that up before it answers.
Another one compares the index of an archive that is not large with a scan once a day, so that the certificate is of today.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from search import engines
from search.audit_record import day_of, last_audit, record_path

# An index that is sound is looked at in memory; its files are read seldom, and not while a start is busy.
LOOK_SECONDS, FIRST_INSPECTION_SECONDS, INSPECTION_SECONDS = 30.0, 600.0, 6 * 3600.0
PATIENCE_SECONDS = 20.0
NICE = 10
INSPECT = ("rebuild_search", "--if-needed", "--inspect")
AUDIT = ("audit_search", "--random", "100")
# A scan holds all texts in memory: some 350 MB for so many articles, and takes a fifth of a second a phrase.
AUDITED_ARTICLES = 5_000
FIRST_AUDIT_SECONDS, AUDIT_EVERY = 120.0, timedelta(days=1)
log = logging.getLogger(__name__)


class Upkeep:
    """Knows when it looked last, and the process that is at it, if there is one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        # The first look loads the words of the index, before an article waits for them.
        self._next_look = clock()
        self._next_inspection = clock() + FIRST_INSPECTION_SECONDS
        self._first_audit = clock() + FIRST_AUDIT_SECONDS

    def attend(self) -> None:
        """Begin or end what is due; takes no time itself."""
        if self._is_busy() or self._clock() < self._next_look:
            return
        self._next_look = self._clock() + LOOK_SECONDS
        health = engines.engine().health()
        if self._clock() >= self._next_inspection or health.get("worn"):
            self._next_inspection = self._clock() + INSPECTION_SECONDS
            self._begin(INSPECT)
        elif self._clock() >= self._first_audit and _is_audit_due(health):
            self._begin(AUDIT)

    def _is_busy(self) -> bool:
        if self._process is None:
            return False
        code = self._process.poll()
        if code is None:
            return True
        if code:
            log.warning("%s ended with %s; it will be tried again", self._process.args, code)
        self._process = None
        self._next_look = self._clock() + (FIRST_INSPECTION_SECONDS if code else LOOK_SECONDS)
        return False

    def _begin(self, command: Sequence[str]) -> None:
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        self._process = subprocess.Popen([*manage, *command], stdout=subprocess.DEVNULL)
        os.setpriority(os.PRIO_PROCESS, self._process.pid, NICE)

    def stop(self) -> None:
        """End with the worker; what is half built is cleared away by the next rebuild."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_SECONDS)
            self._process = None


def _is_audit_due(health: Mapping[str, object]) -> bool:
    """Whether there is something to audit, not too much, and nobody did since yesterday."""
    if health.get("articles") not in range(1, AUDITED_ARTICLES + 1):
        return False
    last = day_of(last_audit(record_path()))
    # One of the future was written while the clock went wrong.
    return last is None or not timedelta() <= timezone.now() - last < AUDIT_EVERY
