"""The original bytes of everything that came in, kept under their SHA-256 and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from archive.errors import DamagedError

READ_ONLY = 0o440


def path_of(sha256: str) -> Path:
    """Return where the bytes of this SHA-256 stand."""
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256


def store(raw: bytes) -> str:
    """Keep `raw` and return its SHA-256. Bytes that are there already are not written again."""
    sha256 = hashlib.sha256(raw).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, raw)
    return sha256


def read(sha256: str) -> bytes:
    """Return the bytes kept under a SHA-256. Raises FileNotFoundError if there are none, DamagedError if they changed."""
    raw = path_of(sha256).read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise DamagedError
    return raw


def opened(sha256: str) -> BinaryIO:
    """Return the file kept under a SHA-256, open and looked through first. Raises as `read` does."""
    return checked(path_of(sha256), sha256)


def checked(path: Path, sha256: str) -> BinaryIO:
    """Return a file, open and looked through first. Raises FileNotFoundError, DamagedError."""
    file = path.open("rb")
    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        file.close()
        raise DamagedError
    file.seek(0)
    return file


def discard(sha256: str) -> None:
    """Remove bytes that no row names any more: of a sample, or of an article purged."""
    path_of(sha256).unlink(missing_ok=True)


def _write(path: Path, raw: bytes) -> None:
    """Write a file that either stands whole under its name or not at all, even if the power fails."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, READ_ONLY)
        # Who comes second replaces the file by the same bytes: the name is their digest.
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Keep the names of a directory, even if the power fails."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
