"""Tables to be handed out: CSV and workbooks in which no cell can become a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

# What a spreadsheet would take for the beginning of a formula (OWASP, CSV Injection), full width too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# What XML 1.0 has no way to write: controls, halves of surrogate pairs, U+FFFE and U+FFFF.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOTE_WIDTH = 100
Cell = str | int


def as_csv(rows: Iterable[Iterable[Cell]]) -> Iterator[bytes]:
    """Yield CSV (RFC 4180) in UTF-8 with the mark by which Excel knows it; the first row holds the headings."""
    yield codecs.BOM_UTF8
    for row in rows:
        stream = io.StringIO()
        csv.writer(stream).writerow(map(_harmless, row))
        yield stream.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def as_workbook(
    rows: Iterable[Iterable[Cell]], *, sheet: str, widths: Sequence[int], note: Iterable[tuple[str, str]]
) -> bytes:
    """Return a workbook (ECMA-376): a sheet of this name with the rows, and one that says what they are.

    Numbers can be added up; every other cell is text. `widths` are those of the columns, in characters.
    """
    book = Workbook(write_only=True)
    table, about = book.create_sheet(sheet), book.create_sheet("说明")
    table.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        table.column_dimensions[get_column_letter(number)].width = width
    about.column_dimensions["B"].width = NOTE_WIDTH
    for page, lines in ((table, rows), (about, note)):
        for line in lines:
            page.append([_cell(page, value) for value in line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: object, value: Cell) -> WriteOnlyCell:
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=UNWRITABLE.sub("�", value))
    cell.data_type = "s"  # text, also where it begins like a formula
    return cell
