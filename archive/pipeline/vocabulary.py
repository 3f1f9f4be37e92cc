"""The words that decide over damaged bytes: jieba's dictionary with its counts, and sentences of the genre."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

import jieba
import pypinyin

from archive.pipeline.kept_table import kept
from archive.text import shift, words
from archive.text.shift.vocabulary import Entry, Vocabulary, phrases

GENRE = Path(__file__).with_name("genre.txt")
"""Sentences of half of the samples, of `fixtures/prose` and of the first batches of `evaluation/unseen`, cut into words by
`manage.py make_genre_sentences`."""
LENT = "abcdefghi"
"""Those batches; what byte shifts are measured on must be later ones."""
DIVISIONS = Path(__file__).parents[2] / "fixtures" / "divisions.csv"
DIVISION_COUNT = 30
SEPARATOR = "\t"
LONGEST_WORD = 5
# Rarer words are names and errors of its corpora; without them the table loads in half the time.
LEAST_COUNT = 3


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary, read once a process, when the first shifted text comes."""
    return kept(Vocabulary, lambda: vocabulary_of(GENRE.read_text(encoding="utf-8")), _made_from())


def _made_from() -> str:
    """Return the digest of the sentences, the divisions, both dictionaries and the code that makes one of them."""
    code = sorted(Path(str(shift.__file__)).parent.glob("*.py"))
    digest = hashlib.sha256(pypinyin.__version__.encode())
    for path in (GENRE, DIVISIONS, Path(__file__), Path(str(words.__file__)), *code):
        digest.update(path.read_bytes())
    with jieba.get_dict_file() as lines:
        digest.update(lines.read())
    return digest.hexdigest()[:16]


def vocabulary_of(genre: str) -> Vocabulary:
    """Return the vocabulary of the language with these sentences of the genre: a line each, tabulators between words."""
    return Vocabulary.of(
        chain(phrases(), _divisions(), _entries()),
        [line.split(SEPARATOR) for line in genre.split("\n") if line],
    )


def _divisions() -> Iterator[Entry]:
    """Yield the names of the divisions, whole and without what kind of unit they are."""
    with DIVISIONS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            name = row["name"]
            yield name, DIVISION_COUNT, "ns"
            if len(name) > 2:
                yield name[:-1], DIVISION_COUNT, "ns"


def _entries() -> Iterator[Entry]:
    with jieba.get_dict_file() as file:
        for line in file.read().decode("utf-8").splitlines():
            word, count, kind = line.split(" ")
            if len(word) == 1 or (len(word) <= LONGEST_WORD and int(count) >= LEAST_COUNT):
                yield word, int(count), kind
