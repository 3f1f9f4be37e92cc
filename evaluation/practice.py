"""The practice set beside the project: described here, scored there by its own scorer; it is not part of the project."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from archive.management.commands.describe import as_json, load_gazetteer, load_lexicon
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from evaluation.samples import ROOT

FOLDER = ROOT.parent / "shared" / "practice"


def report(folder: Path = FOLDER) -> str:
    """Return what the scorer of the practice set prints, or a line that says that the set is not here."""
    if not (folder / "score.py").is_file():
        return "practice set: not beside this project, skipped"
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predictions.write_text("".join(_described(folder / "practice.jsonl")), encoding="utf-8")
        command = [sys.executable, "score.py", "practice_gold.jsonl", str(predictions), "--text-only"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"practice set: its scorer failed\n{done.stderr.strip()}"
    return f"practice set\n{done.stdout.strip()}"


def _described(path: Path) -> list[str]:
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = read(
            record["text"].encode(),
            gazetteer=gazetteer,
            lexicon=lexicon,
            words=load_vocabulary,
            name=record["id"],
            url=record.get("url") or "",
        )
        lines.append(
            json.dumps({"id": record["id"], **as_json(article, gazetteer)}, ensure_ascii=False) + "\n"
        )
    return lines
