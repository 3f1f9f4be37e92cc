"""What `verify` tells: one check a line, under the four properties that DA/T 70—2018 asks of electronic records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

# A damaged disk fails by the thousand; the report stays one that a person reads.
MOST_SHOWN = 20


class Property(StrEnum):
    """四性: authenticity, integrity, usability and security of what is kept."""

    AUTHENTIC = "真实性"
    WHOLE = "完整性"
    USABLE = "可用性"
    SAFE = "安全性"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `looked_at` objects, of which `faulty` are wrong; `faults` says the first of them."""

    kind: Property
    name: str
    looked_at: int
    faulty: int = 0
    faults: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.faulty

    @property
    def lines(self) -> Iterator[str]:
        """The lines of the report: the result, then a line for each fault shown."""
        mark = "通过" if self.ok else f"有误 {self.faulty} 处"
        yield f"[{self.kind}] {self.name}：查 {self.looked_at:,}，{mark}"
        yield from (f"    {fault}" for fault in self.faults)
        if self.faulty > len(self.faults):
            yield f"    …… 另有 {self.faulty - len(self.faults):,} 处"


class Tally:
    """A check under way."""

    def __init__(self, kind: Property, name: str) -> None:
        self.kind, self.name = kind, name
        self.looked_at = self.faulty = 0
        self._shown: list[str] = []

    def look(self, faults: Iterable[str] = ()) -> None:
        """Count one object looked at, and what is wrong with it."""
        self.looked_at += 1
        for fault in faults:
            self.faulty += 1
            if len(self._shown) < MOST_SHOWN:
                self._shown.append(fault)

    @property
    def check(self) -> Check:
        return Check(self.kind, self.name, self.looked_at, self.faulty, tuple(self._shown))
