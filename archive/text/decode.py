"""Bytes of one file to its decoded text: the first step of the article path.

The decoded text is the ground that all spans are counted on. Line ends become line feeds here, and nothing else is repaired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.text.encoding import BINARY, decode_text
from archive.text.errors import DecodeError
from archive.text.formats.docx import SLIDES, read_docx
from archive.text.formats.extracted import Extracted
from archive.text.formats.html import read_html
from archive.text.formats.mht import read_mht
from archive.text.formats.ofd import is_ofd, read_ofd
from archive.text.formats.pdf import read_pdf

OLD_WORD = (
    "旧版 Word 或 WPS 文件（.doc、.wps）不能直接读取，请用 Word 或 WPS 另存为 docx 再上传，"
    "或请管理员在服务器上安装 LibreOffice 后重试。"
)
# Of the same container as an old Word file; only the name tells them apart.
OTHER_OLD = (
    ((".xls", ".et"), "旧版表格（.xls、.et）不能读取，请用 Excel 或 WPS 另存为 xlsx 再上传。"),
    (
        (".xlsx",),
        "这份表格有密码或已损坏，不能读取，请用 Excel 或 WPS 另存为没有密码的 xlsx 再上传。",
    ),
    ((".ppt", ".pptx", ".dps"), SLIDES),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OLD_NAMES = (".doc", ".wps", ".et", ".xls", ".ppt", ".dps")
REFUSED = (
    (
        b"{\\rtf",
        "RTF 文件不能直接读取，请用 Word 或 WPS 另存为 docx 再上传，或请管理员在服务器上安装 LibreOffice 后重试。",
    ),
    (b"Rar!", "rar 压缩包不能读取，请解压后上传，或改用 zip。"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包不能读取，请解压后上传，或改用 zip。"),
    (b"\x89PNG", "这是图片，没有可以读取的文字，请先做文字识别（OCR）再上传。"),
    (b"\xff\xd8\xff", "这是图片，没有可以读取的文字，请先做文字识别（OCR）再上传。"),
    (b"GIF8", "这是图片，没有可以读取的文字，请先做文字识别（OCR）再上传。"),
    (b"BM", ""),
    (b"\x7fELF", "这是程序文件，不是文章，请检查后重新上传。"),
    (b"MZ", ""),
)
EMPTY = "文件是空的，没有任何文字，请检查后重新上传。"
MARKUP_NAMES = (".html", ".htm", ".xhtml", ".shtml")
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
MIME_HEAD = re.compile(
    rb"\s{0,8}MIME-Version:\s*1\.0\b.{0,4000}?\nContent-Type:\s*(?:multipart/related|text/html)", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The decoded text, the encoding or container it was read from, and what the container told of it."""

    text: str
    encoding: str
    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""


def decode(raw: bytes, *, name: str = "") -> Decoded:
    """Return the text of a file; `name` is its original name and only its ending counts.

    >>> decode("九月召开。".encode("gb18030")).text
    '九月召开。'

    Raises DecodeError, with one Chinese sentence, if the bytes hold no readable text.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise DecodeError(EMPTY)
    _refuse(raw, name.lower())
    if raw.startswith(b"%PDF-") or name.lower().endswith(".pdf"):
        return _contained(read_pdf(raw), "pdf")
    if raw.startswith(b"PK\x03\x04") and (name.lower().endswith(".ofd") or is_ofd(raw)):
        return _contained(read_ofd(raw), "ofd")
    if raw.startswith(b"PK\x03\x04"):
        return _contained(read_docx(raw), "docx")
    # Word and some systems save a web archive as .doc.
    if name.lower().endswith((".mht", ".mhtml")) or MIME_HEAD.match(raw):
        page, encoding = read_mht(raw)
        return _contained(read_html(page), encoding)
    text, encoding = decode_text(raw)
    if name.lower().endswith(MARKUP_NAMES) or HTML_HEAD.match(raw[:4096]):
        return _contained(read_html(text), encoding)
    if not text.strip().strip("\ufeff\x00"):  # full-width blanks, or a mark of byte order alone
        raise DecodeError(EMPTY)
    return Decoded(_line_feeds(text), encoding)


def _refuse(raw: bytes, name: str) -> None:
    is_old = raw.startswith(OLD_OFFICE) or (name.endswith(OLD_NAMES) and b"\x00" in raw[:4096])
    if is_old:
        others = (sentence for endings, sentence in OTHER_OLD if name.endswith(endings))
        raise DecodeError(next(others, OLD_WORD))
    for magic, message in REFUSED:
        if raw.startswith(magic) and (message or b"\x00" in raw[:4096]):
            raise DecodeError(message or BINARY)


def _contained(extracted: Extracted, encoding: str) -> Decoded:
    return Decoded(
        _line_feeds(extracted.text),
        encoding,
        title=extracted.title,
        published=extracted.published,
        source=extracted.source,
        author=extracted.author,
        url=extracted.url,
    )


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
