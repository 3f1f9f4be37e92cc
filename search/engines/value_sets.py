"""The rows of each of few values as a set: to count a set of rows is to count the bits that it shares with each.

Where all statements of an article bear one tuple, as they do of its year or genre, the article's own row is in the set,
too, and articles are counted like statements. Else a carry tells them (`bits.guards_hit`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines import bits
from search.engines.count import Counted, Hits
from search.engines.values import Numbers, Values

Words = NDArray[Any]


@dataclass(frozen=True, slots=True)
class ValueSets:
    """A set for each value of the first `rows` rows; `even` while no article has statements of different tuples."""

    sets: Words = field(default_factory=lambda: np.empty((0, 0), dtype=bits.WORD))
    even: bool = True
    rows: int = 0

    def extended(self, values: Values, tuples: Numbers, serials: Numbers) -> ValueSets:
        """Return it over all rows, of which these are the tuples and the numbers of their articles."""
        fresh, whose = tuples[self.rows :], serials[self.rows :]
        # The last row of an article is its own and bears nothing.
        is_own = np.diff(whose, append=-1) != 0
        said, by = fresh[~is_own], whose[~is_own]
        even = self.even and not ((np.diff(said) != 0) & (np.diff(by) == 0)).any()
        borne = fresh
        if even:
            borne = fresh.copy()
            borne[1:][is_own[1:]] = fresh[:-1][is_own[1:]]
        sets = np.zeros((len(values), -(-len(tuples) // bits.WIDTH)), dtype=bits.WORD)
        sets[: len(self.sets), : self.sets.shape[1]] = self.sets
        full = self.rows // bits.WIDTH
        before = np.zeros(self.rows - full * bits.WIDTH, dtype=bool)
        for words, has in zip(sets, _memberships(values), strict=True):
            words[full:] |= bits.words_of(np.concatenate([before, has[borne]]))
        return ValueSets(sets, even, len(tuples))

    def count(self, values: Values, hits: Hits) -> Counted:
        """Return the values of a set of rows with their numbers of statements and articles."""
        sets = self.sets[:, : len(hits.words)]
        found = sets & hits.words
        articles = sets & hits.article_words if self.even else hits.articles_of(found)
        return Counted.of(*map(_bits_in, (found, articles)))


def _bits_in(sets: Words) -> Numbers:
    counts: Numbers = np.bitwise_count(sets).sum(axis=1, dtype=np.int64)
    return counts


def _memberships(values: Values) -> NDArray[np.bool_]:
    """Return for each value whether each tuple has it."""
    has = np.zeros((len(values), values.tuples), dtype=bool)
    has[values.members, np.repeat(np.arange(values.tuples), values.lengths())] = True
    return has
