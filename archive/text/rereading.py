"""A shifted run read anew: the likeliest characters for its bytes, and how sure each of them is.

Called by `byte_shift`, which knows where a run begins and ends. The bytes leave a few readings open: the lost
first byte, a second byte that went into a `?`, pairs that were dropped. Each is weighed as the words around
and inside make it likely; as nothing in the damage is a matter of chance, the share of a reading among all is
the probability that it is the right one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from archive.text import gbk_pairs
from archive.text.gbk_pairs import character, simplified
from archive.text.vocabulary import Vocabulary
from archive.text.words import COMMON_CHARACTERS, HAN, OFFICES, SURNAMES

MOST_KEPT = 80
MOST_HIDDEN = 8
"""Readings that are asked for a second dropped pair beside the first."""
LEAST_LIKELY = 14.0
"""Readings that are e^14 times less likely than the best so far are given up."""
FOREIGN = -16.0
"""The logarithm of the share of a character that is neither Han nor a mark."""
UNLIKELY = -7.0
"""The logarithm of the weight of what hardly occurs: another script, two pauses in a row, quotation marks that do not match."""
RARE = -3.0
"""The logarithm of the weight of a character outside the common ones, beside its word."""
GIVEN_NAME, NAME_SHARE = 2, -6.5
"""Characters behind an office and a surname, and the logarithm of the share that each common one has there."""
FILLERS = "，。、；：“”的和了在是"
"""What may have vanished altogether between two dropped pairs, without a word that tells."""
PAUSE_RIVAL = 6.0
"""How much more than words say a reading counts that differs from the best in pauses only: words know little of them."""
PAUSES = "，。、；：？！"
CLOSED = {"“": "”", "（": "）", "《": "》"}
OPENED = {closing: opening for opening, closing in CLOSED.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading in the making: the characters so far, the word they end in, and the likelihood without and with it.

    `lead` is the byte that waits for its second; below 0 the second byte of a character, after which a pair was dropped.
    """

    text: str
    word: str
    done: float
    score: float
    lead: int


@dataclass(frozen=True, slots=True)
class Reread:
    """The best reading and, for each number of its characters, the probability that so many are right."""

    text: str
    sure: tuple[float, ...]
    is_named: bool
    """Whether a name begins the run, which words hardly know and underrate."""


class Rereader:
    """Reads the bytes of one run; every call takes one step, in the order of the bytes."""

    def __init__(
        self, vocabulary: Vocabulary, near: Vocabulary, before: str, foreign: frozenset[str]
    ) -> None:
        """Begin behind the sound characters `before`; `near` is what the text repeats, `foreign` what its script lacks."""
        self.vocabulary = vocabulary
        self.near = near
        self.before = before
        self.foreign = foreign
        simple = "".join(map(simplified, before))
        self.names = GIVEN_NAME if simple[-1:] in SURNAMES and simple[:-1].endswith(OFFICES) else 0
        self.kept: list[Reading] = [Reading("", "", 0.0, 0.0, 0)]
        for own in before:
            self.known(own)
        self.kept = [Reading("", one.word, one.done, one.score, 0) for one in self.kept]

    def known(self, own: str, *, written: str = "") -> None:
        """Read on over a character that is not damaged; `written` if it belongs to the run."""
        self._keep(
            new for old in self.kept for new in self._grown(old, simplified(own), old.text + written, 0, 0.0)
        )

    def leads(self, leads: Mapping[int, float]) -> None:
        """Take the first bytes that may be the lost one, with their weights."""
        self._keep(
            Reading(one.text, one.word, one.done + weight, one.score + weight, lead)
            for one in self.kept
            for lead, weight in leads.items()
        )

    def close(self, trail: int, lead: int = 0, *, weight: Callable[[str], float] = lambda own: 0.0) -> None:
        """Take a second byte, and the first one of the next character (0: the run is over)."""
        self._hide()
        self._keep(
            new
            for old in self.kept
            for own in self._fitting(old.lead, trail)
            for new in self._written(old, own, lead, weight(own))
        )

    def lose(self, candidates: Callable[[int], Iterable[tuple[str, float]]]) -> None:
        """Close the last character, of which the second byte is lost: one of the `candidates` for a lead, weighted."""
        self._hide()
        self._keep(
            new
            for old in self.kept
            for own, weight in candidates(old.lead)
            for new in self._written(old, own, 0, weight)
        )

    def result(self) -> Reread | None:
        """Return the best reading; None if none fits the bytes."""
        shares: dict[str, float] = {}
        for one in self.kept:
            last = self._share(one.word) if one.word else 0.0
            score = one.done + (last if last is not None else -math.inf)
            shares[one.text] = _added(shares.get(one.text, -math.inf), score)
        best = max(shares, key=shares.__getitem__, default="")
        if not best or shares[best] == -math.inf:
            return None
        weights = {text: math.exp(score - shares[best]) for text, score in shares.items()}
        for text in weights:
            if text.rstrip(PAUSES) != best.rstrip(PAUSES) and _unpaused(text) == _unpaused(best):
                weights[text] *= PAUSE_RIVAL
        total = sum(weights.values())
        sure = tuple(
            sum(weight for text, weight in weights.items() if text.startswith(begun)) / total
            for begun in accumulate(best)
        )
        whole = weights[best] / total
        return Reread(best, (*sure[:-1], whole), self.names > 0)

    def _hide(self) -> None:
        """Add the readings in which pairs were dropped here: two characters, or three, where one was read."""
        hidden = list(self._dropped(self.kept))
        twice = self._dropped(self._pruned(hidden)[:MOST_HIDDEN])
        self.kept = self._pruned([*self.kept, *hidden, *twice])

    def _dropped(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for old in readings:
            if old.lead > 0:
                for trail, own in gbk_pairs.beginning(old.lead):
                    yield from self._written(old, own, -trail, 0.0)
            else:
                for trail in gbk_pairs.dropped():
                    for own in gbk_pairs.ending(trail, -old.lead):
                        if own in FILLERS or self._beginning(old.word + simplified(own)) is not None:
                            yield from self._written(old, own, -trail, 0.0)

    @staticmethod
    def _fitting(lead: int, trail: int) -> Iterable[str]:
        if lead < 0:
            return gbk_pairs.ending(trail, -lead)
        own = character(lead, trail)
        return (own,) if own else ()

    def _written(self, old: Reading, own: str, lead: int, weight: float) -> Iterator[Reading]:
        return self._grown(old, simplified(own), old.text + own, lead, weight + self._weight(old.text, own))

    def _grown(self, old: Reading, own: str, text: str, lead: int, weight: float) -> Iterator[Reading]:
        """Yield the reading with one more character: its word goes on, or is over and another begins."""
        word, done = old.word + own, old.done + weight
        is_name = 0 < len(old.text) < len(text) <= self.names
        if old.word and not is_name and (best := self._beginning(word)) is not None:
            yield Reading(text, word, done, done + best, lead)
        ended = self._share(old.word) if old.word else 0.0
        if ended is not None:
            best = self._beginning(own)
            begun = self._share(own) if best is None else best
            yield Reading(text, own, done + ended, done + ended + (begun or FOREIGN), lead)

    def _share(self, word: str) -> float | None:
        """Return the logarithm of a word's share; None if this is no word, only a beginning."""
        share = _higher(self.vocabulary.shares.get(word), self.near.shares.get(word))
        if share is None and len(word) == 1:
            return self.vocabulary.unknown if HAN.match(word) else FOREIGN
        return share

    def _beginning(self, word: str) -> float | None:
        return _higher(self.vocabulary.beginnings.get(word), self.near.beginnings.get(word))

    def _weight(self, text: str, own: str) -> float:
        """Return the logarithm of how likely a character is here, apart from its word: script and punctuation."""
        if own in self.foreign:
            return UNLIKELY
        if own in PAUSES:
            return UNLIKELY if (text or self.before)[-1:] in PAUSES else 0.0
        if own in OPENED or own in CLOSED:
            before = self.before + text
            opening = OPENED.get(own, own)
            is_open = before.count(opening) > before.count(CLOSED[opening])
            return UNLIKELY if is_open == (own == opening) else 0.0
        if own not in COMMON_CHARACTERS:
            return RARE
        if len(text) < self.names and HAN.match(own):
            return NAME_SHARE - (self._share(simplified(own)) or FOREIGN)
        return 0.0

    def _keep(self, readings: Iterable[Reading]) -> None:
        self.kept = self._pruned(readings)

    def _pruned(self, readings: Iterable[Reading]) -> list[Reading]:
        """Return the best readings, of those that differ only in how they came about the best one."""
        best: dict[tuple[str, str, int], Reading] = {}
        for one in readings:
            key = one.text, one.word, one.lead
            if key not in best or best[key].score < one.score:
                best[key] = one
        ranked = sorted(best.values(), key=lambda one: one.score, reverse=True)[:MOST_KEPT]
        return [one for one in ranked if one.score >= ranked[0].score - LEAST_LIKELY]


def _unpaused(text: str) -> str:
    return "".join(own for own in text if own not in PAUSES)


def _higher(one: float | None, other: float | None) -> float | None:
    return one if other is None or (one is not None and one > other) else other


def _added(one: float, other: float) -> float:
    """Return the logarithm of the sum of two numbers given by theirs."""
    high, low = max(one, other), min(one, other)
    return high if low == -math.inf else high + math.log1p(math.exp(low - high))
