"""Loose files as one file, each behind a line that tells its name, its address and its size: so they wait for the worker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from archive.pipeline.unpack import Item


def pack(items: Iterable[Item], file: BinaryIO) -> int:
    """Write items, one at a time in memory; return how many there were."""
    count = 0
    for item in items:
        # Escaped as JSON is, no name breaks its line.
        head = json.dumps([item.name, item.url, len(item.raw)])
        file.write(head.encode() + b"\n" + item.raw)
        count += 1
    return count


def items(file: BinaryIO) -> Iterator[Item]:
    """Yield what `pack` wrote."""
    while head := file.readline():
        name, url, size = json.loads(head)
        yield Item(name, file.read(size), url)
