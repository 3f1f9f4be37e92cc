"""The bytes of containers from the desk until all their files are in the archive, each under a key of its own."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from archive import originals

BLOCK = 1 << 20
LINGERING_SECONDS = 24 * 3600
"""A backup that began before a container was done with still finds its bytes."""


def folder() -> Path:
    return Path(settings.DATA_DIR) / "incoming"


def path_of(key: UUID) -> Path:
    """Return where the bytes of this key stand."""
    return folder() / key.hex


def keep(key: UUID, file: BinaryIO) -> str:
    """Keep what is left in a file, block by block, and return its SHA-256; it stands whole or not at all."""
    path, digest = path_of(key), hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, originals.READ_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as target:
            while block := file.read(BLOCK):
                digest.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        path.unlink()
        raise
    originals.sync_directory(path.parent)
    return digest.hexdigest()


def opened(key: UUID, sha256: str) -> BinaryIO:
    """Return the file of a key, open and looked through first. Raises as `originals.read` does."""
    return originals.checked(path_of(key), sha256)


def let_go(key: UUID) -> None:
    """Note that a container is done with; `sweep` removes it in a day."""
    with suppress(FileNotFoundError):
        os.utime(path_of(key))


def sweep(wanted: Container[str]) -> None:
    """Remove what nobody has wanted for a day; `wanted` are keys in hexadecimal."""
    for path in folder().glob("*"):
        if path.name not in wanted and time.time() - path.stat().st_mtime > LINGERING_SECONDS:
            path.unlink()
