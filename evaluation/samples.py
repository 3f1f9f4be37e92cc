"""The labelled samples and what the describe path makes of them; no database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from archive.management.commands.describe import as_json, load_gazetteer, load_lexicon
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "fixtures" / "samples"

SAMPLE_MARKS = ("【样例】".encode(), "【样例】".encode("gb18030"), "【樣例】".encode("big5"))

Record = dict[str, Any]
Pair = tuple[Record, Record]


def labelled(folder: Path = SAMPLES) -> list[Record]:
    """Return the labels of a folder of samples, in the order of its `labels.jsonl`."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def article_bytes(path: Path) -> bytes:
    """Return the bytes of a sample without its last line, which says that it is one and is no part of the article.

    It is always in simplified script and behind the article's end, so it would count as mixed script and the like.
    """
    raw = path.read_bytes()
    before, _, last = raw.rstrip(b"\n").rpartition(b"\n")
    return before if any(mark in last for mark in SAMPLE_MARKS) else raw


def pairs(folder: Path = SAMPLES, wanted: Callable[[str], bool] = lambda identity: True) -> Iterable[Pair]:
    """Yield each wanted label with the record that `manage.py describe` prints for the file."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    for label in labelled(folder):
        name = label["id"]
        if wanted(name):
            article = read(
                article_bytes(folder / name),
                gazetteer=gazetteer,
                lexicon=lexicon,
                words=load_vocabulary,
                name=name,
            )
            yield label, as_json(article, gazetteer)
