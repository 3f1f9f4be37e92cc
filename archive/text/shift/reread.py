"""The outcome of rereading a run: its best reading, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Reread:
    """The best reading, what an ASCII character behind it was, and, for each number of characters, how sure so many are."""

    text: str
    swallowed: str
    sure: tuple[float, ...]

    def until(self, number: int) -> Reread:
        """Return the same, sure of no more than the first `number` characters."""
        return replace(self, sure=(*self.sure[:number], *(0.0 for _ in self.sure[number:])))


def weighed(shares: Mapping[tuple[str, str], float]) -> Reread | None:
    """Return the best of readings, each a text and what an ASCII character behind it was, with their likelihoods."""
    if not shares:
        return None
    best = max(shares, key=shares.__getitem__)
    weights = {key: math.exp(score - shares[best]) for key, score in shares.items()}
    total = sum(weights.values())
    text, swallowed = best
    sure = (
        sum(weight for (other, _), weight in weights.items() if other.startswith(begun)) / total
        for begun in accumulate(text)
    )
    return Reread(text, swallowed, (*tuple(sure)[:-1], weights[best] / total))
