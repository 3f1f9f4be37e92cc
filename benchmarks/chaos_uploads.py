"""Processes that upload and publish beside processes that search, on one database, with one worker."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.chaos_report import Report
from benchmarks.corpus import PLANTED, made_articles
from benchmarks.house import open_house

UPLOADERS, READERS = 4, 8
PATIENCE_SECONDS = 300.0


def upload_and_search(folder: Path, uploads: int, *, phrases: int, seed: int) -> Report:
    """Let everybody work until all uploads are published; then compare everything."""
    context = get_context("spawn")
    over, counts = context.Event(), context.Queue()
    writers = [
        context.Process(target=write, args=(folder, uploads, seed + number, counts))
        for number in range(1, UPLOADERS + 1)
    ]
    readers = [context.Process(target=read, args=(folder, over, counts)) for _ in range(READERS)]
    with subprocess.Popen([sys.executable, "manage.py", "run_worker"]) as worker:
        for process in (*readers, *writers):
            process.start()
        done = sum((counts.get() for _ in writers), Counter())
        over.set()
        done += sum((counts.get() for _ in readers), Counter())
        for process in (*readers, *writers):
            process.join()
        worker.terminate()
    subprocess.run([sys.executable, "manage.py", "run_worker", "--once"], check=True)
    from benchmarks.chaos_agreement import disagreements, lost_uploads

    figures = {"uploads": done.pop("uploads", 0), "pages": done.pop("pages", 0)}
    faults = [f"{number} times: {fault}" for fault, number in done.items()]
    if figures["uploads"] != UPLOADERS * uploads:
        faults.append(f"{UPLOADERS * uploads} uploads were to be published")
    faults += [*lost_uploads(), *disagreements(phrases, seed=seed)]
    return Report("uploaded while others searched", figures | {"phrases audited": phrases}, faults)


def write(folder: Path, uploads: int, seed: int, counts: Any) -> None:
    """Upload texts one by one, and publish each article once the worker has made it."""
    open_house(folder)
    from archive.models import Article, Division
    from archive.pipeline.ingest import Item, ingest
    from archive.pipeline.publish import publish

    done: Counter[str] = Counter()
    adcodes = sorted(Division.objects.current().filter(level="county").values_list("adcode", flat=True))
    waiting: list[int] = []
    for number, made in enumerate(made_articles(uploads, adcodes, seed=seed)):
        text = "\n".join((made.title, *(each.text for each in made.statements)))
        item = Item(f"{seed}-{number}.txt", text.encode())
        taken = _told(done, partial(ingest, [item], method="command"))
        waiting += [result.upload.pk for result in taken or ()]
    until = time.monotonic() + PATIENCE_SECONDS
    while waiting and time.monotonic() < until:
        for article in Article.objects.filter(upload__in=waiting):
            if _told(done, partial(publish, article)):
                done["uploads"] += 1
                waiting.remove(article.upload_id)
        time.sleep(0.05)
    counts.put(done)


def read(folder: Path, over: Any, counts: Any) -> None:
    """Make result pages until it is over."""
    open_house(folder)
    from search.pages.result import result_page
    from search.params import SearchParams

    done: Counter[str] = Counter()
    for word in cycle(PLANTED):
        if over.is_set():
            break
        if _told(done, partial(result_page, SearchParams.parse({"q": word}))):
            done["pages"] += 1
    counts.put(done)


def _told(done: Counter[str], act: Callable[[], Any]) -> Any:
    """Return what `act` returns; a fault of any kind is counted by its words."""
    try:
        return act()
    except Exception as error:  # whatever it is, it is what the user would have met
        done[repr(error)] += 1
        return None
