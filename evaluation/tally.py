"""Counts of right, wrong and missed values, and the ratios made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """What one field gave over many articles; `misses` keeps (article, missed values, values too many)."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    misses: list[tuple[str, list[str], list[str]]] = field(default_factory=list)

    def add(self, article: str, wanted: Iterable[Hashable], given: Iterable[Hashable]) -> None:
        """Count one article; a value that stands twice on both sides counts twice.

        >>> tally = Tally()
        >>> tally.add("a", ["甘谷县"], ["甘谷县", "武山县"])
        >>> tally.right, tally.extra, tally.missed
        (1, 1, 0)
        """
        wanted_times, given_times = Counter(wanted), Counter(given)
        self.count(
            article,
            (wanted_times & given_times).total(),
            list((wanted_times - given_times).elements()),
            list((given_times - wanted_times).elements()),
        )

    def count(self, article: str, right: int, missed: list[Hashable], extra: list[Hashable]) -> None:
        """Count one article that was compared elsewhere."""
        self.right += right
        self.missed += len(missed)
        self.extra += len(extra)
        if missed or extra:
            self.misses.append(
                (article, [_shown(value) for value in missed], [_shown(value) for value in extra])
            )

    @property
    def precision(self) -> float:
        """Return the share of the given values that are right; 1 where none was given."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the labelled values that were given; 1 where none is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


def _shown(value: Hashable) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
