"""The worker killed by SIGKILL at random moments of its work while articles change and uploads arrive."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from django.db import connections, transaction

from archive.models import Article, Division, Statement
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.publish import publish
from archive.pipeline.withdraw import restore, withdraw
from archive.signals import articles_changed
from benchmarks.chaos_agreement import disagreements, lost_uploads
from benchmarks.chaos_report import Report
from search.engines import engine, generation
from search.errors import SearchUnavailable
from search.keeping.worker import Worker
from search.models import Outbox
from search.params import SearchParams

# A worker that has begun to work is killed within so many seconds, in which it makes several commits.
WITHIN_SECONDS = 1.5
PATIENCE_SECONDS = 300
PAUSE_SECONDS = 0.02


def kill_often(kills: int, *, phrases: int, seed: int) -> Report:
    """Kill the worker `kills` times; then let one finish, and compare everything."""
    chance = random.Random(seed)
    changes = Changes(chance)
    faults: list[str] = []
    _load()
    for _ in range(kills):
        worker = _forked_worker()
        try:
            _change_until_at_work(changes, worker)
            _change_for(changes, chance.uniform(0, WITHIN_SECONDS))
        finally:
            worker.kill()
            worker.join()
        faults += _asked_after_the_kill()
    subprocess.run([sys.executable, "manage.py", "run_worker", "--once"], check=True)
    faults += [*lost_uploads(), *disagreements(phrases, seed=seed)]
    figures = {"kills": kills, "changes": changes.made, "articles": Article.objects.count()}
    return Report("worker killed", figures | {"phrases audited": phrases}, faults)


def _load() -> None:
    """Load what a worker works with, for all that are forked from here: to do it anew takes as long as ten kills."""
    generation.cutter(engine().snapshot())  # type: ignore[attr-defined]  # of the engines on files
    import_module("archive.text.article")
    Division.objects.gazetteer()


def _forked_worker() -> BaseProcess:
    """Begin a worker that has everything loaded."""
    # Two processes must not share a connection.
    connections.close_all()
    worker = get_context("fork").Process(target=_work)
    worker.start()
    return worker


def _work() -> None:
    """Work as `manage.py run_worker` does, until killed."""
    worker = Worker()
    while True:
        if not worker.pass_once():
            time.sleep(PAUSE_SECONDS)


def _change_until_at_work(changes: Changes, worker: BaseProcess) -> None:
    """Make changes until the worker has taken one."""
    began = time.monotonic()
    oldest = changes.make()
    while oldest is None or Outbox.objects.filter(pk__lte=oldest).exists():
        if worker.exitcode is not None or time.monotonic() > began + PATIENCE_SECONDS:
            raise RuntimeError(f"the worker does not work: {worker.exitcode}")
        _change_for(changes, PAUSE_SECONDS)
        oldest = oldest or Outbox.objects.order_by("pk").values_list("pk", flat=True).first()


def _change_for(changes: Changes, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        changes.make()
        time.sleep(PAUSE_SECONDS)


def _asked_after_the_kill() -> Iterator[str]:
    """What a reader is told right after the kill: an answer, never a fault, and no statement twice."""
    try:
        found = engine().run(SearchParams.parse({"q": "改动", "view": "lines", "per_page": 100}))
    except SearchUnavailable as error:
        yield f"after a kill: {error}"
        return
    shown = [row.statement_ids for row in found.rows]
    if len(set(shown)) != len(shown):
        yield "after a kill: a statement twice on one page"


class Changes:
    """What editors do all day, one after the other by chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._numbers = chance, count(1)
        self.made = 0

    def make(self) -> int | None:
        """Change something; return the newest row of the outbox, if there is one."""
        self.made += 1
        self._chance.choice(
            (self._edit, self._edit, self._edit, self._withdraw, self._restore, self._upload)
        )()
        return Outbox.objects.order_by("-pk").values_list("pk", flat=True).first()

    def _edit(self) -> None:
        article = self._some(Article.Status.PUBLISHED)
        if article is None:
            return
        with transaction.atomic():
            statement = Statement.objects.filter(article=article).order_by("?").first()
            assert statement is not None
            statement.text = f"{statement.text.split('改动')[0]}改动{next(self._numbers)}号。"
            statement.save(update_fields=["text"])
            articles_changed.send(sender=Article, article_ids=[article.pk])

    def _withdraw(self) -> None:
        if article := self._some(Article.Status.PUBLISHED):
            withdraw(article, "改动")

    def _restore(self) -> None:
        if article := self._some(Article.Status.WITHDRAWN):
            restore(article, "压力测试")
        elif article := self._some(Article.Status.DRAFT):
            publish(article)

    def _upload(self) -> None:
        number = next(self._numbers)
        text = f"某县人大常委会听取报告\n会议由主任主持，改动{number}号。会议听取和审议了县政府的报告。"
        ingest([Item(f"{number}.txt", text.encode())], method="command")

    def _some(self, status: str) -> Article | None:
        """Return a random article of a status."""
        having = Article.objects.filter(status=status).order_by("pk")
        number = having.count()
        return having[self._chance.randrange(number)] if number else None
