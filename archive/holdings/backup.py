"""`backup FILE`: database, originals and manifest in one zip file, consistent while the archive serves.

The database is copied first. An original is never changed and stands before a row names it, so every original
of that copy is still there afterwards, whatever came in meanwhile. What was taken in to its end meanwhile
lingers for a day.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from archive import incoming, originals
from archive.errors import BackupError
from archive.holdings import database
from archive.holdings.manifest import DATABASE, NAME, Manifest

BLOCK = 1 << 20


def backup(file: Path, tell: Callable[[str], object]) -> Manifest:
    """Write the backup; the file stands under its name only when it is whole. Raises BackupError."""
    if file.exists():
        raise BackupError(f"{file} 已存在；请换一个文件名，旧备份不会被覆盖。")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
            return _write(Path(folder), file, tell)
    except OSError as error:
        raise BackupError(f"备份没有写成（{error.strerror or error}）；请检查磁盘空间和权限。") from error


def _write(folder: Path, file: Path, tell: Callable[[str], object]) -> Manifest:
    copy, whole = folder / DATABASE, folder / "backup.zip"
    moment = database.dump(copy)
    tell(f"数据库已复制，原件 {len(moment.digests):,} 份")
    files: dict[str, str] = {}
    descriptor = os.open(whole, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            files[DATABASE] = _add(archive, copy, DATABASE)
            for sha256 in moment.digests:
                name = f"originals/{sha256[:2]}/{sha256}"
                files[name] = _add(archive, originals.path_of(sha256), name)
                if files[name] != sha256:
                    raise BackupError(f"原件 {sha256} 与登记不符，备份中止；请先运行 manage.py verify。")
            for key, sha256 in moment.parcels.items():
                name = f"incoming/{key.hex}"
                files[name] = _add(archive, incoming.path_of(key), name)
                if files[name] != sha256:
                    raise BackupError(
                        f"待收入的文件 {key.hex} 与登记不符，备份中止；请先运行 manage.py verify。"
                    )
            manifest = Manifest.of(moment.counts, files)
            archive.writestr(NAME, manifest.as_json())
        stream.flush()
        os.fsync(stream.fileno())
    os.link(whole, file)  # refuses a name that was taken meanwhile
    return manifest


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    """Put a file into the backup; return the SHA-256 of what was put in."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
            while block := source.read(BLOCK):
                digest.update(block)
                target.write(block)
    except FileNotFoundError as error:
        raise BackupError(f"找不到原件 {path.name}；请先运行 manage.py verify，恢复它以后再备份。") from error
    return digest.hexdigest()
