"""What may stand where bytes were lost, each set ranked once by how likely its characters begin a word.

Called by `rereading`, which weighs them in their places.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.text.shift import gbk_pairs
from archive.text.shift.gbk_pairs import simplified
from archive.text.shift.run import has_reading
from archive.text.shift.vocabulary import Vocabulary
from archive.text.words import COMMON_CHARACTERS, HAN

LEAST_SHARE = math.log(4e-4)
"""How frequent the likeliest word that a character begins must be for it to be asked for between two dropped pairs."""
FOREIGN = -16.0
"""The logarithm of the share of a character that is neither Han nor a mark."""

# A character that may stand here, its simplified form, its second byte, and the logarithm of how likely it begins a word.
Candidate = tuple[str, str, int, float]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates, the likeliest beginnings of words first; thousands may stand in one place, of which few are looked at."""

    ranked: tuple[Candidate, ...]
    by_plain: Mapping[str, tuple[Candidate, ...]]

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> Candidates:
        """Rank candidates."""
        ranked = tuple(sorted(candidates, key=lambda one: -one[3]))
        by_plain: dict[str, list[Candidate]] = defaultdict(list)
        for one in ranked:
            by_plain[one[1]].append(one)
        return cls(ranked, {plain: tuple(found) for plain, found in by_plain.items()})

    def of_plain(self, characters: Iterable[str]) -> Iterator[Candidate]:
        """Yield the candidates that are one of these characters in simplified script."""
        for plain in characters:
            yield from self.by_plain.get(plain, ())


@lru_cache(maxsize=1)
def _plain_characters() -> frozenset[str]:
    """Return every Han character of GB 2312, which holds all that words of simplified script are written with."""
    pairs = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs) - {""}


@lru_cache(maxsize=4096)
def following(vocabulary: Vocabulary, word: str) -> frozenset[str]:
    """Return the characters with which a word may go on."""
    return frozenset(
        own
        for own in _plain_characters()
        if (longer := word + own) in vocabulary.shares or longer in vocabulary.beginnings
    )


def _ranked(vocabulary: Vocabulary, characters: Iterable[tuple[str, int]]) -> Candidates:
    """Return characters with their second bytes as candidates."""
    found = []
    for own, trail in characters:
        plain = simplified(own)
        best = vocabulary.beginning(plain)
        if best is None:
            best = vocabulary.unknown_logarithm if HAN.match(plain) else FOREIGN
        found.append((own, plain, trail, best))
    return Candidates.of(found)


@lru_cache(maxsize=128)
def of_dropped_pair(vocabulary: Vocabulary, lead: int) -> Candidates:
    """Return the characters that begin with a byte and whose second may belong to a dropped pair."""
    return _ranked(vocabulary, ((own, trail) for trail, own in gbk_pairs.beginning(lead)))


def of_lead(vocabulary: Vocabulary, lead: int) -> Candidates:
    """Return the characters with a first byte, of which the second is lost; below 0, with any behind a dropped pair."""
    return _of_leads(vocabulary, gbk_pairs.dropped()[-lead] if lead < 0 else (lead,))


@lru_cache(maxsize=256)
def _of_leads(vocabulary: Vocabulary, leads: tuple[int, ...]) -> Candidates:
    return _ranked(vocabulary, ((own, 0) for lead in leads for own in gbk_pairs.of_lead(lead)))


@lru_cache(maxsize=1024)
def of_lead_and_reading(vocabulary: Vocabulary, lead: int, reading: str) -> Candidates:
    """Return those of them that are read so."""
    return Candidates.of(one for one in of_lead(vocabulary, lead).ranked if has_reading(one[0], reading))


@lru_cache(maxsize=256)
def between_dropped_pairs(vocabulary: Vocabulary, after: int) -> tuple[Candidates, Candidates]:
    """Return the characters between two dropped pairs: the frequent ones, and the others that are common at all."""
    common = [
        each for each in gbk_pairs.between(after) if each[0] in COMMON_CHARACTERS or not HAN.match(each[0])
    ]
    ranked = _ranked(vocabulary, common).ranked
    return (
        Candidates.of(one for one in ranked if one[3] > LEAST_SHARE),
        Candidates.of(one for one in ranked if one[3] <= LEAST_SHARE),
    )
