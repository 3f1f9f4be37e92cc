"""How likely words are: what decides between the readings of damaged bytes.

The frequencies come from outside (`archive.pipeline.vocabulary` takes them from a dictionary); without them the
words of the genre and of the language that the package knows count alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pypinyin.constants import PHRASES_DICT

from archive.text.genre_words import COUNTED, TOTAL
from archive.text.words import COMMON_CHARACTERS, HAN, HAN_CLASS, WORDS

LONGEST_WORD = 4
HAN_RUN = re.compile(f"[{HAN_CLASS}]{{2,}}")
NEAR_SIZES = (2, 3, 4)
NEAR_SHARE, LEAST_NEAR = 0.2, 1_000
"""How many words of a text it repeats from itself, and for how long a text it is counted at least."""
LANGUAGE_COUNT, OWN_COUNT = 20, 2_000
UNKNOWN_COUNT = 0.02
GENRE_SHARE = 0.5
"""How many words of a text are taken to be as in its genre; the others, as in the language."""
RARE_MARKS: Mapping[str, float] = dict.fromkeys("‘’〈〉【】〔〕—…·　", 3e-4)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words of simplified script with the logarithm of their share, and for each beginning of a word the best of these."""

    shares: Mapping[str, float]
    beginnings: Mapping[str, float]
    unknown: float
    """The logarithm for a character that no word holds."""

    @classmethod
    def near(cls, text: str) -> Vocabulary:
        """Return what a text of simplified script repeats of itself: its runs of two to four characters, as words."""
        counts = Counter(
            run[start : start + size]
            for run in HAN_RUN.findall(text)
            for size in NEAR_SIZES
            for start in range(len(run) - size + 1)
        )
        total = max(sum(counts.values()) / len(NEAR_SIZES), LEAST_NEAR)
        shares = {word: math.log(NEAR_SHARE * count / total) for word, count in counts.items()}
        return cls(shares, _beginnings(shares), -math.inf)

    @classmethod
    def of(cls, counts: Iterable[tuple[str, float]]) -> Vocabulary:
        """Return the vocabulary of words with their counts in the language, mixed with the words of the genre.

        Of a word given twice the higher count holds.

        >>> words = Vocabulary.of([("氛围", 300), ("氛", 5)])
        >>> words.shares["氛围"] > words.shares["氛"], words.beginnings["氛"] == words.shares["氛围"]
        (True, True)
        """
        known: dict[str, float] = {}
        for word, count in counts:
            if count > known.get(word, 0):
                known[word] = count
        total = sum(known.values()) / (1 - GENRE_SHARE) or 1
        mixed = {**RARE_MARKS, **{word: count / total for word, count in known.items()}}
        for word, count in genre_counts():
            mixed[word] = mixed.get(word, 0) + GENRE_SHARE * count / TOTAL
        shares = {word: math.log(share) for word, share in mixed.items()}
        return cls(shares, _beginnings(shares), math.log(UNKNOWN_COUNT / total))


def _beginnings(shares: Mapping[str, float]) -> Mapping[str, float]:
    """Return for each beginning of a word the share of the likeliest word that begins so."""
    best: dict[str, float] = {}
    for word, share in shares.items():
        for end in range(1, len(word) + 1):
            if share > best.get(word[:end], -math.inf):
                best[word[:end]] = share
    return best


def genre_counts() -> Iterator[tuple[str, int]]:
    """Yield the words and word pairs of the genre with their counts."""
    for line in COUNTED.split("\n"):
        count, *words = line.split(" ") if line else ["0"]
        for word in words:
            yield word, int(count)


Words = Callable[[], Vocabulary]
"""Gives the vocabulary when a text needs it: most never do."""


@lru_cache(maxsize=1)
def own_vocabulary() -> Vocabulary:
    """Return the vocabulary of the words that this package knows itself."""
    return Vocabulary.of(
        (
            *((character, 1) for character in COMMON_CHARACTERS if HAN.match(character)),
            *((word, LANGUAGE_COUNT) for word in PHRASES_DICT),
            *((word, OWN_COUNT) for word in WORDS),
        )
    )
