"""The F1 of each field that must not fall again: `evaluation/ratchet.json`."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "ratchet.json"
STEP = 200  # a value is kept in steps of 1/200 = 0.005, so that one borderline value does not stop a change


def rounded(value: float) -> float:
    """Return a value rounded down to 0.005.

    >>> rounded(0.9649)
    0.96
    """
    return math.floor(value * STEP + 1e-9) / STEP


def held() -> dict[str, float]:
    """Return the values below which no field may fall."""
    values: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return values


def write(values: dict[str, float]) -> None:
    """Hold these values from now on."""
    kept = {name: rounded(value) for name, value in values.items()}
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """A field whose value is not the held one."""

    field: str
    before: float
    now: float

    def __str__(self) -> str:
        return f"{self.field:24}{self.before:8.3f}{self.now:8.3f}"


def changes(values: dict[str, float], kept: dict[str, float]) -> tuple[list[Change], list[Change]]:
    """Return the fields that fell below their held value, and those that rose by a step or more."""
    every = [Change(name, kept.get(name, 0.0), value) for name, value in values.items()]
    fallen = [change for change in every if rounded(change.now) < change.before]
    risen = [change for change in every if rounded(change.now) > change.before]
    return fallen, risen
