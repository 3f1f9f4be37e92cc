"""The worker that gunicorn runs: requests that come together are shared out evenly."""

import os
import socket
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
WORKERS, THREADS = 2, 3
SLOW = """
import os, time

def application(environ, start_response):
    time.sleep(0.5 if environ["PATH_INFO"] == "/slow" else 0)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
"""


@pytest.fixture
def address(tmp_path):
    (tmp_path / "slow.py").write_text(SLOW)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        # Whoever comes early is kept until a worker is there.
        listener.listen()
        options = [f"--workers={WORKERS}", f"--threads={THREADS}", "--keep-alive=0"]
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config=/dev/null", "--worker-class=deploy.worker.EvenWorker",
             f"--pythonpath={tmp_path}", *options, f"--bind=fd://{listener.fileno()}", "slow"],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, pass_fds=[listener.fileno()],
        )  # fmt: skip
        yield "http://{}:{}".format(*listener.getsockname())
        server.terminate()
        server.wait(timeout=30)


def asked(url: str) -> str:
    with urlopen(url, timeout=30) as response:
        return response.read().decode()


def test_each_worker_gets_as_many_as_it_has_threads(address) -> None:
    while len({asked(address) for _ in range(8)}) < WORKERS:
        pass
    with ThreadPoolExecutor(WORKERS * THREADS) as pool:
        answered = Counter(pool.map(asked, [f"{address}/slow"] * WORKERS * THREADS))
    assert sorted(answered.values()) == [THREADS] * WORKERS


def test_who_finds_all_threads_busy_waits_and_is_answered(address) -> None:
    with ThreadPoolExecutor(20) as pool:
        answered = Counter(pool.map(asked, [f"{address}/slow"] * 20))
    assert sum(answered.values()) == 20
