"""What the worker has done for the index while it is idle, and that what is published meanwhile is found."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from search.audit_record import write_record
from search.keeping import upkeep
from search.keeping.upkeep import (
    AUDIT,
    AUDITED_ARTICLES,
    FIRST_AUDIT_SECONDS,
    FIRST_INSPECTION_SECONDS,
    INSPECTION_SECONDS,
    LOOK_SECONDS,
    Upkeep,
)
from tests.engine.processes import ENGINES

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import time
import django
django.setup()
from django.core.management import call_command
from django.db import transaction
call_command("rebuild_search")
from archive.models import Article
from archive.signals import articles_changed
from search.engines import engine
from search.params import SearchParams
from search.keeping.upkeep import LOOK_SECONDS, Upkeep
from search.keeping.worker import sync_batch
from tests.search.factories import article

def found(typed):
    return engine().run(SearchParams().replace(q=typed)).articles

made = [article(f"县里第{number}件事。", "县里的话。").pk for number in range(100)]
while not engine().health()["worn"]:
    engine().sync(made)
now = 0.0
upkeep = Upkeep(clock=lambda: now)
now = LOOK_SECONDS
upkeep.attend()
process, published = upkeep._process, 0
assert process is not None, "nothing was begun"
while process.poll() is None:
    with transaction.atomic():
        fresh = article("县里又有新事。").pk
        articles_changed.send(sender=Article, article_ids=[fresh])
    sync_batch()
    published += 1
    assert found("又有新事") == published, "not found while the index is built anew"
    time.sleep(0.1)
assert process.returncode == 0, process.returncode
state = engine().health()
assert (found("又有新事"), found("县里的话")) == (published, 100)
print(state["generation"], state["worn"], published > 0)
"""


@pytest.mark.parametrize("url", ENGINES)
def test_a_worn_index_is_built_anew_while_articles_are_published(data_dir: Path, url: str) -> None:
    environment = os.environ | {
        "DATA_DIR": str(data_dir),
        "SEARCH_URL": url,
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-3:] == ["2", "False", "True"]


class Process:
    """A process that ends when it is told to."""

    pid = os.getpid()

    def __init__(self, command: list[str], **_: object) -> None:
        self.args, self.code = command, None
        self.terminated = False

    def poll(self) -> int | None:
        return self.code

    def terminate(self) -> None:
        self.terminated = True

    def wait(self, timeout: float) -> None:
        pass


class Idle:
    """An upkeep with a clock to be set, and what it began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, worn: bool = False, articles: int = 0) -> None:
        self.now, self.worn, self.articles, self.begun = 0.0, worn, articles, []
        monkeypatch.setattr(upkeep.subprocess, "Popen", self._begin)
        monkeypatch.setattr(upkeep.os, "setpriority", lambda *_: None)
        monkeypatch.setattr(upkeep.engines, "engine", lambda: self)
        self.upkeep = Upkeep(clock=lambda: self.now)

    def health(self) -> dict[str, object]:
        return {"ok": True, "worn": self.worn, "articles": self.articles}

    def _begin(self, command: list[str], **options: object) -> Process:
        self.begun.append(Process(command, **options))
        return self.begun[-1]

    def wait(self, seconds: float) -> int:
        """Return how many processes were begun by the time this has passed."""
        self.now += seconds
        self.upkeep.attend()
        return len(self.begun)


def test_a_sound_index_is_inspected_now_and_then(monkeypatch) -> None:
    idle = Idle(monkeypatch, worn=False)
    assert idle.wait(LOOK_SECONDS) == 0
    assert idle.wait(FIRST_INSPECTION_SECONDS) == 1
    assert idle.begun[0].args[-3:] == ["rebuild_search", "--if-needed", "--inspect"]
    idle.begun[0].code = 0
    assert idle.wait(FIRST_INSPECTION_SECONDS) == 1
    assert idle.wait(INSPECTION_SECONDS) == 2


def test_an_archive_that_is_not_large_is_audited_once_a_day(monkeypatch, settings, tmp_path) -> None:
    settings.INDEX_DIR = tmp_path
    idle = Idle(monkeypatch, articles=AUDITED_ARTICLES)
    assert idle.wait(LOOK_SECONDS) == 0, "not while a start is busy"
    assert idle.wait(FIRST_AUDIT_SECONDS) == 1
    assert idle.begun[0].args[-3:] == list(AUDIT)
    idle.begun[0].code = 0
    for hours, begun in ((0, 1), (23, 1), (25, 2)):
        record(tmp_path, timezone.now() - timedelta(hours=hours))
        assert idle.wait(2 * LOOK_SECONDS) == begun


def test_an_audit_of_the_future_does_not_keep_others_away(monkeypatch, settings, tmp_path) -> None:
    settings.INDEX_DIR = tmp_path
    idle = Idle(monkeypatch, articles=1)
    record(tmp_path, timezone.now() + timedelta(days=2000))
    assert idle.wait(FIRST_AUDIT_SECONDS) == 1


@pytest.mark.parametrize("articles", [0, AUDITED_ARTICLES + 1])
def test_nothing_and_very_much_are_not_audited(monkeypatch, settings, tmp_path, articles: int) -> None:
    settings.INDEX_DIR = tmp_path
    idle = Idle(monkeypatch, articles=articles)
    assert idle.wait(FIRST_AUDIT_SECONDS) == 0


def record(folder: Path, at: datetime) -> None:
    write_record(folder / "audit.json", phrases=1, hits=0, differences=0, at=at)


def test_one_process_at_a_time_and_a_pause_after_a_failure(monkeypatch) -> None:
    idle = Idle(monkeypatch, worn=True)
    assert idle.wait(LOOK_SECONDS) == 1
    assert idle.wait(INSPECTION_SECONDS) == 1, "still at it"
    idle.begun[0].code = 1
    assert [idle.wait(LOOK_SECONDS), idle.wait(LOOK_SECONDS)] == [1, 1]
    assert idle.wait(FIRST_INSPECTION_SECONDS) == 2


def test_it_ends_with_the_worker(monkeypatch) -> None:
    idle = Idle(monkeypatch, worn=True)
    idle.upkeep.stop()
    idle.wait(LOOK_SECONDS)
    idle.upkeep.stop()
    assert idle.begun[0].terminated
