"""How likely a word is behind two others: what decides between the readings of damaged bytes.

The words of the language and the sentences of the genre come from outside (`archive.pipeline.vocabulary` takes them
from a dictionary and from texts of our own); without them the words that the package knows count alike.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from pypinyin.constants import PHRASES_DICT

from archive.text.shift.characters import Characters
from archive.text.shift.genre_words import COUNTED
from archive.text.shift.person_names import GIVEN_KIND, PersonNames
from archive.text.shift.sequences import BREAK, Sequences
from archive.text.words import COMMON_CHARACTERS, HAN, SURNAMES, WORDS

Entry = tuple[str, float, str]
"""A word, its count in the language and its part of speech, as jieba writes it (`n`, `v`, `nr`)."""

PHRASE_COUNT, OWN_COUNT = 3, 2_000
UNKNOWN_COUNT = 0.02
GENRE_SHARE = 0.5
"""How many words of a text are taken to be as in its genre; the others, as in the language."""
FAMOUS_SHARE = 0.1
"""How often the people of a dictionary stand in our texts, compared with its own."""
NAME_CLASSES = {GIVEN_KIND: "<nr>", "ns": "<ns>"}
CLASS_KINDS = {name: kind for kind, name in NAME_CLASSES.items()}
BY_KIND = 0.7
"""How much the part of speech before a word says about it."""
MARKS: Mapping[str, float] = dict.fromkeys("‘’〈〉【】〔〕—…·　（）《》“”！？；：", 2e-4)
"""Marks and the least share of each: dictionaries have none."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words of simplified script with their shares, and for each beginning of longer words the share of the best."""

    shares: Mapping[str, float]
    beginnings: Mapping[str, float]
    kinds: Mapping[str, str]
    kind_shares: Mapping[str, float]
    names: PersonNames
    sequences: Sequences
    characters: Characters
    unknown: float
    """The share of a character that no word holds."""

    @classmethod
    def of(cls, entries: Iterable[Entry], sentences: Iterable[Sequence[str]] = ()) -> Vocabulary:
        """Return the vocabulary of a language and of sentences of the genre, cut into words.

        >>> words = Vocabulary.of([("氛围", 300, "n"), ("氛", 5, "n")], [["营造", "氛围"]])
        >>> words.chance("", "营造", "氛围") > words.chance("", "氛", "氛围") > words.chance("", "", "氛")
        True
        """
        counts: dict[str, float] = {}
        kinds: dict[str, str] = {}
        for word, count, kind in entries:
            weighed = count * FAMOUS_SHARE if kind.startswith(GIVEN_KIND) and len(word) > 1 else count
            if weighed > counts.get(word, 0):
                counts[word] = weighed
            kinds[word] = intern(kind)
        total = sum(counts.values()) / (1 - GENRE_SHARE) or 1
        shares = {word: count / total for word, count in counts.items()}
        sentences = tuple(sentences)
        said = Counter(word for sentence in sentences for word in (*sentence, BREAK))
        for word, times in said.items():
            shares[word] = shares.get(word, 0.0) + GENRE_SHARE * times / said.total()
        for mark, share in MARKS.items():
            shares[mark] = max(shares.get(mark, 0.0), share)
        kind_shares: dict[str, float] = defaultdict(float)
        for word, share in shares.items():
            kind_shares[kind_of(kinds, word)] += share
        whole = sum(kind_shares.values())
        return cls(
            shares,
            _beginnings(shares),
            kinds,
            {kind: share / whole for kind, share in kind_shares.items()},
            PersonNames.of(word for word, kind in kinds.items() if kind == GIVEN_KIND),
            Sequences.of(
                [[class_of(kinds, word) for word in sentence] for sentence in sentences],
                lambda word: kind_of(kinds, word),
            ),
            Characters.of(map("".join, sentences)),
            UNKNOWN_COUNT / total,
        )

    def chance(self, two_before: str, before: str, word: str) -> float:
        """Return the probability of a word behind two others, each given as its class; 0 if it is none."""
        own = self.class_of(word)
        if own == word:
            return self.sequences.chance(two_before, before, word, self._alone(before, word))
        kind = self.kind(own)
        alone = BY_KIND * self.kind_chance(before, kind) + (1 - BY_KIND) * self.kind_shares.get(kind, 0.0)
        share = self.shares.get(word, 0.0) / self.kind_shares.get(kind, 1.0)
        if kind == GIVEN_KIND:
            share += self.names.chance(word)
        return self.sequences.chance(two_before, before, own, alone) * share

    def class_of(self, word: str) -> str:
        """Return what the words around a word see of it: of names of people and places only that they are such names."""
        return class_of(self.kinds, word)

    def beginning(self, word: str) -> float | None:
        """Return the logarithm of the share of the likeliest word that begins so; None if none does."""
        best = max(self.shares.get(word, 0.0), self.beginnings.get(word, 0.0))
        return math.log(best) if best else None

    @property
    def unknown_logarithm(self) -> float:
        return math.log(self.unknown)

    def kind(self, word: str) -> str:
        return kind_of(self.kinds, word)

    def kind_chance(self, before: str, kind: str) -> float:
        """Return the probability of a part of speech behind a word."""
        return self.sequences.kind_chance(self.kind(before), kind, self.kind_shares.get(kind, 1e-9))

    def name_chance(self, before: str) -> float:
        """Return the probability of a person's name behind a word."""
        return self.sequences.chance(
            BREAK, before, NAME_CLASSES[GIVEN_KIND], self.kind_chance(before, GIVEN_KIND)
        )

    def _alone(self, before: str, word: str) -> float:
        share = self.shares.get(word)
        if share is None:
            return self.unknown if len(word) == 1 else 0.0
        kind = self.kind(word)
        return (
            BY_KIND * self.kind_chance(before, kind) * share / self.kind_shares[kind] + (1 - BY_KIND) * share
        )


def class_of(kinds: Mapping[str, str], word: str) -> str:
    kind = kind_of(kinds, word) if len(word) > 1 else ""
    return NAME_CLASSES.get(kind, word)


def kind_of(kinds: Mapping[str, str], word: str) -> str:
    """Return the part of speech of a word; a mark is its own, an unknown word that begins like a name is one."""
    known = kinds.get(word) or CLASS_KINDS.get(word)
    if known:
        return known
    if len(word) == 1 and not HAN.match(word):
        return word
    return GIVEN_KIND if word[:1] in SURNAMES and len(word) in (2, 3) else "n"


def _beginnings(shares: Mapping[str, float]) -> Mapping[str, float]:
    best: dict[str, float] = {}
    for word, share in shares.items():
        for end in range(1, len(word)):
            begun = word[:end]
            if share > best.get(begun, 0.0):
                best[begun] = share
    # Half of them are words themselves: one string for both saves memory.
    words = {word: word for word in shares}
    return {words.get(begun, begun): share for begun, share in best.items()}


def genre_counts() -> Iterator[tuple[str, int]]:
    """Yield the words and word pairs of the genre with their counts."""
    for line in COUNTED.split("\n"):
        count, *words = line.split(" ") if line else ["0"]
        for word in words:
            yield word, int(count)


Words = Callable[[], Vocabulary]
"""Gives the vocabulary when a text needs it: most never do."""


def phrases() -> Iterable[Entry]:
    """Yield the phrases of the language that pypinyin knows."""
    return ((word, PHRASE_COUNT, "l") for word in PHRASES_DICT if len(word) <= 4)


@lru_cache(maxsize=1)
def own_vocabulary() -> Vocabulary:
    """Return the vocabulary of the words that this package knows itself."""
    return Vocabulary.of(
        (
            *((character, 1, "n") for character in sorted(COMMON_CHARACTERS) if HAN.match(character)),
            *((mark, OWN_COUNT, mark) for mark in "，。、的"),
            *phrases(),
            *((word, OWN_COUNT, "n") for word in WORDS),
        )
    )
