"""The rows of a generation: one for each statement, then one for its article, column by column.

Columns are read into plain arrays once and extended by what a commit appends.
"""

from __future__ import annotations

import json
from array import array
from pathlib import Path

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


def row_files() -> list[str]:
    """Return the names of the append-only files that a generation of any kind has."""
    return [f"rows/{name}" for name in COLUMNS] + [f"values/{name}" for name in VALUES] + [*TEXTS, "dead"]


class Rows:
    """All columns of the first `count` rows, and the values that the facet columns number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.columns = {name: array(code) for name, code in COLUMNS.items()}
        self.values: dict[str, list[tuple[str, ...]]] = {name: [] for name in VALUES}
        self._ordinals: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in VALUES}
        self._values_end = dict.fromkeys(VALUES, 0)
        self.dead = array("I")
        # Article → its own row, the newest where an article was indexed again.
        self.guards: dict[int, int] = {}

    def __getitem__(self, name: str) -> array[int]:
        return self.columns[name]

    def extend(self, sizes: dict[str, int], count: int) -> None:
        """Read what was appended since the last call, up to the valid `sizes`."""
        for name, column in self.columns.items():
            extend_array(self.folder / "rows" / name, column, sizes[f"rows/{name}"])
        extend_array(self.folder / "dead", self.dead, sizes["dead"])
        for name, values in self.values.items():
            end = sizes[f"values/{name}"]
            values += read_values(self.folder / "values" / name, self._values_end[name], end)
            self._values_end[name] = end
        self._note_guards(count)
        self.count = count

    def ordinals(self, name: str) -> dict[tuple[str, ...], int]:
        """Return the number of each tuple of values; only writers ask, so that readers need not keep them."""
        values, known = self.values[name], self._ordinals[name]
        if len(known) < len(values):
            start = len(known)
            known |= {value: start + number for number, value in enumerate(values[start:])}
        return known

    def _note_guards(self, count: int) -> None:
        statements, articles = self["statement"], self["article"]
        for row in self.dead:
            if statements[row] == 0 and self.guards.get(articles[row]) == row:
                del self.guards[articles[row]]
        dead = {*self.dead}
        fresh = range(self.count, count)
        self.guards |= {articles[row]: row for row in fresh if statements[row] == 0 and row not in dead}


def extend_array(path: Path, column: array[int], size: int) -> None:
    """Append the items of the file that `column` lacks."""
    have = len(column) * column.itemsize
    if size > have:
        with path.open("rb") as file:
            file.seek(have)
            column.frombytes(file.read(size - have))


def read_values(path: Path, start: int, end: int) -> list[tuple[str, ...]]:
    """Return the tuples at `start:end` of the file; each stands on a line."""
    with path.open("rb") as file:
        file.seek(start)
        lines = file.read(end - start).splitlines()
    # All lines as one list: one call instead of one for each of tens of thousands.
    return list(map(tuple, json.loads(b"[%s]" % b",".join(lines))))
