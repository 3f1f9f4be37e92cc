"""The parsed query: what a typed string demands of an article. Filled by `parse`, read by every engine.

Grammar (blank is AND within the article; `/则` `/段` `/句` bind tightest, then `|`, then blank):

    query  = clause { blank clause }
    clause = [ "-" ] chain { "|" chain }
    chain  = run { unit run }          all units of one chain are the same
    unit   = "/则" | "/段" | "/句"
    run    = characters without blanks | "…" | “…”    (in quotes punctuation counts)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["statement", "paragraph", "sentence"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters to be found in one sentence: folded, and reduced unless `quoted`. `typed` is what the reader wrote."""

    typed: str
    folded: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """One run, or several that must stand in the same `unit`."""

    runs: tuple[Run, ...]
    unit: Unit = "statement"


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which an article must hold one (or none, if `negative`)."""

    chains: tuple[Chain, ...]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses; an article satisfies the query if it satisfies each. Empty: every article does."""

    clauses: tuple[Clause, ...] = ()

    @property
    def sought(self) -> tuple[Run, ...]:
        """The runs of the positive clauses: what snippets mark."""
        return tuple(
            run
            for clause in self.clauses
            if not clause.negative
            for chain in clause.chains
            for run in chain.runs
        )
