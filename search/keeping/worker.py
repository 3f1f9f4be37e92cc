"""The process that opens containers, prepares uploads, with readers beside it, and keeps the index up with the archive.

It reads outbox rows, gives their articles to the engine in one commit, and deletes only the rows it read.
Killed between the two it takes the same rows again, which changes nothing. While there is nothing to do it sees to
the upkeep of the index.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import QuerySet

from archive.models import Division
from archive.outage import is_outage
from archive.pipeline import prepare
from archive.pipeline.parcels import Opener
from archive.pipeline.publish_many import publish_asked
from archive.pipeline.readers import Readers
from archive.pipeline.reprocess import reprocess_waiting
from search import engines
from search.errors import SearchUnavailable
from search.keeping.belonging import advance
from search.keeping.upkeep import Upkeep
from search.models import Outbox
from search.warm import settle_collector

BATCH = 500
PAUSE_SECONDS = 0.3
# What is published is found within two seconds. A commit of the index costs as much as twenty articles in it.
WHILE_SECONDS = 0.3
# After a fault (no index, no database) the same row would fail again at once.
FAULT_PAUSE_SECONDS = 5.0
log = logging.getLogger(__name__)


class Worker:
    """Runs until told to stop; `pass_once` does what there is to do now."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._upkeep = Upkeep()
        self._opener = Opener()
        self._readers = Readers()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; what has been begun is finished."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        # What every reading needs. The words of the index can wait: a start is none of what a killed worker has to read.
        Division.objects.gazetteer()
        settle_collector()
        try:
            while not self._stopping.is_set():
                self._stopping.wait(self._pass())
        finally:
            self._readers.stop()
            self._upkeep.stop()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()

    def _pass(self) -> float:
        """Do what there is to do; return how long to wait before looking again."""
        close_old_connections()
        try:
            self._readers.attend()
            if self.pass_once():
                return 0.0
            self._upkeep.attend()
            return PAUSE_SECONDS
        except SearchUnavailable as error:
            log.warning("%s", error)
        except DatabaseError:
            log.exception("database fault; trying again")
        except OSError as error:
            if not is_outage(error):
                raise
            log.exception("no room; trying again")
        return FAULT_PAUSE_SECONDS

    def pass_once(self) -> bool:
        """Open some of what came in, prepare some uploads or read one article again, publish and index some.

        Return whether there was anything to do.
        """
        # Faster than what came in is read, so that there is enough for the readers beside.
        opened = _for_a_while(self._opener.open_piece)
        read = _for_a_while(lambda: prepare.prepare_received(limit=1)) or reprocess_waiting(limit=1)
        published = _for_a_while(publish_asked)
        return any((sync_batch(), published, read, opened))


def _for_a_while(act: Callable[[], int]) -> int:
    """Do something again as long as there is something to do, but not so long that what else waits is late."""
    done, until = 0, time.monotonic() + WHILE_SECONDS
    while count := act():
        done += count
        if time.monotonic() >= until:
            break
    return done


def sync_batch(limit: int = BATCH) -> int:
    """Index the articles of the oldest outbox rows and delete these rows; return their number.

    Raises SearchUnavailable; the rows then stay.
    """
    with _claim():
        rows = list(_waiting()[:limit])
        if rows:
            last = max(row.pk for row in rows)
            engines.engine().sync({row.article_id for row in rows}, through=last)
            with transaction.atomic():
                Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()
                advance(last)
    return len(rows)


def _claim() -> AbstractContextManager[None]:
    """Row locks need a transaction; SQLite has one lock for all writers, too dear to hold while indexing."""
    return transaction.atomic() if _locks_rows() else nullcontext()


def _waiting() -> QuerySet[Outbox]:
    """The outbox, oldest first; where rows can be locked, two workers take different ones."""
    rows = Outbox.objects.order_by("pk")
    return rows.select_for_update(skip_locked=True) if _locks_rows() else rows


def _locks_rows() -> bool:
    return connection.features.has_select_for_update_skip_locked
