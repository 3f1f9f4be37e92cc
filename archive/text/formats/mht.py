"""Web archives (.mht): the first HTML part of the MIME message."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from archive.text.encoding import decode_text
from archive.text.errors import DecodeError


def read_mht(raw: bytes) -> tuple[str, str]:
    """Return the markup and the encoding of the page that a web archive holds.

    Raises DecodeError if there is no page in it.
    """
    for part in _parts(raw):
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decode_text(payload, part.get_content_charset() or "")
    raise DecodeError("这个 mht 文件里没有网页，请在浏览器里重新保存后上传。")


def _parts(raw: bytes) -> list[Message]:
    try:
        return list(message_from_bytes(raw).walk())
    except RecursionError as error:
        raise DecodeError("这个 mht 文件嵌套得太深，不像网页，请在浏览器里重新保存后上传。") from error
