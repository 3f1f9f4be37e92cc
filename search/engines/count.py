"""A set of statements to be counted in one facet after the other: in statements and in articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.engines import bits

if TYPE_CHECKING:
    from search.engines.facet import Facet
    from search.engines.snapshot import Snapshot
    from search.engines.values import Numbers


@dataclass(frozen=True, slots=True)
class Counted:
    """The values that occur, by their numbers, in how many statements and in how many articles."""

    numbers: Numbers
    statements: Numbers
    articles: Numbers

    @classmethod
    def of(cls, statements: Numbers, articles: Numbers) -> Counted:
        """Return those that occur of all values."""
        numbers = np.flatnonzero(statements)
        return cls(numbers, statements[numbers], articles[numbers])

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, places: Numbers | slice) -> Counted:
        return Counted(self.numbers[places], self.statements[places], self.articles[places])

    def followed_by(self, others: Counted) -> Counted:
        """Return these values and then others."""
        return Counted(
            np.concatenate([self.numbers, others.numbers]),
            np.concatenate([self.statements, others.statements]),
            np.concatenate([self.articles, others.articles]),
        )


class Hits:
    """The statements, and what columns count them by; each is made at most once."""

    def __init__(self, snapshot: Snapshot, rows: int) -> None:
        self._snapshot, self._bits = snapshot, rows

    @cached_property
    def rows(self) -> bits.RowNumbers:
        """The statements as a list."""
        return np.flatnonzero(self.flags)

    @cached_property
    def flags(self) -> bits.Flags:
        """For each row whether it is one of the statements."""
        return bits.to_flags(self._bits, self._snapshot.size)

    @cached_property
    def words(self) -> bits.Words:
        """The statements as a set of words."""
        return bits.to_words(self._bits, self._snapshot.size)

    @cached_property
    def article_words(self) -> bits.Words:
        """The rows of their articles as a set of words."""
        return self.articles_of(self.words)

    def articles_of(self, sets: bits.Words) -> bits.Words:
        """Return the rows of the articles of some sets of statements."""
        guards, below = self._snapshot.once("guard words", self._guard_words)
        return bits.guards_hit_each(sets, guards, below)

    def _guard_words(self) -> tuple[bits.Words, bits.Words]:
        snapshot = self._snapshot
        return bits.to_words(snapshot.guards, snapshot.size), bits.to_words(snapshot.below, snapshot.size)

    def facet(self, name: str) -> Facet:
        """Return a column that they may be counted by."""
        return self._snapshot.facet(name)

    def count(self, name: str) -> Mapping[str, tuple[int, int]]:
        """Return value → (statements, articles); values that do not occur are left out."""
        facet = self.facet(name)
        counted = facet.count(self)
        names = map(facet.values.names.__getitem__, counted.numbers.tolist())
        numbers = zip(counted.statements.tolist(), counted.articles.tolist(), strict=True)
        return dict(zip(names, numbers, strict=True))
