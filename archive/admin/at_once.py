"""What is read while somebody waits for the page, and what is left to the worker."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from time import monotonic

from django.db.models import QuerySet

from archive.models import Upload
from archive.outage import is_outage
from archive.pipeline import word_processor
from archive.pipeline.prepare import prepare

logger = logging.getLogger(__name__)

READING_SECONDS = 2.0
"""Reading stops after this many seconds of one request."""
LONGEST = 300_000
"""Bytes of a text that is read at once: a third of a second."""
LARGEST = 8 * 1024 * 1024
"""The same of a file that pictures make large; it is no harder to read for them."""
WITH_PICTURES = (".docx", ".pdf", ".ofd")


def read_now(uploads: Iterable[Upload]) -> None:
    """Prepare the quick uploads in turn while the request may still take its time; in an outage the worker will."""
    started = monotonic()
    try:
        for upload in uploads:
            if is_quick(upload) and monotonic() - started < READING_SECONDS:
                prepare(upload)
    except Exception as error:
        if not is_outage(error):
            raise
        logger.exception("left to the worker")


def is_quick(upload: Upload) -> bool:
    """Tell whether an original is read in less time than somebody waits: no book, and no file to be converted."""
    name = upload.name.lower()
    if name.endswith(word_processor.ENDINGS) and word_processor.program():
        return False
    return upload.size <= (LARGEST if name.endswith(WITH_PICTURES) else LONGEST)


def send_back(uploads: QuerySet[Upload]) -> int:
    """Put failed uploads in the worker's queue again; return how many there were."""
    return uploads.filter(state=Upload.State.FAILED).update(state=Upload.State.RECEIVED, error="", attempts=0)
