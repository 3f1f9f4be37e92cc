"""The words that decide over damaged bytes: jieba's dictionary with its counts, and the genre's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import jieba

from archive.text.vocabulary import LONGEST_WORD, Vocabulary

# Rarer words are names and errors of its corpora; without them the table loads in half the time.
LEAST_COUNT = 3


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary, read once a process, when the first shifted text comes; some 40 MB."""
    return Vocabulary.of(_counts())


def _counts() -> Iterator[tuple[str, float]]:
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, *_ = line.decode("utf-8").split(" ")
            if len(word) == 1 or (len(word) <= LONGEST_WORD and int(count) >= LEAST_COUNT):
                yield word, int(count)
