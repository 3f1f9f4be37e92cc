"""Facet counts of a set of statements: in statements and in articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from search.engines import bits
from search.engines.cells import Counted, Facet
from search.engines.rows import Column
from search.engines.snapshot import Snapshot


class Hits:
    """A set of statements to be counted in one facet after the other."""

    def __init__(self, snapshot: Snapshot, rows: int) -> None:
        self.snapshot, self.bits = snapshot, rows
        self._flags = bits.to_flags(rows, snapshot.size)

    @cached_property
    def rows(self) -> bits.RowNumbers:
        """The rows of the set, listed at most once."""
        return bits.to_rows(self.bits, self.snapshot.size)

    @cached_property
    def articles(self) -> tuple[bits.RowNumbers, Column]:
        """The serial numbers of the articles of the set, and how many of its statements each has."""
        statements = np.bincount(self.snapshot.column("serial")[self.rows])
        articles = np.flatnonzero(statements)
        return articles, statements[articles]

    def counted(self, facet: Facet) -> Counted:
        """Return the values that occur with their numbers of statements and articles."""
        if facet.of_article is not None:
            return facet.count_articles(*self.articles)
        if len(self._flags) < facet.rows:
            self._flags = bits.to_flags(self.bits, facet.rows)
        return facet.count(self._flags, self.rows)

    def count(self, name: str) -> Mapping[str, tuple[int, int]]:
        """Return value → (statements, articles); values that do not occur are left out."""
        facet = self.snapshot.facet(name)
        counted = self.counted(facet)
        names = map(facet.names.__getitem__, counted.numbers.tolist())
        numbers = zip(counted.statements.tolist(), counted.articles.tolist(), strict=True)
        return dict(zip(names, numbers, strict=True))
