"""What every engine must do. It leans on no process and no file, so that a cluster can be the third engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from search.params import SearchParams
from search.results import Results


class SearchEngine(Protocol):
    """An engine answers `SearchParams` exactly as `search.reference` would, and is told of changed articles."""

    def run(self, params: SearchParams) -> Results:
        """Return the page that `params` ask for. Raises SearchUnavailable, never an empty answer for a fault."""
        ...

    def totals(self, params: SearchParams) -> tuple[int, int]:
        """Return how many statements and articles `run` would find, and nothing else. Raises SearchUnavailable."""
        ...

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as the ranking cuts it, folded. Raises SearchUnavailable."""
        ...

    def share(self) -> None:
        """Load what processes to be forked from this one read alike, and leave nothing open. Raises SearchUnavailable."""
        ...

    def sync(self, article_ids: Iterable[int], *, through: int = 0) -> None:
        """Make the index agree with the database for these articles, in one commit.

        `through` is the last outbox row among them, which the index remembers (`search.keeping.belonging`).
        """
        ...

    def rebuild(self, tell: Callable[[str], object]) -> None:
        """Index everything anew beside what answers, verify it, and only then let it answer.

        `tell` gets a Chinese sentence for each step. Raises SearchUnavailable; what answered goes on answering.
        """
        ...

    def rollback(self, tell: Callable[[str], object]) -> None:
        """Return to what answered before the last rebuild, brought up to date. Raises SearchUnavailable."""
        ...

    def inspect(self) -> None:
        """Read everything that is kept and compare it with its checksums. Raises SearchUnavailable.

        What is found damaged answers no more, in any process, until a rebuild.
        """
        ...

    def health(self) -> Mapping[str, object]:
        """Return `ok`, a `message` for people, and counts; never raises.

        If `ok`, `worn` tells whether a rebuild would make it faster.
        """
        ...
