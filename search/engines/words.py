"""The words of the statements in a Whoosh index: what `word_writer` and `word_index` share. They rank and decide nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from whoosh import fields
from whoosh.columns import NumericColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from search.engines.bits import RowNumbers
from search.engines.word_codec import FIELDS

NAME = "words"
# As Whoosh writes a column of "I".
NUMBER = np.dtype(">u4")


def schema() -> fields.Schema:
    return fields.Schema(
        article=fields.ID(),
        row=fields.COLUMN(NumericColumn("I")),
        # Counted already, and written by `word_codec`.
        **{name: fields.ID() for name in FIELDS},
    )


def storage(folder: Path) -> FileStorage:
    """Return the files without memory maps: a truncated file then raises, it does not kill the process."""
    return FileStorage(str(folder), supports_mmap=False)


def row_numbers(reader: SegmentReader) -> RowNumbers:
    """Return the row of each document of a segment."""
    column = reader.column_reader("row", translate=False)
    rows = np.zeros(reader.doc_count_all(), dtype=np.intp)
    if isinstance(column, NumericColumn.Reader):
        # All at once: Whoosh would unpack number by number. What it leaves out at the end is 0.
        data = column._dbfile.get(column._basepos, column._count * NUMBER.itemsize)
        rows[: column._count] = np.frombuffer(data, dtype=NUMBER)
    return rows


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files a commit of words consists of."""
    return {path.name: path.stat().st_size for path in folder.glob(f"*{NAME}_*.*")}


def create(folder: Path) -> int:
    """Make an empty index of words; return its generation."""
    folder.mkdir(parents=True, exist_ok=True)
    FileIndex.create(storage(folder), schema(), NAME)
    return 0
