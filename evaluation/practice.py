"""The practice set beside the project: described here, scored there by its own scorer; it is not part of the project."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.records import described
from evaluation.samples import ROOT

FOLDER = ROOT.parent / "shared" / "practice"


def report(folder: Path = FOLDER) -> str:
    """Return what the scorer of the practice set prints, or a line that says that the set is not here."""
    if not (folder / "score.py").is_file():
        return "practice set: not beside this project, skipped"
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        lines = (json.dumps(record, ensure_ascii=False) for record in described(folder / "practice.jsonl"))
        predictions.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "score.py", "practice_gold.jsonl", str(predictions), "--text-only"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"practice set: its scorer failed\n{done.stderr.strip()}"
    return f"practice set\n{done.stdout.strip()}"
