"""What a text repeats of itself: a word that stands undamaged elsewhere is likely where bytes are lost."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from archive.text.words import HAN_CLASS

HAN_RUN = re.compile(f"[{HAN_CLASS}]{{2,}}")
SIZES = (2, 3, 4, 5, 6)
SHARE = 0.25
"""How many words of a text it repeats from itself."""
LEAST_LENGTH = 1_000
"""For how many characters a short text is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Repetition:
    """The runs of a text in simplified script with their shares, and for each beginning of one the best logarithm."""

    shares: Mapping[str, float]
    beginnings: Mapping[str, float]
    following: Mapping[str, frozenset[str]]
    """The characters with which a beginning goes on."""
    characters: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Repetition:
        """Count the runs of two to six characters of a text.

        >>> once = Repetition.of("县人大常委会，县人大")
        >>> once.shares["县人大"] > once.shares["常委会"], once.beginnings["县人"] > once.beginnings["常委"]
        (True, True)
        """
        counts = Counter(
            run[start : start + size]
            for run in HAN_RUN.findall(text)
            for size in SIZES
            for start in range(len(run) - size + 1)
        )
        unit = SHARE / max(counts.total() / len(SIZES), LEAST_LENGTH)
        best: dict[str, int] = {}
        for run, count in counts.items():
            for end in range(1, len(run) + 1):
                if count > best.get(run[:end], 0):
                    best[run[:end]] = count
        following: dict[str, set[str]] = defaultdict(set)
        for begun in best:
            following[begun[:-1]].add(begun[-1])
        return cls(
            {run: unit * count for run, count in counts.items()},
            {begun: math.log(unit * count) for begun, count in best.items()},
            {begun: frozenset(found) for begun, found in following.items()},
            frozenset(text),
        )
