"""Take originals into the archive: the bytes once, and a row in the queue of `prepare`."""

from __future__ import annotations

import errno
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.contrib.auth.models import User

from archive import originals
from archive.models import Article, Batch, Upload
from archive.pipeline.sheet import is_sheet
from archive.pipeline.unpack import Item, Refused, limit_bytes, too_large, unpack

__all__ = ["Item", "Result", "ingest", "receive"]

NAME_SIZE = 255
URL_SIZE = 1000
AMONG_OTHERS = "这是一份表格，要指出哪一栏是什么才能读取，没有收入；请在上传页一次只上传这一份。"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one original. `new`: kept; `known`: the same bytes are here already; `refused`: not kept."""

    name: str
    outcome: Literal["new", "known", "refused"]
    upload: Upload | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An original whose bytes are kept, and that has no row yet."""

    name: str
    url: str
    size: int
    sha256: str


def ingest(
    items: Iterable[Path | Item],
    *,
    method: str,
    user: User | None = None,
    url: str = "",
    sample: bool = False,
) -> list[Result]:
    """Take in files, folders, zip archives, lists of records and pasted texts; the same bytes only once."""
    return [receive(found, method=method, user=user, url=url, sample=sample) for found in unpack(items)]


def receive(
    found: Item | Refused,
    *,
    method: str,
    user: User | None = None,
    url: str = "",
    sample: bool = False,
    batch: Batch | None = None,
) -> Result:
    """Take in one original that `unpack` found, as a part of a batch if there is one."""
    # The file first: a row never stands without its bytes, whenever the power fails.
    return enter(keep_or_tell(found), method=method, user=user, url=url, sample=sample, batch=batch)


def keep_or_tell(found: Item | Refused) -> Kept | Refused:
    """Keep the bytes of one original, or tell why they cannot be."""
    try:
        return keep(found)
    except OSError as error:
        return Refused(found.name, not_kept(error))


def keep(found: Item | Refused) -> Kept | Refused:
    """Keep the bytes of one original that `unpack` found, if they may be. Raises OSError."""
    if isinstance(found, Refused):
        return found
    if len(found.raw) > limit_bytes():
        return Refused(found.name, too_large(len(found.raw)))
    if is_sheet(found.name):
        return Refused(found.name, AMONG_OTHERS)
    return Kept(found.name, found.url, len(found.raw), originals.store(found.raw))


def enter(
    kept: Kept | Refused,
    *,
    method: str,
    user: User | None = None,
    url: str = "",
    sample: bool = False,
    batch: Batch | None = None,
) -> Result:
    """Give an original whose bytes are kept its row, unless the same bytes have one."""
    name = printable(kept.name)
    if isinstance(kept, Refused):
        return Result(name, "refused", error=kept.error)
    upload, is_new = Upload.objects.get_or_create(
        sha256=kept.sha256,
        copy=0,
        defaults={
            "size": kept.size,
            "name": name,
            "url": _url(kept.url or url),
            "method": Upload.Method.SAMPLE if sample else method,
            "uploaded_by": user,
            "batch": batch,
        },
    )
    if not is_new and upload.state == Upload.State.UNDONE:
        is_new = _bring_back(upload, batch)
    return Result(name, "new" if is_new else "known", upload)


def _bring_back(upload: Upload, batch: Batch | None) -> bool:
    """Who hands in again what was set aside wants it after all; what was read of it is still there."""
    has_article = Article.objects.filter(upload=upload).exists()
    upload.state = Upload.State.PREPARED if has_article else Upload.State.RECEIVED
    upload.batch, upload.attempts = batch, 0
    upload.save(update_fields=["state", "batch", "attempts"])
    return True


def printable(name: str) -> str:
    """Return a name that can be stored, shown and sent in a header: without controls and surrogates, its end if too long."""
    kept = (letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})
    return "".join(kept)[-NAME_SIZE:] or "未命名"


def not_kept(error: OSError) -> str:
    """Return the sentence for bytes that could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "磁盘已满，没有保存；请管理员腾出空间后再上传。"
    return f"数据目录不能写入（{error.strerror or error}），没有保存；请管理员检查磁盘和权限。"


def _url(url: str) -> str:
    """Return the address if it is one of the web, fits and can be kept and shown, else nothing."""
    url = url.strip()
    is_one = url.lower().startswith(("http://", "https://")) and url.isprintable()
    return url if is_one and len(url) <= URL_SIZE else ""
