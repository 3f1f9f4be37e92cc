"""A batch of a hundred files, its worker killed three times on the way; `python -m benchmarks.batch` sends two thousand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_of_a_batch_every_file_arrives_once_whatever_happens_to_the_worker(data_dir: Path) -> None:
    command = ["--files", "100", "--kills", "3", "--articles", "0", "--phrases", "10", "--bare"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.batch", *command, "--data", str(data_dir)],
        cwd=ROOT, env=os.environ | {"DEMO": "0"}, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "100 files, 3 kills, 100 articles published; 0 faults" in done.stdout
