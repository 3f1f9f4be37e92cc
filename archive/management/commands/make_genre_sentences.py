"""Cut half of the samples, our own prose and old batches of evaluation into words: in which order this genre says them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import jieba
from django.conf import settings
from django.core.management.base import BaseCommand

from archive.management.commands.make_genre_words import NOTICE, SAMPLES, even_samples
from archive.pipeline.vocabulary import GENRE, LENT, SEPARATOR
from archive.text.repair import repair
from archive.text.shift.gbk_pairs import simplified
from archive.text.shift.surroundings import plain

PROSE = settings.BASE_DIR / "fixtures" / "prose"
BATCHES = settings.BASE_DIR / "evaluation" / "unseen"


class Command(BaseCommand):
    help = "由一半样例、fixtures/prose 和 evaluation/unseen 较早各批的句子重新生成 archive/pipeline/genre.txt"

    def handle(self, *args: Any, **options: Any) -> None:
        jieba.setLogLevel("WARNING")
        for name in names():
            jieba.add_word(name, 1000)
        GENRE.write_text("\n".join(cut((*even_samples(), *prose(), *lent()))) + "\n", encoding="utf-8")


def names() -> Iterator[str]:
    """Yield the people of these texts, whom no dictionary knows."""
    yield from (PROSE / "people.names").read_text(encoding="utf-8").split()
    for line in (SAMPLES / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if int(label["id"][:3]) % 2 == 0:
            yield from _people(label)
    for batch in LENT:
        for line in (BATCHES / f"{batch}_gold.jsonl").read_text(encoding="utf-8").splitlines():
            yield from _people(json.loads(line))


def _people(label: Any) -> Iterator[str]:
    return (speaker["name"] for speaker in label["speakers"] or () if speaker["name"])


def prose() -> Iterator[str]:
    for path in sorted(PROSE.glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def lent() -> Iterator[str]:
    """Yield the repaired texts of the batches that lend their words."""
    for batch in LENT:
        for line in (BATCHES / f"{batch}.jsonl").read_text(encoding="utf-8").splitlines():
            yield repair(json.loads(line)["text"]).text


def cut(texts: Iterable[str]) -> Iterator[str]:
    """Yield the different lines of texts as words with separators between them."""
    for line in dict.fromkeys(
        line.strip() for text in texts for line in text.split("\n") if NOTICE not in line
    ):
        if line:
            yield SEPARATOR.join(jieba.lcut(plain("".join(map(simplified, line))), HMM=False))
