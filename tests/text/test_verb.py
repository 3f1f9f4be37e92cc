"""The first verb of a clause is found by its first character, and is the one that the whole pattern finds."""

import json
import re
from pathlib import Path

import pytest

from archive.text.decode import decode
from archive.text.extract.verb import VERB, first_verb
from archive.text.words import HAN_CLASS

ROOT = Path(__file__).resolve().parents[2]
UNSEEN = sorted((ROOT / "evaluation" / "unseen").glob("?.jsonl"))


def verbs(text, find):
    at = 0
    while verb := find(text, at):
        yield verb.span(), verb.lastgroup
        at = verb.end()


def same(text):
    return list(verbs(text, lambda text, at: first_verb(text, at, len(text)))) == list(
        verbs(text, VERB.search)
    )


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_no_verb_is_passed_over(path):
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert any(VERB.search(text) for text in texts)
    assert all(map(same, texts))


def test_nor_in_any_sample():
    samples = list((ROOT / "fixtures" / "samples").glob("*.txt"))
    assert samples
    assert all(same(decode(path.read_bytes()).text) for path in samples)


def test_each_word_of_the_pattern_is_found_by_itself():
    words = [piece for piece in VERB.pattern.split("|") if re.fullmatch(f"[{HAN_CLASS}]+", piece)]
    assert len(words) > 50
    assert all(map(same, words))
    assert all(first_verb(word, 0, len(word)) for word in words if VERB.search(word))
