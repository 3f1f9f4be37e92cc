"""What came of a bad day: figures to print, and the faults, of which there must be none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# A fault is shown, not printed in full; so many are enough to see what is wrong.
WIDTH, SHOWN = 300, 10


@dataclass(frozen=True)
class Report:
    """`figures` are counts by what was counted."""

    title: str
    figures: dict[str, int]
    faults: Sequence[str]

    @property
    def lines(self) -> list[str]:
        counted = ", ".join(f"{number:,} {what}" for what, number in self.figures.items())
        shown = [f"  {fault[:WIDTH]}" for fault in self.faults[:SHOWN]]
        return [f"{self.title}: {counted}; {len(self.faults)} faults", *shown]
