"""What a process loads before its first reader comes: the gazetteer, the dictionary of words, the index."""

from __future__ import annotations

import logging

from django.db import connection

from archive.models import Division
from search.engines import engine
from search.errors import SearchUnavailable
from search.params import SearchParams

logger = logging.getLogger(__name__)

COMMON_WORD = "人大"


def warm() -> None:
    """Answer one query, so that nobody waits for what is loaded once a process. A missing index is logged."""
    Division.objects.gazetteer()
    try:
        engine().run(SearchParams.parse({"q": COMMON_WORD}))
    except SearchUnavailable as error:
        logger.warning("%s", error)
    finally:
        # A thread of its own has a connection of its own.
        connection.close()
