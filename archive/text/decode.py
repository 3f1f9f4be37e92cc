"""Bytes of one file to its decoded text: the first step of the article path.

The decoded text is the ground that all spans are counted on. Line ends become line feeds here, and nothing else is repaired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.text.errors import DecodeError
from archive.text.formats.docx import SLIDES, read_docx
from archive.text.formats.extracted import Extracted
from archive.text.formats.html import read_html
from archive.text.formats.mht import read_mht
from archive.text.formats.ofd import is_ofd, read_ofd
from archive.text.formats.pdf import read_pdf
from archive.text.words import COMMON_CHARACTERS, FREQUENT_CHARACTERS

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
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
BINARY = "这个文件不是文本（内容像是图片、程序或其他二进制数据），请另存为 txt、docx 或 pdf 再上传。"
EMPTY = "文件是空的，没有任何文字，请检查后重新上传。"
MARKUP_NAMES = (".html", ".htm", ".xhtml", ".shtml")
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
MIME_HEAD = re.compile(
    rb"\s{0,8}MIME-Version:\s*1\.0\b.{0,4000}?\nContent-Type:\s*(?:multipart/related|text/html)", re.I | re.S
)
DECLARED = re.compile(rb"""(?:charset\s*=|encoding\s*=)\s*["']?\s*([a-z0-9_.:-]{2,20})""", re.I)
SCORED = ("gb18030", "big5", "utf-8", "utf-16-le", "utf-16-be")
SAMPLE = 200_000
# Below the blank, without tabs, line ends and what old word processors leave (form feed, escape, end of file).
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
CONTROL_SHARE = 0.02


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
        page, encoding = read_mht(raw, decode_text)
        return _contained(read_html(page), encoding)
    text, encoding = decode_text(raw)
    if name.lower().endswith(MARKUP_NAMES) or HTML_HEAD.match(raw[:4096]):
        return _contained(read_html(text), encoding)
    return Decoded(_line_feeds(text), encoding)


def decode_text(raw: bytes, declared: str = "") -> tuple[str, str]:
    """Return text and encoding of plain bytes: byte order mark, strict UTF-8, what is declared, else the best scored.

    A single bad byte becomes U+FFFD. Raises DecodeError if no encoding makes text of the bytes.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), encoding
    try:
        text, encoding = raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _declared(raw, declared) or _best_scored(raw)
    if _looks_binary(text):
        text, encoding = _best_scored(raw)
    if _looks_binary(text):
        raise DecodeError(BINARY)
    return text, encoding


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


def _declared(raw: bytes, declared: str) -> tuple[str, str] | None:
    """Return the text in the declared encoding if that decodes without a fault."""
    match = DECLARED.search(raw[:4096])
    name = declared or (match[1].decode("ascii") if match else "")
    if not name:
        return None
    encoding = "gb18030" if name.lower().startswith(("gb", "x-gb")) else name
    try:
        return raw.decode(encoding), encoding
    except (LookupError, UnicodeDecodeError):
        return None


def _best_scored(raw: bytes) -> tuple[str, str]:
    sample = raw[: SAMPLE - SAMPLE % 4]
    scores = {encoding: _score(sample.decode(encoding, "replace")) for encoding in SCORED}
    best = max(SCORED, key=scores.__getitem__)
    # Any bytes are some text in UTF-16; what holds more rare signs than common ones is nobody's prose.
    if scores[best] < 0:
        raise DecodeError(BINARY)
    return raw.decode(best, "replace"), best


def _score(text: str) -> float:
    """Return how much a decoding looks like Chinese prose: common characters for, replacement and rare ones against."""
    total = 0.0
    for character in text:
        if character in FREQUENT_CHARACTERS:
            total += 3
        elif character in COMMON_CHARACTERS or character in "，。、；：“”（）《》！？":
            total += 1
        elif character == "\ufffd" or not (character.isprintable() or character in "\n\r\t\u3000\xa0"):
            total -= 5
        elif character > "\x7f":
            total -= 1
    return total / max(len(text), 1)


def _looks_binary(text: str) -> bool:
    """Tell whether control and replacement characters are more than a text can hold."""
    sample = text[:SAMPLE]
    controls = len(CONTROL.findall(sample))
    replaced = sample.count("\ufffd")
    return controls > CONTROL_SHARE * len(sample) or replaced > 0.3 * len(sample)
