"""The archive as its readers meet it: `python -m benchmarks.http --articles 10000 --engine whoosh`.

gunicorn with two workers on a free port of this machine: 16 clients ask for result pages, each the next as soon as it
has one; then one client asks for every kind of page in turn, and the time to the first byte is taken. The queries
that each kind of page asks of the database are counted in this process.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.watch import Table

HOST = "127.0.0.1"
CLIENTS, WORKERS = 16, 2
PATIENCE = 120


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=40, help="pages of each kind, for the first byte")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--keep", type=Path, help="keep the archive here and use it again, with its index")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        measure(options.keep or Path(passing), options)


def measure(folder: Path, options: argparse.Namespace) -> None:
    from benchmarks import search

    search.settle(folder, options.articles, options.engine, options.seed)
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    queries = search.asked(options.queries, options.seed)
    pages = kinds_of_pages(queries, options.rounds, options.seed)
    count_queries(pages)
    with server(folder, options.engine) as (port, master):
        crowd(port, [f"/search/?{urlencode(query)}" for query in queries])
        first_bytes(port, pages)
        print(f"private memory of a worker: {max(map(private_megabytes, children(master)))} MB")


def kinds_of_pages(queries: Sequence[dict[str, str]], rounds: int, seed: int) -> dict[str, list[str]]:
    from archive.models import Article, Person, Source

    chance = random.Random(seed)
    rows = list(Article.objects.values_list("pk", "county__adcode"))
    some = chance.choices(rows, k=rounds)
    people = chance.choices(list(Person.objects.values_list("pk", flat=True)), k=rounds)
    sources = chance.choices(list(Source.objects.values_list("pk", flat=True)), k=rounds)
    asked = [*islice(cycle(query for query in queries if query.get("q")), rounds)]
    return {
        "home": ["/"] * rounds,
        "region": [f"/divisions/{chance.choice((code, code[:2] + '0000'))}/" for _, code in some],
        "gaps": [f"/divisions/{code[:2]}0000/gaps/" for _, code in some],
        "person": [f"/people/{key}/" for key in people],
        "article": [f"/articles/{key}/" for key, _ in some],
        "year": [f"/years/{2010 + place % 16}/" for place in range(rounds)],
        "source": [f"/sources/{key}/" for key in sources],
        "help": ["/help/"] * rounds,
        "search": [f"/search/?{urlencode(query)}" for query in islice(cycle(queries), rounds)],
        "lines": [f"/search/?{urlencode(query | {'view': 'lines'})}" for query in asked],
        "divisions": [f"/search/?{urlencode(query | {'view': 'divisions'})}" for query in asked],
        "fifty": [f"/search/?{urlencode(query | {'per_page': '50'})}" for query in asked],
    }


def count_queries(pages: dict[str, list[str]]) -> None:
    """Print how many queries a page of each kind asks of the database at most, once the process is warm, and its bytes."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from search.warm import warm

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    warm()
    for kind, paths in pages.items():
        queries = size = 0
        client.get(paths[0])
        for path in paths:
            with CaptureQueriesContext(connection) as captured:
                response = client.get(path)
            if response.status_code != 200:
                sys.exit(f"{path} answered {response.status_code}")
            queries, size = max(queries, len(captured)), max(size, len(response.content))
        print(f"{kind} pages: at most {queries} database queries, {size:,} bytes of HTML")


@contextmanager
def server(folder: Path, engine: str) -> Iterator[tuple[int, int]]:
    """Run gunicorn as bin/serve does, until a page has come; yield its port and process; end it with all its workers."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DATA_DIR": str(folder),
        "SEARCH_URL": f"{engine}:",
        "HOST": HOST,
        "PORT": str(port),
        "WEB_CONCURRENCY": str(WORKERS),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "archive.wsgi"]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def children(process: int) -> list[int]:
    """Return the processes that a process has forked (Linux)."""
    return [*map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]


def private_megabytes(process: int) -> int:
    """Return the memory that a process shares with no other: neither files nor what stood before it was forked (Linux)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) // 1024


def wait_for(port: int) -> None:
    """Return once pages come, and workers have had the time to load what they load beside."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            fetch(http.client.HTTPConnection(HOST, port, timeout=PATIENCE), "/search/?q=%E4%BA%BA%E5%A4%A7")
            time.sleep(10)
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("the server did not answer")


def fetch(connection: http.client.HTTPConnection, path: str) -> tuple[int, float]:
    """Return the status of a page and the milliseconds until its first byte; read all of it."""
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    first = (time.perf_counter() - start) * 1000
    response.read()
    return response.status, first


def crowd(port: int, paths: Sequence[str]) -> None:
    """Let all clients ask for all pages between them."""
    waiting, taken, faults = iter(paths * 2), [], []
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        while True:
            with lock:
                path = next(waiting, None)
            if path is None:
                return
            start = time.perf_counter()
            try:
                status, _ = fetch(connection, path)
            except OSError as error:
                status = repr(error)
                connection.close()
            taken.append((time.perf_counter() - start) * 1000)
            if status != 200:
                faults.append((status, path))

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    start, own = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    print(
        f"{CLIENTS} clients, {WORKERS} workers: {len(taken) / seconds:.1f} pages/s, {len(faults)} errors {faults[:3]};"
        f" the clients took {(time.process_time() - own) * 1000 / len(taken):.1f} ms of the processor a page"
    )
    table = Table("a page for one of them, ms")
    table.add("search", taken)
    table.print()


def first_bytes(port: int, pages: dict[str, list[str]]) -> None:
    table = Table("first byte, one client, ms")
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    for kind, paths in pages.items():
        answers = [fetch(connection, path) for path in paths]
        assert all(status == 200 for status, _ in answers), kind
        table.add(kind, [first for _, first in answers])
    table.print()


if __name__ == "__main__":
    main()
