"""Word 2007 and later: paragraphs and tables in the order of the body."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from archive.text.errors import DecodeError
from archive.text.formats.extracted import Extracted
from archive.text.formats.package import is_safe

BROKEN = (
    PackageNotFoundError, PythonDocxError, BadZipFile, zlib.error, LxmlError, KeyError, ValueError, AttributeError,
    OSError, EOFError, NotImplementedError,
)  # fmt: skip
"""AttributeError is what python-docx raises for a part whose root is another element than it should be."""
SLIDES = "演示文稿不能读取，请把文字另存为 txt 或 docx 再上传。"
OTHERS = (
    ("ppt/", SLIDES),
    ("xl/", "这是一份表格，要指出哪一栏是什么才能读取；请一次只上传这一份。"),
)
"""Documents of the same container, told by where their parts stand."""


def read_docx(raw: bytes) -> Extracted:
    """Return the text of a docx file, a line for each paragraph, tables where they stand.

    Raises DecodeError if the file is broken, encrypted or without text, no Word document, or unpacks to too much.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            _refuse_others(archive)
            if not is_safe(archive, len(raw)):
                raise DecodeError("这份 Word 文档解压后过大，不像一篇文章，请检查后重新上传。")
        document = docx.Document(BytesIO(raw))
        text = "\n".join(_lines(document))
    except BROKEN as error:
        raise DecodeError(
            "这份 Word 文档已损坏或加了密，请用 Word 或 WPS 打开后另存为 docx 再上传。"
        ) from error
    if not text.strip():
        raise DecodeError("这份 Word 文档里没有文字，请检查是否只有图片。")
    return Extracted(text, title=document.core_properties.title or "")


def _refuse_others(archive: ZipFile) -> None:
    for folder, sentence in OTHERS:
        if any(name.startswith(folder) for name in archive.namelist()):
            raise DecodeError(sentence)


def _lines(container: Document | _Cell) -> Iterator[str]:
    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Table):
            yield from _rows(item)


def _rows(table: Table) -> Iterator[str]:
    """Yield each row as a line; a cell that spans columns or rows is read once, where it begins.

    The cells as they are written, not python-docx's grid of them: that is as large as a span pleases to say.
    """
    for row in table.rows:
        cells = [_Cell(cell, table) for cell in row._tr.tc_lst if cell.vMerge != "continue"]
        if len(cells) == 1:
            yield from _lines(cells[0])
        else:
            yield " ".join(" ".join(_lines(cell)) for cell in cells)
