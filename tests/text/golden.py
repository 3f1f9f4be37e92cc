"""The golden cases of repair: a folder a case with `raw.txt`, `expected.json` and `note.md` (first line: its kind)."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.pipeline.vocabulary import load_vocabulary
from archive.text.damage import findings
from archive.text.decode import decode
from archive.text.document import Document
from archive.text.furniture.dividing import divide
from archive.text.repair import repair

FOLDER = Path(__file__).parent.parent / "golden" / "repair"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


@dataclass(frozen=True)
class Case:
    name: str
    raw: bytes
    note: str

    @property
    def negative(self) -> bool:
        return self.note.startswith("kind: negative")

    @property
    def expected(self) -> dict[str, Any]:
        return json.loads((FOLDER / self.name / "expected.json").read_text(encoding="utf-8"))

    def document(self) -> Document:
        return divide(repair(decode(self.raw, name="raw.txt").text, words=load_vocabulary), name="raw.txt")

    def result(self) -> dict[str, Any]:
        """What the case shows: what is cut off, what is left, what is flagged."""
        document = self.document()
        found = findings(document)
        lines = [(block.kind, document.repaired.text[block.start : block.end]) for block in document.blocks]
        return {
            "title": [line for kind, line in lines if kind == "title"],
            "byline": [line for kind, line in lines if kind == "byline"],
            "furniture": [line for kind, line in lines if kind == "furniture"],
            "body": document.body.text.split("\n"),
            "flags": sorted(finding.value for finding in found if finding.field == "flag"),
            "holes": [[finding.value, finding.quote] for finding in found if finding.field == "hole"],
            "rules": sorted({step.rule for step in document.repaired.steps}),
        }

    def update(self) -> None:
        text = json.dumps(self.result(), ensure_ascii=False, indent=1)
        (FOLDER / self.name / "expected.json").write_text(text + "\n", encoding="utf-8")


def cases() -> list[Case]:
    return [
        Case(folder.name, (folder / "raw.txt").read_bytes(), (folder / "note.md").read_text(encoding="utf-8"))
        for folder in sorted(FOLDER.iterdir())
    ]
