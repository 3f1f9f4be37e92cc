"""Two worker processes on one queue: every upload is read once and becomes one article."""

import os
import subprocess
import sys

import pytest

from archive.settings import BASE_DIR

COUNT = 12
PREPARE = "from archive.pipeline.prepare import prepare_received; prepare_received(limit=100)"
INGEST = """
from archive.pipeline.ingest import Item, ingest
from tests.pipeline.readings import TEXT
ingest([Item(f"{number}.txt", f"{TEXT}{number}".encode()) for number in range(12)], method="file")
"""
REPORT = """
from archive.models import Article, Upload
print(Article.objects.count(), Upload.objects.filter(state="prepared", attempts=1).count())
"""
SET_UP = "import django; django.setup(); "


@pytest.fixture
def environment(data_dir):
    return {**os.environ, "DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}


def start(code: str, environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", SET_UP + code], cwd=BASE_DIR, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_workers_make_each_article_once(environment):
    given = start(INGEST, environment)
    assert given.communicate() == ("", "")
    workers = [start(PREPARE, environment) for _ in range(2)]
    answers = [worker.communicate() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], answers
    out, error = start(REPORT, environment).communicate()
    assert out.split() == [str(COUNT)] * 2, (error, answers)
