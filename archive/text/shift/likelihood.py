"""How likely a word is on a page: as in the language and the genre, and more so if the page has it elsewhere."""

from __future__ import annotations

import math

from archive.text.shift.repetition import Repetition
from archive.text.shift.vocabulary import Vocabulary
from archive.text.words import HAN


class Likelihood:
    """Logarithms of probabilities of words and of their beginnings. What was asked once is remembered: it is asked often."""

    def __init__(self, vocabulary: Vocabulary, repetition: Repetition) -> None:
        self.vocabulary = vocabulary
        self.repetition = repetition
        self._words: dict[tuple[str, str, str], float | None] = {}
        self._begun: dict[str, tuple[float | None, float | None]] = {}
        self._names: dict[str, float] = {}

    def of_word(self, two_before: str, before: str, word: str) -> float | None:
        """Return how likely a word is behind two others; None if this is no word, only a beginning."""
        key = two_before, before, word
        if key not in self._words:
            chance = self.vocabulary.chance(*key) + self.repetition.shares.get(word, 0.0)
            self._words[key] = math.log(chance) if chance > 0 else None
        return self._words[key]

    def of_beginning(self, before: str, word: str) -> float | None:
        """Return about how likely the likeliest word is that begins so; None if none does."""
        if word not in self._begun:
            self._begun[word] = self._best_word(word), self._name(word)
        best, name = self._begun[word]
        return best if name is None else _higher(best, name + self.name_behind(before))

    def most_going_on(self, word: str) -> float | None:
        """Return how likely the likeliest word is that is longer than this and begins with it; None if none does."""
        likeliest = self.vocabulary.beginnings.get(word)
        return _higher(math.log(likeliest) if likeliest else None, self.repetition.beginnings.get(word))

    def name_behind(self, before: str) -> float:
        """Return how likely a person's name is behind a word."""
        if before not in self._names:
            self._names[before] = math.log(self.vocabulary.name_chance(before))
        return self._names[before]

    def _best_word(self, word: str) -> float | None:
        best = _higher(self.vocabulary.beginning(word), self.repetition.beginnings.get(word))
        if best is None and len(word) == 1 and HAN.match(word):
            return self.vocabulary.unknown_logarithm
        return best

    def _name(self, word: str) -> float | None:
        return self.vocabulary.names.begun(word) if len(word) > 1 else None


def _higher(one: float | None, other: float | None) -> float | None:
    return one if other is None or (one is not None and one > other) else other
