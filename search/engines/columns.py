"""The columns of the rows that a batch appends, made column by column once all rows are there."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from archive.text.forms import forms_of
from search.document import READERS, StatementDocument
from search.engines.rows import COLUMNS, HIDES, SAMPLE, TEXTS, VALUES, Rows

Values = tuple[str, ...]
NONE: Values = ()
Read = Callable[[StatementDocument], Values]


class NewRow(NamedTuple):
    """A statement, or the row of an article (`statement` 0) with its first; `ends` are those of `rows.TEXTS`."""

    document: StatementDocument
    statement: int
    serial: int
    position: int
    words: int
    ends: tuple[int, ...]

    @property
    def day(self) -> int:
        bounds = self.document.bounds
        day = bounds.earliest or bounds.latest
        return day.toordinal() if day else 0

    @property
    def flags(self) -> int:
        return HIDES * self.document.hides | SAMPLE * self.document.sample


class Columns:
    """What the columns gain; values that no row had before get the next numbers."""

    def __init__(self, rows: Rows) -> None:
        self._known = {name: rows.ordinals(name) for name in VALUES}
        self._rows: list[NewRow] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: NewRow) -> None:
        self._rows.append(row)

    def ends(self, text: str) -> array[int]:
        """Return where a text of each new row ends."""
        place = TEXTS.index(text)
        return _column(f"{text}_end", (row.ends[place] for row in self._rows))

    def files(self) -> dict[str, bytes]:
        """Return what each file of columns and values gains."""
        rows = self._rows
        columns = {
            "statement": (row.statement for row in rows),
            "article": (row.document.article_id for row in rows),
            "serial": (row.serial for row in rows),
            "position": (row.position for row in rows),
            "words": (row.words for row in rows),
            "day": (row.day for row in rows),
            "flags": (row.flags for row in rows),
        }
        files = {f"rows/{name}": _column(name, cells).tobytes() for name, cells in columns.items()}
        files |= {f"rows/{name}_end": self.ends(name).tobytes() for name in TEXTS}
        for name in VALUES:
            cells, fresh = self._numbered(name)
            files[f"rows/value.{name}"] = _column(f"value.{name}", cells).tobytes()
            files[f"values/{name}"] = _lines(fresh)
        return files

    def _numbered(self, name: str) -> tuple[list[int], Iterable[Values]]:
        """Return the number of the values of each row, and the values that are new, in the order of their numbers."""
        known, values = self._known[name], self._values(name)
        fresh: dict[Values, int] = {}
        cells = [
            fresh.setdefault(each, len(known) + len(fresh)) if number is None else number
            for each, number in zip(values, map(known.get, values), strict=True)
        ]
        return cells, fresh

    def _values(self, name: str) -> list[Values]:
        """Return the values of each row; an article's own has nothing that is counted, only its bounds."""
        read = self._titles() if name == "title" else READ[name]
        return [read(row.document) if row.statement or name == "bounds" else () for row in self._rows]

    def _titles(self) -> Read:
        """Return what reads the forms of a title: made all at once, since one alone takes as long as dozens."""
        titles = list({row.document.article_title for row in self._rows} - {""})
        forms = zip(titles, forms_of(titles), strict=True)
        known = {"": NONE} | {title: (each.reduced, each.punctuated) for title, each in forms}
        return lambda document: known[document.article_title]


def _name(document: StatementDocument) -> Values:
    return (document.speaker,) if document.speaker else ()


def _bounds(document: StatementDocument) -> Values:
    return tuple(day.isoformat() if day else "" for day in (document.bounds.earliest, document.bounds.latest))


READ: Mapping[str, Read] = {
    **READERS,
    "name": _name,
    "bounds": _bounds,
}


def _column(name: str, cells: Iterable[int]) -> array[int]:
    return array(COLUMNS[name], cells)


def _lines(values: Iterable[Values]) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()
