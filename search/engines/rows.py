"""The rows of a generation: one for each statement, then one for its article, column by column.

Columns are read into arrays once and extended by what a commit appends.
"""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.facet import Facet
from search.results import FACETS

# What a row is counted or filtered by; the last three are only filtered by. A title stands reduced and punctuated.
VALUES = (*FACETS, "name", "bounds", "title")
TEXTS = ("texts", "quoted", "furniture", "furniture_quoted")
HIDES, SAMPLE = 1, 2

# Column → array typecode. `statement` is 0 in an article's own row, which stands behind its statements and
# whose `position` is their number; `serial` numbers the articles; `*_end` are byte offsets in the text
# files; `words` counts the ranked words; `day` orders, as proleptic ordinal, 0 where unknown.
COLUMNS = (
    {"statement": "Q", "article": "Q", "serial": "I", "position": "I", "words": "I", "day": "i", "flags": "B"}
    | {f"{name}_end": "Q" for name in TEXTS}
    | {f"value.{name}": "I" for name in VALUES}
)
Column = NDArray[Any]


def row_files() -> list[str]:
    """Return the names of the append-only files that a generation of any kind has."""
    return [f"rows/{name}" for name in COLUMNS] + [f"values/{name}" for name in VALUES] + [*TEXTS, "dead"]


class Rows:
    """All columns of the first `count` rows, and the values that the facet columns number, of the generation `identity`.

    What was handed out never changes: a commit makes longer arrays.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder, self.identity = folder, identity
        self.count = 0
        self.columns: dict[str, Column] = {name: np.empty(0, dtype=code) for name, code in COLUMNS.items()}
        self.values: dict[str, list[tuple[str, ...]]] = {name: [] for name in VALUES}
        self._ordinals: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in VALUES}
        self._values_end = dict.fromkeys(VALUES, 0)
        self._facets: dict[str, Facet] = {}
        self._lock = threading.Lock()
        self.dead: Column = np.empty(0, dtype="I")
        # Article → its own row, the newest where an article was indexed again.
        self.guards: dict[int, int] = {}

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def extend(self, sizes: dict[str, int], count: int) -> None:
        """Read what was appended since the last call, up to the valid `sizes`."""
        with self._lock:
            for name, column in self.columns.items():
                self.columns[name] = extended(self.folder / "rows" / name, column, sizes[f"rows/{name}"])
            known_dead = len(self.dead)
            self.dead = extended(self.folder / "dead", self.dead, sizes["dead"])
            for name, values in self.values.items():
                end = sizes[f"values/{name}"]
                values += read_values(self.folder / "values" / name, self._values_end[name], end)
                self._values_end[name] = end
            self._note_guards(count, known_dead)
            self.count = count

    def facet(self, name: str) -> Facet:
        """Return a column of values as it is counted, over all rows there are."""
        with self._lock:
            known = self._facets.get(name, Facet())
            groups, serials = self.columns[f"value.{name}"], self.columns["serial"]
            facet = self._facets[name] = known.extended(self.values[name], groups, serials)
            return facet

    def ordinals(self, name: str) -> dict[tuple[str, ...], int]:
        """Return the number of each tuple of values; readers ask for names alone, writers for all."""
        with self._lock:
            values, known = self.values[name], self._ordinals[name]
            known |= zip(values[len(known) :], range(len(known), len(values)), strict=True)
            return known

    def _note_guards(self, count: int, known_dead: int) -> None:
        fresh = slice(self.count, count)
        rows = self.count + np.flatnonzero(self["statement"][fresh] == 0)
        self.guards |= zip(self["article"][rows].tolist(), rows.tolist(), strict=True)
        dead = self.dead[known_dead:]
        superseded = dead[self["statement"][dead] == 0]
        for article, row in zip(self["article"][superseded].tolist(), superseded.tolist(), strict=True):
            if self.guards.get(article) == row:
                del self.guards[article]


def extended(path: Path, column: Column, size: int) -> Column:
    """Return `column` with the items of the file that it lacks, up to `size` bytes. Raises EOFError for a cut file."""
    lacking = size - column.nbytes
    if lacking <= 0:
        return column
    with path.open("rb") as file:
        file.seek(column.nbytes)
        data = file.read(lacking)
    if len(data) < lacking:
        raise EOFError(f"{path.name} is cut")
    return np.concatenate([column, np.frombuffer(data, dtype=column.dtype)])


def read_values(path: Path, start: int, end: int) -> list[tuple[str, ...]]:
    """Return the tuples at `start:end` of the file; each stands on a line."""
    with path.open("rb") as file:
        file.seek(start)
        lines = file.read(end - start).splitlines()
    # All lines as one list: one call instead of one for each of tens of thousands.
    with _collector_at_rest():
        return list(map(tuple, json.loads(b"[%s]" % b",".join(lines))))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing that is read is garbage: for tens of thousands of lists the collector walked all of the process several times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
