"""PDF: the text layer by pypdfium2, which alone returns no Kangxi radicals (⼈⼤) for Chinese text."""

from __future__ import annotations

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from archive.text.errors import DecodeError
from archive.text.formats.extracted import Extracted


def read_pdf(raw: bytes) -> Extracted:
    """Return the text layer of a PDF, page after page.

    Raises DecodeError if the file is encrypted, broken, or a scan without text.
    """
    pages = _pages(raw)
    text = "\n".join(pages).replace("\x02", "").replace("\ufffe", "")
    if not any(character.isalnum() for character in text):
        raise DecodeError("这份 PDF 是扫描件，没有可以读取的文字，请先做文字识别（OCR），或改传文字版。")
    return Extracted(text)


def _pages(raw: bytes) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise DecodeError("这份 PDF 设有密码，请去掉密码后重新上传。") from error
        raise DecodeError("这份 PDF 已损坏，无法打开，请重新导出后上传。") from error
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
