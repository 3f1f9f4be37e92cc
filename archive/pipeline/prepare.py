"""Make the draft article of an upload: read it, and keep every reading with the words it was read from."""

from __future__ import annotations

import logging
from contextlib import suppress

from django.db import DatabaseError, transaction
from django.db.models import F

from archive import originals
from archive.errors import DamagedError
from archive.models import Article, Upload
from archive.outage import is_outage
from archive.pipeline import describe
from archive.pipeline import read as original
from archive.pipeline.claim import next_received
from archive.text.document import Article as Reading
from archive.text.errors import DecodeError

logger = logging.getLogger(__name__)

WAITING = (Upload.State.RECEIVED, Upload.State.FAILED)
ERROR_SIZE = 500
MOST_ATTEMPTS = 3


def prepare(upload: Upload) -> Article | None:
    """Return the article of an upload, made now if there is none yet.

    None if it cannot be made: the upload is then failed and says why. All of an article is written in one
    transaction. A prepared upload is not prepared twice; a failed one is tried again. Raises what an outage of the
    machine raises (`archive.outage`): the upload then waits as before.
    """
    if article := Article.objects.filter(upload=upload).first():
        if upload.state in WAITING:
            _settle(upload, Upload.State.PREPARED)
        return article
    if _is_deadly(upload):
        return None
    try:
        reading = read(upload)
        with transaction.atomic():
            return _write(upload, reading)
    except (DecodeError, DamagedError) as error:
        _fail(upload, str(error))
    except FileNotFoundError:
        _fail(upload, "找不到这份原件的文件，请从备份恢复数据目录里的 originals。")
    except Exception as error:  # any fault of ours: recorded on the upload, so that the queue goes on
        if is_outage(error):
            _give_back(upload)
            raise
        logger.exception("preparing upload %s", upload.pk)
        _fail(upload, f"处理时程序出错（{type(error).__name__}）；原件已保存，修好以后可以重试。")
    return None


def _is_deadly(upload: Upload) -> bool:
    """Count this attempt before it is made; fail an upload whose reading ended the process again and again.

    A fault that can be caught is told by its sentence; what kills a worker leaves only the count.
    """
    if upload.state == Upload.State.RECEIVED and upload.attempts >= MOST_ATTEMPTS:
        _fail(upload, "读取它时程序几次中断，已停止再试；原件已保存，请把文件交给维护者。")
        return True
    Upload.objects.filter(pk=upload.pk).update(attempts=F("attempts") + 1)
    return False


def _give_back(upload: Upload) -> None:
    """Do not count an attempt that the machine cut short, if that can be written at least."""
    with suppress(DatabaseError):
        Upload.objects.filter(pk=upload.pk, attempts__gt=0).update(attempts=F("attempts") - 1)


def prepare_received(limit: int = 20) -> int:
    """Prepare up to `limit` uploads that wait, oldest first; return how many were taken up.

    Several processes may do this at once: each takes its own.
    """
    for taken in range(limit):
        with next_received() as upload:
            if upload is None:
                return taken
            prepare(upload)
    return limit


def read(upload: Upload) -> Reading:
    """Read the original of an upload. Raises DecodeError, DamagedError, FileNotFoundError."""
    return original.read(originals.read(upload.sha256), name=upload.name, url=upload.url)


def _write(upload: Upload, reading: Reading) -> Article:
    """Write the article unless someone else did meanwhile."""
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if held.state not in WAITING:
        return Article.objects.get(upload=held)
    article = describe.write(upload, reading)
    _settle(upload, Upload.State.PREPARED)
    return article


def _fail(upload: Upload, error: str) -> None:
    _settle(upload, Upload.State.FAILED, error[:ERROR_SIZE])


def _settle(upload: Upload, state: str, error: str = "") -> None:
    upload.state, upload.error = state, error
    upload.save(update_fields=["state", "error"])
