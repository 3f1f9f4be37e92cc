"""What is loaded before the first reader comes: templates, gazetteer and dictionary once, the index by each process."""

from __future__ import annotations

import gc
import logging
from importlib import import_module
from typing import get_args

from django.db import DatabaseError, connection

from archive.jinja import compile_templates
from archive.models import Division
from search.engines import engine
from search.errors import SearchUnavailable
from search.pages.division_tree import DivisionTree
from search.pages.home import home_page
from search.pages.result import result_page
from search.params import SearchParams, Sort

logger = logging.getLogger(__name__)

COMMON_WORD = "人大"
# Stands in no text; a page without hits asks for tables of its own.
NOWHERE = "人大代表龘龘"
# Articles of a page: from these numbers on, its questions are put to the database in another way.
LENGTHS = (1, 2, 4, 8, 20)
EVERY = 20_000


def share() -> None:
    """Load what the processes to be forked from this one never change: two thirds of what each would take alone.

    Nothing stays open: a process opens the database and the index for itself. What is missing is logged.
    """
    import_module("archive.text.article")
    compile_templates()
    try:
        DivisionTree.of(Division.objects.gazetteer())
        _all_pages()
        engine().share()
    except (DatabaseError, SearchUnavailable) as error:
        logger.warning("%s", error)
    finally:
        connection.close()
    # A collector that marks an object writes to its page, which is then no longer shared.
    gc.collect()
    gc.freeze()


def warm() -> None:
    """Answer a query in each order, so that nobody waits for what is loaded once a process. A missing index is logged."""
    Division.objects.gazetteer()
    try:
        for sort in get_args(Sort):
            engine().run(SearchParams.parse({"q": COMMON_WORD, "sort": sort}))
        _all_pages()
    except SearchUnavailable as error:
        logger.warning("%s", error)
    finally:
        # A thread of its own has a connection of its own.
        connection.close()
    settle_collector()


def _all_pages() -> None:
    """Make what every kind of page has in common with others: for the home page addresses are looked up, too."""
    home_page()
    for q in (COMMON_WORD, NOWHERE):
        for per_page in LENGTHS:
            result_page(SearchParams.parse({"q": q, "per_page": str(per_page)}))


def settle_collector() -> None:
    """Let the collector spare what is loaded by now, which stays: it walked it for every few pages, up to 0.1 s."""
    gc.freeze()
    # A page makes some ten thousand objects; by default the collector would come by every 700.
    gc.set_threshold(EVERY, 20, 50)
