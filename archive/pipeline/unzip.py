"""The files of a zip archive, if it is safe to open; otherwise one sentence and nothing."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings

from archive.errors import RefusedError

MAX_FILES = 2000
MAX_DEPTH = 2
# Text compresses about 3:1, markup with long runs up to 30:1; a bomb is above 1000:1.
MAX_RATIO = 200
UTF8_NAME = 0x800
ENCRYPTED = 0x1
# All originals of one archive together, as a multiple of the limit for one file.
TOTAL_FACTOR = 4


def members(file: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file of the archive. Raises RefusedError, before reading if it is unsafe."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if not _is_litter(info)]
            _check(infos)
            for info in infos:
                yield name_of(info), _read(archive, info)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise RefusedError("压缩包已损坏或不是 zip 格式，读不下去；请重新压缩后再上传。") from error


def name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name. Windows writes Chinese names in GBK without saying so; others write UTF-8."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_litter(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or "__MACOSX" in info.filename.split("/")


def _check(infos: list[zipfile.ZipInfo]) -> None:
    """Raises RefusedError for what must not be opened."""
    if len(infos) > MAX_FILES:
        raise RefusedError(
            f"压缩包里有 {len(infos)} 个文件，超过上限 {MAX_FILES} 个，没有收入；请分几包上传。"
        )
    for info in infos:
        _check_member(info)
    if sum(info.file_size for info in infos) > _limit() * TOTAL_FACTOR:
        raise RefusedError(
            f"压缩包解开后超过 {settings.UPLOAD_LIMIT_MB * TOTAL_FACTOR} MB，没有收入；请分几包上传。"
        )


def _check_member(info: zipfile.ZipInfo) -> None:
    name = name_of(info)
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise RefusedError(f"压缩包里的“{name}”指向包外的位置，整包没有收入；请重新压缩。")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedError(f"压缩包里的“{name}”是链接，整包没有收入；请把文件本身放进去。")
    if info.flag_bits & ENCRYPTED:
        raise RefusedError("压缩包有密码，没有收入；请去掉密码再上传。")
    if info.file_size > max(1, info.compress_size) * MAX_RATIO and info.file_size > 1024 * 1024:
        raise RefusedError(f"压缩包里的“{name}”压缩得异常（解开后大得多），整包没有收入。")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes, up to one more than the limit: the declared size may lie."""
    with archive.open(info) as file:
        return file.read(_limit() + 1)


def _limit() -> int:
    return int(settings.UPLOAD_LIMIT_MB) * 1024 * 1024
