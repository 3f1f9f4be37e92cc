"""A shifted run read anew: the likeliest characters for its bytes, and how sure that is.

Called by `healing`, which knows where a run begins and ends. The bytes leave a few readings open: the lost
first byte, a second byte that went into a `?`, pairs that were dropped. Each is weighed as the words around
and inside make it likely; as nothing in the damage is a matter of chance, the share of a reading among all is
the probability that it is the right one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from archive.text.shift import candidates, gbk_pairs
from archive.text.shift.candidates import FOREIGN, Candidates
from archive.text.shift.gbk_pairs import character, simplified
from archive.text.shift.likelihood import Likelihood
from archive.text.shift.repetition import Repetition
from archive.text.shift.run import has_reading
from archive.text.shift.sequences import BREAK
from archive.text.shift.usage import Usage
from archive.text.shift.vocabulary import Vocabulary

MOST_KEPT, LEAST_LIKELY = 60, 11.0
"""Readings that are kept at each step, and the logarithm of how much less likely than the best one they may be."""
MOST_BEFORE_GAP, LEAST_BEFORE_GAP = 24, 8.0
MOST_IN_GAP = 40
MOST_IN_TWO_GAPS = 24
"""The same for readings that get a dropped pair, and how many of those go on, to one more."""
DISAGREES, UNREAD = -9.0, -7.0
"""Logarithms of weights: of a character behind which the reading of another stands, and of one without its reading."""


class Reading(NamedTuple):
    """A reading in the making: its likelihood, the characters so far, the words before and the one it ends in.

    `done` is the likelihood without the last word. `lead` is the byte that waits for its second; below 0 the
    second byte of a character, after which a pair was dropped.
    """

    score: float
    text: str
    two_before: str
    before: str
    word: str
    done: float
    lead: int


class Rereader:
    """Reads the bytes of one run; every call takes one step, in the order of the bytes."""

    def __init__(self, vocabulary: Vocabulary, repetition: Repetition, usage: Usage, before: str) -> None:
        """Begin behind the sound characters `before`."""
        self.vocabulary = vocabulary
        self.repetition = repetition
        self.usage = usage
        self.before = before
        self.likelihood = Likelihood(vocabulary, repetition)
        self.kept: list[Reading] = [Reading(0.0, "", BREAK, BREAK, "", 0.0, 0)]
        self.known(before)
        self.kept = _pruned((one._replace(text="") for one in self.kept), MOST_KEPT)

    def known(self, text: str) -> None:
        """Read on over characters that are not damaged."""
        for own in text:
            self._keep(
                new for old in self.kept for new in self._grown(old, simplified(own), old.text, 0, 0.0)
            )

    def leads(self, leads: Mapping[int, float]) -> None:
        """Take the first bytes that may be the lost one, with their weights."""
        self._keep(
            one._replace(score=one.score + weight, done=one.done + weight, lead=lead)
            for one in self.kept
            for lead, weight in leads.items()
        )

    def close(self, trail: int, lead: int = 0, *, reading: str = "") -> None:
        """Take a second byte, and the first one of the next character (0: the run is over, maybe with a reading)."""
        self._widen()
        self._keep(
            new
            for old in self.kept
            for own in self._fitting(old.lead, trail)
            for new in self._written(old, own, lead, self._read_weight(old, own, reading))
        )

    def lose(self, reading: str = "") -> None:
        """Close the last character, of which the second byte is lost; of one that has a `reading`, if it is known."""
        self._widen()
        fitting: dict[int, Candidates] = {}
        made: list[Reading] = []
        best = -math.inf
        for old in self.kept:  # the likeliest first, so that few of the others are worth making
            if old.lead not in fitting:
                fitting[old.lead] = self._lost(old.lead, reading)
            for new in self._longer(old, fitting[old.lead], best - LEAST_LIKELY, is_read=bool(reading)):
                made.append(new)
                best = max(best, new.score)
        self._keep(made)

    def shares(self) -> dict[str, float]:
        """Return the logarithm of the likelihood of each reading."""
        found: dict[str, float] = {}
        for one in self.kept:
            last = self.likelihood.of_word(one.two_before, one.before, one.word) if one.word else 0.0
            if last is not None:
                score = one.done + last
                found[one.text] = _added(found[one.text], score) if one.text in found else score
        return found

    def _widen(self) -> None:
        """Add the readings in which a pair was dropped here, or two: more characters where one was read.

        A reading only loses by more characters, so what falls below the least likely one kept is not even made.
        """
        if not self.kept:
            return
        best = self.kept[0].score
        floor = best - LEAST_LIKELY
        once = _pruned(
            (
                new
                for old in self.kept[:MOST_BEFORE_GAP]
                if old.lead > 0 and old.score > best - LEAST_BEFORE_GAP
                for new in self._longer(old, candidates.of_dropped_pair(self.vocabulary, old.lead), floor)
            ),
            MOST_IN_GAP,
        )
        twice = _pruned(
            (new for old in once[:MOST_IN_TWO_GAPS] for new in self._longer(old, self._between(old), floor)),
            MOST_IN_TWO_GAPS,
        )
        self.kept = _pruned((*self.kept, *once, *twice), MOST_KEPT + MOST_IN_GAP)

    def _longer(
        self, old: Reading, others: Candidates, floor: float, *, is_read: bool = False
    ) -> Iterator[Reading]:
        """Yield a reading with each of the candidates behind it, if it is then no less likely than `floor`.

        It is `_grown` for hundreds of characters: what does not depend on the character is done once.
        """
        context, word, used = self.before + old.text, old.word, self.usage.used
        unread = frozenset() if is_read else self._unread(old)
        if word:
            for own, plain, trail, _ in others.of_plain(self._going_on(old, floor - old.done)):
                if own not in used or own in unread:
                    continue
                best = self.likelihood.of_beginning(old.before, word + plain)
                if best is not None and old.done + best >= floor:
                    done = old.done + self.usage.weight(context, own)
                    yield Reading(
                        done + best, old.text + own, old.two_before, old.before, word + plain, done, -trail
                    )
        ended = self.likelihood.of_word(old.two_before, old.before, word) if word else 0.0
        if ended is None:
            return
        two_before, before = (
            (old.before, self.vocabulary.class_of(word)) if word else (old.two_before, old.before)
        )
        for own, plain, trail, likely in others.ranked:
            if old.done + ended + likely < floor:
                return  # the others are less likely still
            if own not in used or own in unread:
                continue
            done = old.done + ended + self.usage.weight(context, own)
            yield Reading(done + likely, old.text + own, two_before, before, plain, done, -trail)

    def _going_on(self, old: Reading, least: float) -> Collection[str]:
        """Return the characters with which a word may go on and be no less likely than `least`: most end where they end."""
        word = old.word
        if least > 0:
            return ()
        in_names = set(self.vocabulary.names.going_on(word, least - self.likelihood.name_behind(old.before)))
        most = self.likelihood.most_going_on(word)
        if most is None or most < least:
            return in_names
        repeated = self.repetition.following.get(word, frozenset())
        return candidates.following(self.vocabulary, word) | repeated | in_names

    def _unread(self, old: Reading) -> frozenset[str]:
        """Return the characters that would have their readings here; the first one of a run is torn and has none."""
        return self.usage.annotated.listed if old.text else frozenset()

    def _read_weight(self, old: Reading, own: str, reading: str) -> float:
        if reading:
            return 0.0 if has_reading(own, reading) else DISAGREES
        return UNREAD if own in self._unread(old) else 0.0

    def _lost(self, lead: int, reading: str) -> Candidates:
        if reading:
            return candidates.of_lead_and_reading(self.vocabulary, lead, reading)
        return candidates.of_lead(self.vocabulary, lead)

    def _fitting(self, lead: int, trail: int) -> Iterable[str]:
        if lead < 0:
            return filter(self.usage.used.__contains__, gbk_pairs.ending(trail, -lead))
        own = character(lead, trail)
        return (own,) if own else ()

    def _written(self, old: Reading, own: str, lead: int, weight: float) -> Iterator[Reading]:
        weight += self.usage.weight(self.before + old.text, own)
        return self._grown(old, simplified(own), old.text + own, lead, weight)

    def _grown(self, old: Reading, own: str, text: str, lead: int, weight: float) -> Iterator[Reading]:
        """Yield the reading with one more character: its word goes on, or is over and another begins."""
        done, two_before, before = old.done + weight, old.two_before, old.before
        if old.word:
            word = old.word + own
            best = self.likelihood.of_beginning(before, word)
            if best is not None:
                yield Reading(done + best, text, two_before, before, word, done, lead)
            ended = self.likelihood.of_word(two_before, before, old.word)
            if ended is None:
                return
            done, two_before, before = done + ended, before, self.vocabulary.class_of(old.word)
        best = self.likelihood.of_beginning(before, own)
        yield Reading(done + (FOREIGN if best is None else best), text, two_before, before, own, done, lead)

    def _between(self, old: Reading) -> Candidates:
        """Return what may be lost whole behind a reading: frequent characters, and those that go on with its word."""
        frequent_here, others_here = candidates.between_dropped_pairs(self.vocabulary, -old.lead)
        vocabulary, word = self.vocabulary, old.word
        if word not in vocabulary.beginnings:
            return frequent_here
        going_on = others_here.of_plain(candidates.following(vocabulary, word))
        return Candidates.of((*frequent_here.ranked, *going_on))

    def _keep(self, readings: Iterable[Reading]) -> None:
        self.kept = _pruned(readings, MOST_KEPT)


def _pruned(readings: Iterable[Reading], most: int) -> list[Reading]:
    """Return the best readings, of those that differ only in how they came about the best one."""
    best: dict[tuple[str, str, str, int], Reading] = {}
    for one in readings:
        key = one.text, one.before, one.word, one.lead
        if key not in best or best[key].score < one.score:
            best[key] = one
    ranked = sorted(best.values(), reverse=True)[:most]
    return [one for one in ranked if one.score >= ranked[0].score - LEAST_LIKELY]


def _added(one: float, other: float) -> float:
    """Return the logarithm of the sum of two numbers given by theirs."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))
