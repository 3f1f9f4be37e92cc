"""The worker killed five times at random moments; `python -m benchmarks.chaos kills` does it fifty times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.processes import ENGINES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("url", ENGINES)
def test_nothing_is_missing_or_double_after_kills(data_dir: Path, url: str) -> None:
    command = ["benchmarks.chaos", "kills", "--kills", "5", "--articles", "40", "--phrases", "40"]
    environment = os.environ | {"SEARCH_URL": url, "DEMO": "0"}
    done = subprocess.run(
        [sys.executable, "-m", *command, "--data", str(data_dir)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "worker killed: 5 kills" in done.stdout
    assert "0 faults" in done.stdout
