"""What an embedded engine does in its own way; rows, runs, filters, facets, commits and rebuilds are the same for both.

A kind answers two questions: what rows are worth by their words, and which of many proposed rows hold a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from django.core.exceptions import ImproperlyConfigured
from numpy.typing import NDArray

from search.engines.bits import RowNumbers

if TYPE_CHECKING:
    from search.engines.layout import Commit
    from search.engines.snapshot import Snapshot
    from search.query import Run

Worths = NDArray[np.float64]
# Field (text, title, slogan) → its words in order, with a blank between them.
Words = Mapping[str, str]


class Scores(NamedTuple):
    """Rows, ascending, each with what it is worth, above 0."""

    rows: RowNumbers
    values: Worths

    @classmethod
    def none(cls) -> Scores:
        return cls(np.empty(0, dtype=np.intp), np.empty(0))


class Reader(Protocol):
    """What one snapshot reads; it goes on answering from its own commit after a later one."""

    def check(self) -> None:
        """Raise SearchUnavailable if a file has been cut since it was opened. Asked before each search."""
        ...

    def holding(self, run: str) -> int | None:
        """Return the rows whose text holds `run`, of more than two UTF-16 units; None if texts have to be looked at."""
        ...

    def scores(self, words: Sequence[str], runs: Sequence[Run], hits: int, wanted: int | None) -> Scores:
        """Return what the rows of `hits`, each of which holds one of `runs`, are worth by those of the words they hold.

        If `wanted` is given, the best rows are enough that make up so many articles, with all their equals.
        """
        ...


class Writer(Protocol):
    """What one commit writes. A killed one may leave anything behind the rows of the last commit."""

    def remove(self, rows: Sequence[int]) -> None:
        """Learn that these rows are superseded; nothing that the last commit needs may go before this one is valid."""
        ...

    def add(self, article_id: int, row: int, words: Words, texts: Mapping[str, str]) -> None:
        """Take the next row: its words, and its texts as they are matched."""
        ...

    def commit(self) -> int:
        """Make durable what was added; return what is to be known of it at the next commit."""
        ...

    def cancel(self) -> None:
        """Forget what was added, unless it is committed already."""
        ...


class Kind(Protocol):
    """One way of keeping words. `folder` is named as the kind."""

    name: str

    def create(self, folder: Path) -> int:
        """Make what an empty generation holds; return what `Writer.commit` would."""
        ...

    def writer(self, folder: Path, commit: Commit) -> Writer:
        """Begin a commit on top of the last one."""
        ...

    def reader(self, snapshot: Snapshot, before: Reader | None) -> Reader:
        """Open a commit, over what an earlier snapshot of the same generation has open."""
        ...

    def file_sizes(self, folder: Path) -> dict[str, int]:
        """Return the sizes of the files in the kind's folder that a commit consists of."""
        ...


def kind_named(url: str) -> Kind:
    """Return the kind that SEARCH_URL names. Raises ImproperlyConfigured for another."""
    if url == "whoosh:":
        from search.engines.whoosh_kind import WhooshKind

        return WhooshKind()
    if url == "tantivy:":
        from search.engines.tantivy.kind import TantivyKind

        return TantivyKind()
    raise ImproperlyConfigured(
        f"设置 SEARCH_URL 应是 whoosh: 或 tantivy:，现在写的是“{url}”；请改正 .env 或环境变量。"
    )
