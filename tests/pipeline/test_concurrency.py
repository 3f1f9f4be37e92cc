"""Two worker processes on one queue: every upload is read once and becomes one article."""

import os
import subprocess
import sys

from archive.settings import BASE_DIR

COUNT = 12
# They are forked: the rules of reading are loaded once.
SCRIPT = """
import django
django.setup()
from multiprocessing import get_context
from django.db import connections
import archive.text.article
from archive.models import Article, Upload
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare_received
from tests.pipeline.readings import TEXT

ingest([Item(f"{number}.txt", f"{TEXT}{number}".encode()) for number in range(12)], method="file")
connections.close_all()
workers = [get_context("fork").Process(target=prepare_received, args=(100,)) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(*(worker.exitcode for worker in workers))
print(Article.objects.count(), Upload.objects.filter(state="prepared", attempts=1).count())
"""


def test_two_workers_make_each_article_once(data_dir):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=BASE_DIR, capture_output=True, text=True,
        env={**os.environ, "DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"},
    )  # fmt: skip
    assert done.stdout.split() == ["0", "0", str(COUNT), str(COUNT)], done.stdout + done.stderr
