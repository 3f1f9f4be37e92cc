"""A list of articles in a spreadsheet (xlsx, csv): how it looks, and the originals that the mapped columns make of its rows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from archive.errors import RefusedError
from archive.pipeline import unzip
from archive.pipeline.unpack import Item, Refused
from archive.text.encoding import decode_text
from archive.text.errors import DecodeError

SUFFIXES = (".xlsx", ".csv", ".tsv")
MOST_ROWS = 20_000
MOST_COLUMNS = 60
FIRST_ROWS = 50
MOST_LINES = 1 << 20
"""A worksheet has no more, blank ones included, whatever a file says."""
# What a column may hold, and the headings by which it is recognised.
ROLES: Mapping[str, tuple[str, ...]] = {
    "text": ("正文", "内容", "全文", "文本", "text", "content", "body"),
    "title": ("标题", "题目", "篇名", "title", "name"),
    "date": ("日期", "时间", "发布时间", "发布日期", "刊发日期", "date", "time"),
    "url": ("网址", "链接", "原文链接", "地址", "url", "link"),
    "source": ("来源", "出处", "单位", "source"),
}
LABELS = {"text": "正文", "title": "标题", "date": "发布日期", "url": "网址", "source": "来源"}
BROKEN = (
    "这份表格已损坏、有密码或不是 xlsx、csv 格式，读不出来；请用 Excel 或 WPS 另存为没有密码的 xlsx 再上传。"
)
Row = tuple[str, ...]
# A field of a csv file may be a whole article.
csv.field_size_limit(64 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a file as it looks: its headings, and its first rows as text, each as long as the headings."""

    name: str
    headings: tuple[str, ...]
    first_rows: tuple[tuple[str, ...], ...]

    @property
    def guessed(self) -> dict[str, int]:
        """Return which column holds what, by the headings; the longest column holds the text if none says so."""
        folded = [heading.strip().lower() for heading in self.headings]
        found = {
            role: folded.index(known)
            for role, names in ROLES.items()
            for known in reversed(names)
            if known in folded
        }
        if "text" not in found:
            sizes = [sum(len(row[column]) for row in self.first_rows) for column in range(len(folded))]
            found["text"] = sizes.index(max(sizes))
        return found


def is_sheet(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def look_at(name: str, file: BinaryIO) -> Sheet:
    """Return how a spreadsheet looks, reading no more than that takes. Raises RefusedError, with one Chinese sentence."""
    rows = [row for _, row in islice(_rows(name, file, MOST_ROWS), FIRST_ROWS + 1)]
    if len(rows) < 2:
        raise RefusedError("表格里没有内容；第一行应是各栏的名称，以下每行一篇。")
    width = min(max(map(_width, rows)), MOST_COLUMNS)
    head, *body = ((*row, *[""] * width)[:width] for row in rows)
    headings = tuple(heading.strip() or f"第 {number} 栏" for number, heading in enumerate(head, 1))
    return Sheet(name, headings, tuple(body))


def items(name: str, file: BinaryIO, columns: Mapping[str, int]) -> Iterator[Item | Refused]:
    """Yield an original for each row: title, labelled source and date, then the text; a row without a text is refused.

    The mapped cells (role → column) stand in it as they are, so that what is read of them can be shown at its place.
    """
    try:
        rows = islice(_rows(name, file, MOST_LINES), 1, None)
        for count, (number, row) in enumerate(rows):
            if count == MOST_ROWS:
                yield Refused(
                    name, f"表格超过 {MOST_ROWS:,} 行，第 {number} 行起没有收入；请把其余的另存一份再上传。"
                )
                return
            yield _item(f"{name} 第 {number} 行", row, columns)
    except RefusedError as error:
        yield Refused(name, str(error))


def _item(name: str, row: Row, columns: Mapping[str, int]) -> Item | Refused:
    cells = {role: row[column].strip() for role, column in columns.items() if column < len(row)}
    if not cells.get("text"):
        return Refused(name, "这一行没有正文；请在表格里补上，再上传一次。")
    labelled = [f"{LABELS[role]}：{cells[role]}" for role in ("source", "date") if cells.get(role)]
    lines = [*filter(None, [cells.get("title")]), *labelled, cells["text"]]
    return Item(name, "\n".join(lines).encode(), cells.get("url", ""))


def _rows(name: str, file: BinaryIO, most: int) -> Iterator[tuple[int, Row]]:
    """Yield each row that is not blank of the first `most`, and its number. Raises RefusedError where it cannot be read."""
    rows = _workbook(file) if Path(name).suffix.lower() == ".xlsx" else _separated(file)
    for number, row in enumerate(islice(rows, most), 1):
        if any(map(str.strip, row)):
            yield number, row


def _width(row: Row) -> int:
    """Return how many cells a row has up to its last one that is not blank."""
    return max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)


def _workbook(file: BinaryIO) -> Iterator[Row]:
    # Loaded where a workbook is opened: this module is part of every start.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    _check_parts(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            # How far it goes a workbook says itself, and some say too little.
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
                yield tuple(map(_as_text, row)) if any(row) else ()
        finally:
            book.close()
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        OSError,
        SyntaxError,
        EOFError,
    ) as error:
        raise RefusedError(BROKEN) from error


def _check_parts(file: BinaryIO) -> None:
    """A workbook is a zip archive, and is judged like one before anything of it is read."""
    if not zipfile.is_zipfile(file):
        raise RefusedError(BROKEN)
    for _ in unzip.members(file, unzip.full_allowance()):
        return


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    # A date without a time of day is midnight to a spreadsheet.
    return str(cell).removesuffix(" 00:00:00")


def _separated(file: BinaryIO) -> Iterator[Row]:
    try:
        text, _ = decode_text(file.read())
    except DecodeError as error:
        raise RefusedError(str(error)) from error
    head = text.split("\n", 1)[0]
    delimiter = max("\t,;，", key=head.count)
    try:
        yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise RefusedError(BROKEN) from error
