"""Which words follow each other in sentences of the genre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

BREAK = "\n"
"""The word between two lines."""
DOUBT = 3.0
"""How many words in a new place count for one kind of word that was seen there."""
KIND_DOUBT = 20.0

Followers = Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """Counts of words behind one and behind two others, and of parts of speech behind one another."""

    pairs: Mapping[str, Followers]
    triples: Mapping[tuple[str, str], Followers]
    kinds: Mapping[str, Followers]
    totals: Mapping[str | tuple[str, str], int]
    kind_totals: Mapping[str, int]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[str]], kind: Callable[[str], str]) -> Sequences:
        pairs: dict[str, dict[str, int]] = defaultdict(dict)
        triples: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        kinds: dict[str, dict[str, int]] = defaultdict(dict)
        totals: dict[str | tuple[str, str], int] = defaultdict(int)
        kind_totals: dict[str, int] = defaultdict(int)
        first_kind = kind(BREAK)
        for sentence in sentences:
            two_before = before = BREAK
            kind_before = first_kind
            for word in chain(sentence, (BREAK,)):
                kind_own = kind(word)
                for followers, own in (
                    (pairs[before], word),
                    (triples[two_before, before], word),
                    (kinds[kind_before], kind_own),
                ):
                    followers[own] = followers.get(own, 0) + 1
                totals[before] += 1
                totals[two_before, before] += 1
                kind_totals[kind_before] += 1
                two_before, before, kind_before = before, word, kind_own
        return cls(dict(pairs), dict(triples), dict(kinds), dict(totals), dict(kind_totals))

    def chance(self, two_before: str, before: str, word: str, alone: float) -> float:
        """Return the probability of a word behind two others, given that of the word without the sentences."""
        followers = self.pairs.get(before)
        if followers is None:
            return alone
        doubt = DOUBT * len(followers)
        behind_one = (followers.get(word, 0) + doubt * alone) / (self.totals[before] + doubt)
        followers = self.triples.get((two_before, before))
        if followers is None:
            return behind_one
        doubt = DOUBT * len(followers)
        return (followers.get(word, 0) + doubt * behind_one) / (self.totals[two_before, before] + doubt)

    def kind_chance(self, before: str, kind: str, alone: float) -> float:
        """Return the probability of a part of speech behind another, given that of the part of speech by itself."""
        followers = self.kinds.get(before, {})
        return (followers.get(kind, 0) + KIND_DOUBT * alone) / (self.kind_totals.get(before, 0) + KIND_DOUBT)
