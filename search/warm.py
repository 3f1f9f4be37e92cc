"""What a process loads before its first reader comes: the gazetteer, the dictionary of words, the index."""

from __future__ import annotations

import gc
import logging
from typing import get_args

from django.db import connection

from archive.models import Division
from search.engines import engine
from search.errors import SearchUnavailable
from search.pages.suggest import suggest
from search.params import SearchParams, Sort

logger = logging.getLogger(__name__)

COMMON_WORD = "人大"
EVERY = 20_000


def warm() -> None:
    """Answer a query in each order, so that nobody waits for what is loaded once a process. A missing index is logged."""
    Division.objects.gazetteer()
    try:
        for sort in get_args(Sort):
            engine().run(SearchParams.parse({"q": COMMON_WORD, "sort": sort}))
        suggest(COMMON_WORD)
    except SearchUnavailable as error:
        logger.warning("%s", error)
    finally:
        # A thread of its own has a connection of its own.
        connection.close()
    settle_collector()


def settle_collector() -> None:
    """Let the collector spare what is loaded by now, which stays: it walked it for every few pages, up to 0.1 s."""
    gc.freeze()
    # A page makes some ten thousand objects; by default the collector would come by every 700.
    gc.set_threshold(EVERY, 20, 50)
