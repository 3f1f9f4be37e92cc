"""The way through a result while reading: which of its articles this is, the one before and the one after.

The search writes its own query into the address of an article; here it is handed back as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.query_string import harmless

# Forty links of a page carry it, so a longer query is not carried on.
LONGEST = 120
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Trail:
    """An article's place in a result: `query` is that of the result, `number` counts from 1."""

    query: str
    number: int
    total: int

    @property
    def back(self) -> str:
        return f"/search/?{self.query}"

    @property
    def previous(self) -> str:
        return self._to(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self._to(self.number + 1) if self.number < self.total else ""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What an address carries of it."""
        return ("of", self.query), ("n", str(self.number)), ("m", str(self.total))

    def _to(self, number: int) -> str:
        return f"/search/hit/?{self.query}&n={number}"


def trail_of(data: Mapping[str, str]) -> Trail | None:
    """Return the place that an address tells; None for none, and for one that cannot be."""
    query = harmless(data.get("of", ""))
    number, total = (_number(data.get(name, "")) for name in ("n", "m"))
    if not 0 < len(query) <= LONGEST or not 1 <= number <= total <= LARGEST:
        return None
    return Trail(query, number, total)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
