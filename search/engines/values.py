"""The values of a column: each with a number, and the tuples of them that rows bear.

Most rows share their tuple with others, and a value may stand in several tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.bits import Flags

# What is looked up by them has the width of an index, or numpy would copy it each time.
Numbers = NDArray[Any]


def no_numbers() -> Numbers:
    return np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Values:
    """`names` are the distinct values by number, `ranks` their places by name.

    `members` holds the values of tuple n at `starts[n]:starts[n + 1]`, `only` the one value of each tuple, while
    `are_single`.
    """

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    in_order: Numbers = field(default_factory=no_numbers)
    ranks: Numbers = field(default_factory=no_numbers)
    starts: Numbers = field(default_factory=lambda: np.zeros(1, dtype=np.intp))
    members: Numbers = field(default_factory=no_numbers)
    only: Numbers = field(default_factory=no_numbers)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def are_single(self) -> bool:
        """Whether no tuple has several values."""
        return len(self.only) == self.tuples

    @property
    def tuples(self) -> int:
        """How many tuples there are."""
        return len(self.starts) - 1

    def extended(self, tuples: Sequence[tuple[str, ...]]) -> Values:
        """Return it with more tuples."""
        names, numbers = self.names.copy(), self.numbers.copy()
        values = list(chain.from_iterable(tuples))
        for value in dict.fromkeys(values):
            if value not in numbers:
                numbers[value] = len(names)
                names.append(value)
        # Both parts are sorted, or nearly: merging is all there is to do.
        known = map(self.names.__getitem__, self.in_order.tolist())
        in_order = _numbered(sorted(chain(known, sorted(names[len(self.names) :]))), numbers)
        ranks = np.empty(len(names), dtype=np.int64)
        ranks[in_order] = np.arange(len(names))
        lengths = np.fromiter(map(len, tuples), dtype=np.intp, count=len(tuples))
        starts = np.concatenate([self.starts, self.starts[-1] + np.cumsum(lengths)])
        members = np.concatenate([self.members, _numbered(values, numbers)])
        return Values(names, numbers, in_order, ranks, starts, members, _only(starts, members))

    def lengths(self) -> Numbers:
        """Return how many values each tuple has."""
        return np.diff(self.starts)

    def of_tuples(self, tuples: Numbers) -> tuple[Numbers, Numbers]:
        """Return the values of some tuples, one tuple behind the other, and how many each has."""
        lengths = self.starts[tuples + 1] - self.starts[tuples]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0)
        return self.members[places + np.repeat(self.starts[tuples] - (ends - lengths), lengths)], lengths

    def tuples_with(self, chosen: Iterable[str]) -> Flags:
        """Return for each tuple whether one of the chosen values stands in it."""
        wanted = np.zeros(len(self.names), dtype=bool)
        wanted[[self.numbers[value] for value in chosen if value in self.numbers]] = True
        flags = np.zeros(self.tuples, dtype=bool)
        places = np.flatnonzero(wanted[self.members])
        flags[np.searchsorted(self.starts, places, side="right") - 1] = True
        return flags


def _only(starts: Numbers, members: Numbers) -> Numbers:
    if (np.diff(starts) > 1).any():
        return no_numbers()
    # Nobody asks what is the value of a tuple that has none.
    return np.concatenate([members, [0]])[starts[:-1]]


def _numbered(values: Sequence[str], numbers: dict[str, int]) -> Numbers:
    return np.fromiter(map(numbers.__getitem__, values), dtype=np.intp, count=len(values))
