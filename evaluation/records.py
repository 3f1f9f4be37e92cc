"""Records of a `.jsonl` (id, text, url) as `manage.py describe` prints them, and the batches that carry labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.management.commands.describe import as_json, load_gazetteer, load_lexicon
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from evaluation.samples import ROOT, Pair, Record

UNSEEN = ROOT / "evaluation" / "unseen"


def lines_of(path: Path) -> Iterator[Record]:
    """Yield the records of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def described(path: Path) -> Iterator[Record]:
    """Yield the description of each record of a file, with its `id`; no database."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    for record in lines_of(path):
        article = read(
            record["text"].encode(),
            gazetteer=gazetteer,
            lexicon=lexicon,
            words=load_vocabulary,
            name=record["id"],
            url=record.get("url") or "",
        )
        yield {"id": record["id"], **as_json(article, gazetteer)}


def pairs(batches: Iterable[Path]) -> Iterator[Pair]:
    """Yield label and description of every record of these batches, `x.jsonl` with its `x_gold.jsonl`."""
    for batch in batches:
        labels = lines_of(batch.with_name(f"{batch.stem}_gold.jsonl"))
        yield from zip(labels, described(batch), strict=True)


def unseen(names: Iterable[str] = ()) -> list[Path]:
    """Return the batches of these names, or all there are."""
    found = [UNSEEN / f"{name}.jsonl" for name in names]
    return found or [path for path in sorted(UNSEEN.glob("*.jsonl")) if not path.stem.endswith("_gold")]
