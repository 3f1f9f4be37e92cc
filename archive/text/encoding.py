"""The encoding of plain bytes: what they declare, or what makes them look most like Chinese prose."""

from __future__ import annotations

import re

from archive.text.errors import DecodeError
from archive.text.words import COMMON_CHARACTERS, FREQUENT_CHARACTERS

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset\s*=|encoding\s*=)\s*["']?\s*([a-z0-9_.:-]{2,20})""", re.I)
SCORED = ("gb18030", "big5", "utf-8", "utf-16-le", "utf-16-be")
SAMPLE = 200_000
# Below the blank, without tabs, line ends and what old word processors leave (form feed, escape, end of file).
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
CONTROL_SHARE = 0.02
BINARY = "这个文件不是文本（内容像是图片、程序或其他二进制数据），请另存为 txt、docx 或 pdf 再上传。"


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
