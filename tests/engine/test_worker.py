"""The worker as a process of its own: what is saved is found within two seconds, and a signal ends it cleanly."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Upload
from archive.signals import articles_changed
from search.engines import rebuild
from search.keeping.worker import Worker, sync_batch
from search.models import Outbox
from tests.engine.processes import ENGINES
from tests.engine.questions import asked
from tests.search.factories import article

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import signal, subprocess, sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
call_command("rebuild_search", verbosity=0, stdout=sys.stderr)
from archive.models import Article, Upload
from archive.signals import articles_changed
from search import engines
from search.params import SearchParams
from tests.search.factories import article

def published(text):
    made = article(text)
    Upload.objects.filter(pk=made.upload_id).update(state=Upload.State.PREPARED)
    articles_changed.send(sender=Article, article_ids=[made.pk])

def start():
    return subprocess.Popen([sys.executable, "manage.py", "run_worker"], stdout=subprocess.DEVNULL)

def found(typed):
    return engines.engine().run(SearchParams().replace(q=typed)).articles

def wait_for(typed, number):
    began = time.monotonic()
    while found(typed) < number:
        assert worker.poll() is None, "the worker has ended"
        assert time.monotonic() - began < 30, "never found"
        time.sleep(0.02)
    return time.monotonic() - began

try:
    for number, kill in enumerate((signal.SIGKILL, signal.SIGTERM), start=1):
        worker = start()
        published("先看它是否在工作。")
        wait_for("先看它", number)
        published(f"保存后两秒之内应当找到：{number}号。")
        took = wait_for("应当找到", number)
        worker.send_signal(kill)
        worker.wait(20)
finally:
    worker.kill()
print("took", took, "code", worker.returncode, "articles", found("保存后两秒"), found("先看它"))
"""


@pytest.mark.parametrize("url", ENGINES)
def test_a_saved_article_is_found_within_two_seconds_and_sigterm_ends_cleanly(
    data_dir: Path, url: str
) -> None:
    environment = os.environ | {
        "DATA_DIR": str(data_dir),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "SEARCH_URL": url,
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _, took, _, code, _, *articles = done.stdout.split()
    assert (code, articles) == ("0", ["2", "2"])
    assert float(took) < 2.0


@pytest.mark.django_db
def test_a_pass_prepares_and_indexes_and_tells_whether_there_was_work(engine) -> None:
    made = article("一次处理一批。")
    Upload.objects.update(state=Upload.State.PREPARED)
    articles_changed.send(sender=Article, article_ids=[made.pk, made.pk])
    assert Worker().pass_once()
    assert Outbox.objects.count() == 0
    assert engine.run(asked("处理一批")).statements == 1
    assert not Worker().pass_once()
    call_command("run_worker", once=True)


@pytest.mark.django_db
def test_a_pass_without_work_reads_no_whole_table(engine) -> None:
    """It is made three times a second: at 50,000 articles two looks at each row kept a third of a core busy."""
    article("没有什么要做。")
    Upload.objects.update(state=Upload.State.PREPARED)
    worker = Worker()
    worker.pass_once()
    with CaptureQueriesContext(connection) as asked_for:
        assert not worker.pass_once()
    with connection.cursor() as cursor:
        for query in asked_for.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            for *_, step in cursor.fetchall():
                assert not re.match(r"SCAN archive_\w+$", step), query["sql"]


@pytest.mark.django_db
def test_batches_take_the_oldest_rows_first(engine) -> None:
    made = [article(f"第{number}篇。") for number in range(5)]
    articles_changed.send(sender=Article, article_ids=[each.pk for each in made])
    assert [sync_batch(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert engine.run(asked("")).articles == 5


@pytest.mark.django_db(transaction=True)
def test_searches_during_a_rebuild_are_never_wrong_or_empty(engine, again, monkeypatch) -> None:
    made = [article(f"县里第{number}件建议。") for number in range(60)]
    engine.sync(each.pk for each in made)
    monkeypatch.setattr(rebuild, "BATCH", 10)
    answers: list[int] = []
    over = threading.Event()

    def search() -> None:
        mine = again()
        while not over.is_set():
            answers.append(mine.run(asked("县里")).statements)
            time.sleep(0.01)

    searching = threading.Thread(target=search)
    searching.start()
    try:
        for _ in range(3):
            engine.rebuild(lambda line: None)
    finally:
        over.set()
        searching.join()
    assert set(answers) == {60}
    assert len(answers) > 20
