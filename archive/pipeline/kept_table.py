"""A table that takes seconds to make, kept in `CACHE_DIR` for the next process.

Nothing is lost with the folder. A file holds plain values (`marshal`, which runs no code) behind their SHA-256; what it was
made from is part of its name.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from django.conf import settings

Table = TypeVar("Table")
DIGEST_SIZE = 32
log = logging.getLogger(__name__)


def kept(kind: type[Table], make: Callable[[], Table], made_from: str) -> Table:
    """Return a table, a dataclass of mappings and of other such: as it was kept, or made now and kept.

    `made_from` is a digest of all that decides what is in it. Where the folder cannot be written, it is made each time.
    """
    name = kind.__name__.lower()
    path = settings.CACHE_DIR / f"{name}-{sys.version_info.major}.{sys.version_info.minor}-{made_from}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        found: Table = _rebuilt(kind, _read(path))
        return found
    made = make()
    try:
        _write(path, _plain(made))
        for old in set(path.parent.glob(f"{name}-*")) - {path}:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.info("%s not kept: %s", name, error)
    return made


def _read(path: Path) -> Any:
    """Raises OSError for a missing file, ValueError for a damaged one."""
    raw = path.read_bytes()
    if hashlib.sha256(raw[DIGEST_SIZE:]).digest() != raw[:DIGEST_SIZE]:
        raise ValueError(path)
    return marshal.loads(memoryview(raw)[DIGEST_SIZE:])


def _write(path: Path, parts: Any) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = marshal.dumps(parts)
    own = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        own.write_bytes(hashlib.sha256(raw).digest() + raw)
        own.replace(path)
    finally:
        own.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, Mapping):
        return {key: _plain(each) if isinstance(each, Mapping) else each for key, each in value.items()}
    return value


def _rebuilt(kind: type[Any], parts: Any) -> Any:
    kinds = get_type_hints(kind)
    return kind(
        *(
            _rebuilt(kinds[field.name], part) if is_dataclass(kinds[field.name]) else part
            for field, part in zip(fields(kind), parts, strict=True)
        )
    )
