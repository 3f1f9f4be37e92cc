"""Documents that are zip archives of XML (docx, OFD): judged by what they say of their parts before any is read.

What is said binds the reader: of a part no more is unpacked than its stated size, if the method is deflation. Others
(bzip2, LZMA) unpack a block whole, whatever was stated: half a kilobyte to half a gigabyte.
"""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

METHODS = (ZIP_STORED, ZIP_DEFLATED)
LARGEST_PART = 20_000_000
MOST_RATIO = 200
"""Markup with long runs is up to 30:1; a bomb is above 1000:1."""
LARGEST_WHOLE = 100_000_000
"""Bytes of all parts together, pictures included, unless the file itself is large."""
WHOLE_FACTOR = 4
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")


def is_safe_part(info: ZipInfo) -> bool:
    """Tell whether a part of text may be read."""
    is_bomb = info.file_size > MOST_RATIO * max(info.compress_size, 1_000)
    return info.compress_type in METHODS and info.file_size <= LARGEST_PART and not is_bomb


def is_safe(archive: ZipFile, size: int) -> bool:
    """Tell whether all parts of a file of `size` bytes may be read. Pictures compress as they please."""
    parts = archive.infolist()
    texts = (info for info in parts if not info.filename.lower().endswith(PICTURES))
    whole = sum(info.file_size for info in parts)
    return (
        whole <= max(LARGEST_WHOLE, WHOLE_FACTOR * size)
        and all(info.compress_type in METHODS for info in parts)
        and all(map(is_safe_part, texts))
    )
