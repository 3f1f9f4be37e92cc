"""The files of a zip archive, if it is safe to open; otherwise one sentence and nothing."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
# Of these no more is unpacked than the archive states; bzip2 and LZMA unpack a block whole, whatever it states.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# All originals of one archive together, as a multiple of the limit for one file.
TOTAL_FACTOR = 4
# What the library raises on archives that are cut, damaged or made to confuse it; ValueError is a name in no encoding.
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, ValueError,
)  # fmt: skip


@dataclass(slots=True)
class Allowance:
    """What may still come out of one archive as handed in, the archives inside it included."""

    files: int
    size: int

    def take(self, files: int, size: int) -> None:
        """Raises RefusedError for more files or bytes than are left."""
        if files > self.files:
            raise RefusedError(
                f"压缩包里有 {files} 个文件，超过上限 {MAX_FILES} 个，没有收入；请分几包上传。"
            )
        if size > self.size:
            raise RefusedError(
                f"压缩包解开后超过 {settings.UPLOAD_LIMIT_MB * TOTAL_FACTOR} MB，没有收入；请分几包上传。"
            )
        self.files -= files
        self.size -= size


def full_allowance() -> Allowance:
    return Allowance(files=MAX_FILES, size=_limit() * TOTAL_FACTOR)


def members(file: BinaryIO, allowance: Allowance) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file of the archive. Raises RefusedError, before reading if it is unsafe."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if not _is_litter(info)]
            for info in infos:
                _check_member(info)
            allowance.take(len(infos), sum(info.file_size for info in infos))
            for info in infos:
                yield name_of(info), _read(archive, info)
    except BROKEN as error:
        raise RefusedError("压缩包已损坏或不是 zip 格式，读不下去；请重新压缩后再上传。") from error


def name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name, which is written in cp437 if no flag says UTF-8, whatever it really is."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    return readable_name(info.filename.encode("cp437", "replace"))


def readable_name(raw: bytes) -> str:
    """Return a file name: UTF-8, or GBK as Windows writes Chinese names without saying so."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _is_litter(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or "__MACOSX" in info.filename.split("/")


def _check_member(info: zipfile.ZipInfo) -> None:
    name = name_of(info)
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
        raise RefusedError(f"压缩包里的“{name}”指向包外的位置，整包没有收入；请重新压缩。")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedError(f"压缩包里的“{name}”是链接，整包没有收入；请把文件本身放进去。")
    if info.flag_bits & ENCRYPTED:
        raise RefusedError("压缩包有密码，没有收入；请去掉密码再上传。")
    if info.compress_type not in METHODS:
        raise RefusedError("压缩包用了少见的压缩方式，没有收入；请用电脑自带的 zip 重新压缩。")
    if info.file_size > max(1, info.compress_size) * MAX_RATIO and info.file_size > 1024 * 1024:
        raise RefusedError(f"压缩包里的“{name}”压缩得异常（解开后大得多），整包没有收入。")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes, up to one more than the limit: the declared size may lie."""
    with archive.open(info) as file:
        return file.read(_limit() + 1)


def _limit() -> int:
    return int(settings.UPLOAD_LIMIT_MB) * 1024 * 1024
