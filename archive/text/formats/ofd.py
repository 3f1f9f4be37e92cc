"""OFD, the national format of fixed layouts (GB/T 33190-2016): a zip of XML, the text in `TextCode` elements.

`OFD.xml` names the document, its `Document.xml` the pages in order, each `Content.xml` the text objects of a page in
the order they were drawn. Objects on the same height are one line, as a page is laid out and not written.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from archive.text.errors import DecodeError
from archive.text.formats.extracted import Extracted
from archive.text.formats.package import is_safe_part

MOST_PARTS, MOST_PAGES = 20_000, 2_000
LARGEST_TEXT = 60_000_000
SAME_LINE = 1.5
"""How far apart, in millimetres, the heights of two text objects of one line may be."""
BROKEN_FILE = "这份 OFD 文件已损坏，无法读取，请重新导出后上传。"
BROKEN = (BadZipFile, zlib.error, etree.LxmlError, KeyError, ValueError, OSError, EOFError, NotImplementedError,
          RuntimeError)  # fmt: skip
"""RuntimeError is what zipfile raises for an encrypted part."""


def is_ofd(raw: bytes) -> bool:
    """Tell whether a zip archive is an OFD document."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return "OFD.xml" in archive.namelist()
    except BROKEN:
        return False


def read_ofd(raw: bytes) -> Extracted:
    """Return the text of an OFD document, line by line, in page order.

    Raises DecodeError if the file is broken or encrypted, unpacks to too much, or is a scan without text.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            package = _Package(archive)
            text = "\n".join(line for page in package.pages() for line in _lines(page))
            title = package.title
    except BROKEN as error:
        raise DecodeError(BROKEN_FILE) from error
    if not any(character.isalnum() for character in text):
        raise DecodeError("这份 OFD 是扫描件，没有可以读取的文字，请先做文字识别（OCR），或改传文字版。")
    return Extracted(text, title=title)


class _Package:
    """The parts of one document, each read at most once and never more than the limits allow."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.room = LARGEST_TEXT
        if len(archive.infolist()) > MOST_PARTS:
            raise DecodeError(BROKEN_FILE)
        self.root = self._part("OFD.xml")

    @property
    def title(self) -> str:
        return (self.root.findtext(".//{*}DocInfo/{*}Title") or "").strip()

    def pages(self) -> Iterator[etree._Element]:
        """Yield the content of each page of each document, in the order of the document."""
        for document in self.root.iterfind(".//{*}DocRoot"):
            place = _joined("", document.text)
            pages = self._part(place).findall(".//{*}Pages/{*}Page")
            for page in pages[:MOST_PAGES]:
                yield self._part(_joined(posixpath.dirname(place), page.get("BaseLoc")))

    def _part(self, name: str) -> etree._Element:
        info = self.archive.getinfo(name)
        if info.file_size > self.room or not is_safe_part(info):
            raise DecodeError("这份 OFD 解压后过大，不像一篇文章，请检查后重新上传。")
        self.room -= info.file_size
        # No entities, no network: a document describes itself and nothing else.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self.archive.read(info), parser=parser)


def _joined(folder: str, location: str | None) -> str:
    """Return the name of a part: locations are relative to their file, or absolute with a leading slash."""
    location = (location or "").strip()
    place = location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location)
    return posixpath.normpath(place)


def _lines(page: etree._Element) -> Iterator[str]:
    """Yield the lines of a page: text objects that follow each other on one height are one line."""
    line, height = "", None
    for element in page.iter("{*}TextObject"):
        text = "".join("".join(code.itertext()) for code in element.iter("{*}TextCode")).strip()
        top = _top(element)
        if line and (top is None or height is None or abs(top - height) > SAME_LINE):
            yield line
            line = ""
        line, height = line + text, top
    if line:
        yield line


def _top(element: etree._Element) -> float | None:
    """Return the upper edge of a text object's boundary (x y width height), None if it says none."""
    numbers = (element.get("Boundary") or "").split()
    try:
        return float(numbers[1])
    except (IndexError, ValueError):
        return None
