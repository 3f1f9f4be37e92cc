"""Readers while the index is built anew: each answer is compared with what a scan of all texts answers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.chaos_report import Report
from benchmarks.house import open_house

READERS, QUESTIONS = 2, 40
# They go on so long behind the swap, which is the moment to look at.
AFTERWARDS_SECONDS = 3.0
Question = tuple[str, tuple[object, ...]]


def search_meanwhile(folder: Path, searches: int, *, seed: int) -> Report:
    """Rebuild while readers ask; so many searches at least must fall into the rebuild."""
    asked = questions(seed)
    context = get_context("spawn")
    over, answers = context.Event(), context.Queue()
    readers = [context.Process(target=read, args=(folder, asked, over, answers)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for _ in readers:
        answers.get()  # ready
    began = time.monotonic()
    code = subprocess.run([sys.executable, "manage.py", "rebuild_search"], check=False).returncode
    seconds = int(time.monotonic() - began)
    time.sleep(AFTERWARDS_SECONDS)
    over.set()
    counts: Counter[str] = sum((answers.get() for _ in readers), Counter())
    for reader in readers:
        reader.join()
    number = counts.pop("searches", 0)
    faults = [f"{number_of} times: {fault}" for fault, number_of in counts.items()]
    faults += [f"rebuild_search ended with {code}"] if code else []
    faults += [f"only {number} searches"] if number < searches else []
    return Report("searched during a rebuild", {"searches": number, "seconds of rebuild": seconds}, faults)


def questions(seed: int) -> list[Question]:
    """Return query strings with what a scan answers: half pasted from the texts, half near misses."""
    from search import reference
    from search.documents import all_documents
    from search.keeping.phrases import Phrases

    documents = list(all_documents())
    drawn = list(Phrases(documents, seed=seed).queries(QUESTIONS))
    return [(each.to_query(), gist(reference.run(documents, replace(each, page=1)))) for each in drawn]


def gist(results: Any) -> tuple[object, ...]:
    """Return what must not change while nothing is published: totals, the first page, the years, the scope."""
    years = frozenset(results.facets["year"])
    return results.statements, results.articles, results.rows, years, results.searched_statements


def read(folder: Path, asked: Sequence[Question], over: Any, answers: Any) -> None:
    """Ask the questions by turns until it is over; hand over the counts of searches and of each fault."""
    open_house(folder)
    from django.http import QueryDict

    from search.engines import engine
    from search.params import SearchParams

    counts: Counter[str] = Counter()
    parsed = [(query, SearchParams.parse(QueryDict(query)), expected) for query, expected in asked]
    engine().run(parsed[0][1])
    answers.put("ready")
    for query, params, expected in cycle(parsed):
        if over.is_set():
            break
        counts["searches"] += 1
        try:
            if gist(engine().run(params)) != expected:
                counts[f"{query}: a wrong answer"] += 1
        except Exception as error:  # whatever it is, it is what the reader would have met
            counts[f"{query}: {error!r}"] += 1
    answers.put(counts)
