"""Times acts by the wall clock or of the processor, and prints them as rows of one table with ratios."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

Asked = TypeVar("Asked")
NAME_WIDTH = 46
# Run as a script, whose names are looked up by every addition.
ADDITIONS = compile("total = 0\nfor number in range(20_000_000):\n    total += number", "additions", "exec")


def machine() -> str:
    """Return how fast the machine is now, to stand beside figures: virtual cores have become 2.5 times slower by the hour."""
    taken = Watch(cpu=True).seconds(lambda: exec(ADDITIONS, {}))
    return f"20 million additions {taken:.1f} s"


@dataclass(frozen=True)
class Watch:
    """Takes the milliseconds of acts. `cpu` counts those of the processor, for a machine shared with others."""

    cpu: bool = False

    def now(self) -> float:
        """Return seconds since some time."""
        return time.process_time() if self.cpu else time.perf_counter()

    def times(self, act: Callable[[Asked], object], queries: Iterable[Asked]) -> list[float]:
        """Return how long each query took."""
        taken = []
        for query in queries:
            start = self.now()
            act(query)
            taken.append((self.now() - start) * 1000)
        return taken

    def seconds(self, act: Callable[[], object]) -> float:
        start = self.now()
        act()
        return self.now() - start


@dataclass
class Table:
    """Rows of p50, p95 and maximum; each p95 also as a multiple of that of the row named as baseline."""

    title: str
    baseline: str = ""
    rows: list[tuple[str, list[float]]] = field(default_factory=list)

    def add(self, label: str, taken: list[float]) -> None:
        self.rows.append((label, sorted(taken)))

    def print(self) -> None:
        base = next((at(taken, 0.95) for label, taken in self.rows if label == self.baseline), 0.0)
        head = f"× {self.baseline}" if base else ""
        print(f"\n[{machine()}]")
        print(f"{self.title:{NAME_WIDTH}}{'p50':>8}{'p95':>8}{'max':>8}  {head}")
        for label, taken in self.rows:
            ratio = f"{at(taken, 0.95) / base:10.2f}" if base else ""
            print(f"{label:{NAME_WIDTH}}{at(taken, 0.5):8.1f}{at(taken, 0.95):8.1f}{taken[-1]:8.1f}{ratio}")


def at(ordered: list[float], share: float) -> float:
    """Return the value below which so much of an ascending list lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
