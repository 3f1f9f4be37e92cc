"""From what people hand in (files, folders, zip archives, lists of records) to single originals."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from archive.errors import RefusedError
from archive.pipeline import unzip
from archive.pipeline.unzip import Allowance


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of one original under the name it came with."""

    name: str
    raw: bytes
    url: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not taken in, and why (one Chinese sentence)."""

    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Container:
    """A file with originals in it, as it was handed in."""

    name: str
    file: BinaryIO


# One record a line; read line by line, so that the limit for one original holds for each of them.
RECORDS = ".jsonl"
ZIP = ".zip"
# Files that systems leave in folders and archives; nobody means to hand them in.
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}


def unpack(things: Iterable[Path | Item | Refused]) -> Iterator[Item | Refused]:
    """Yield every original among paths and items, in a stable order; containers are opened."""
    for thing in things:
        if isinstance(thing, Refused):
            yield thing
        elif isinstance(thing, Item):
            yield from _open(thing)
        elif thing.is_dir():
            yield from unpack(sorted(path for path in thing.rglob("*") if _is_meant(path)))
        else:
            yield from _read(thing)


def is_container(name: str) -> bool:
    """Whether there are originals in a file of this name, instead of one that it is."""
    return Path(name).suffix.lower() in (ZIP, RECORDS)


def contents(name: str, file: BinaryIO) -> Iterator[Item | Refused]:
    """Yield every original in a container, in its own order, with no more of it in memory than one of them."""
    if Path(name).suffix.lower() == ZIP:
        yield from _open_zip(name, file)
    else:
        yield from _records(name, file)


def limit_bytes() -> int:
    return int(settings.UPLOAD_LIMIT_MB) * 1024 * 1024


def too_large(size: int) -> str:
    """Return the sentence for something of `size` bytes."""
    return (
        f"文件有 {size / 1024 / 1024:.1f} MB，超过上限 {settings.UPLOAD_LIMIT_MB} MB，没有保存；"
        "请拆成较小的文件再上传。"
    )


def _is_meant(path: Path) -> bool:
    return path.is_file() and path.name not in LITTER and not path.name.startswith(".")


def _read(path: Path) -> Iterator[Item | Refused]:
    # Names on disk need not be UTF-8: archives of Windows unpack to names in GBK.
    name = unzip.readable_name(os.fsencode(path.name))
    try:
        if path.suffix.lower() == RECORDS:
            with path.open("rb") as file:
                yield from _records(name, file)
            return
        size = path.stat().st_size
        if size > limit_bytes():
            yield Refused(name, too_large(size))
            return
        raw = path.read_bytes()
    except OSError as error:
        yield Refused(name, f"读不到这个文件（{error.strerror or error}），请检查路径和权限。")
        return
    yield from _open(Item(name, raw))


def _open(item: Item, depth: int = 0, allowance: Allowance | None = None) -> Iterator[Item | Refused]:
    """Yield the item, or what is in it if it is a container."""
    suffix = Path(item.name).suffix.lower()
    if len(item.raw) > limit_bytes():
        yield Refused(item.name, too_large(len(item.raw)))
    elif suffix == ZIP:
        yield from _open_zip(item.name, io.BytesIO(item.raw), item.url, depth, allowance)
    elif suffix == RECORDS:
        yield from _records(item.name, io.BytesIO(item.raw))
    else:
        yield item


def _open_zip(
    name: str, file: BinaryIO, url: str = "", depth: int = 0, allowance: Allowance | None = None
) -> Iterator[Item | Refused]:
    allowance = allowance or unzip.full_allowance()
    is_empty = True
    try:
        if depth >= unzip.MAX_DEPTH:
            raise RefusedError("压缩包里套的压缩包太多层，没有收入；请先解开再上传。")
        for member, raw in unzip.members(file, allowance):
            if Path(member).name not in LITTER:
                is_empty = False
                yield from _open(Item(Path(member).name, raw, url), depth + 1, allowance)
        if is_empty:
            raise RefusedError("压缩包里没有文件；请检查后重新压缩。")
    except RefusedError as error:
        yield Refused(name, str(error))


def _records(name: str, lines: Iterable[bytes]) -> Iterator[Item | Refused]:
    """Yield an item for each record (`id`, `text`, `url`) of a JSON Lines file, however many there are."""
    is_empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        is_empty = False
        where = f"{name} 第 {number} 行"
        try:
            record = json.loads(line)
            raw = record["text"].encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Refused(where, "这一行不是带 text 字段的 JSON 记录，已跳过；请检查这一行。")
            continue
        if len(raw) > limit_bytes():
            yield Refused(where, too_large(len(raw)))
        else:
            yield Item(str(record.get("id") or where), raw, str(record.get("url") or ""))
    if is_empty:
        yield Refused(name, "文件里没有记录；每行应是一条带 text 字段的 JSON。")
