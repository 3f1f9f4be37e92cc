"""The columns of a spreadsheet as they are mapped on the screen: what each may hold, guessed first, then as chosen."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from archive.admin.requests import key
from archive.models import Batch
from archive.pipeline.mapping import sheet_of
from archive.pipeline.sheet import LABELS, MOST_COLUMNS

SHOWN_ROWS = 5
CELL_SIZE = 80


def asked_columns(asked: Mapping[str, str]) -> dict[str, int]:
    """Return role → column of what a form says."""
    chosen = {role: asked.get(role, "") for role in LABELS}
    columns = {role: key(column) for role, column in chosen.items() if column.isdecimal()}
    return {role: column for role, column in columns.items() if column < MOST_COLUMNS}


def query_of(columns: Mapping[str, int]) -> str:
    """Return the query by which the page shows these columns again, those left empty too."""
    return urlencode({role: columns.get(role, "") for role in LABELS})


def mapping_of(batch: Batch, asked: Mapping[str, str]) -> dict[str, object]:
    """Return what the page shows: headings, first rows, and for each role what was asked for or, at first, a guess.

    Raises RefusedError if the sheet cannot be read any more.
    """
    sheet = sheet_of(batch)
    was_asked = any(role in asked for role in LABELS)
    columns = asked_columns(asked) if was_asked else sheet.guessed
    rows = [
        [
            (heading, cell if len(cell) <= CELL_SIZE else f"{cell[:CELL_SIZE]}…")
            for heading, cell in zip(sheet.headings, row, strict=True)
        ]
        for row in sheet.first_rows[:SHOWN_ROWS]
    ]
    return {
        "sheet": sheet,
        "first_rows": rows,
        "roles": [(role, label, columns.get(role)) for role, label in LABELS.items()],
    }
