"""Checksums: whether the files of a generation are still what was written.

To read everything takes a second for 50,000 articles, so it is not done when an index is opened, but before a new one
answers, by `audit_search`, and by the worker now and then. What is found damaged is condemned: it answers no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from search.engines.layout import CONDEMNED, Commit, replace_file, sync_folder

PIECE = 1 << 20
# Libraries replace such files in place; they know themselves when these are damaged.
REPLACED = (".json",)


def of_files(folder: Path, sizes: Mapping[str, int], commit: Commit) -> dict[str, int]:
    """Return the checksum of each file of a kind; what `commit` knows already is not read again."""
    known = {
        name: total
        for name, total in commit.word_sums.items()
        if commit.word_sizes.get(name) == sizes.get(name)
    }
    sums = {}
    for name, size in sizes.items():
        # A library may merge files while we look.
        with suppress(FileNotFoundError):
            if not name.endswith(REPLACED):
                sums[name] = known[name] if name in known else of_file(folder / name, size)
    return sums


def of_file(path: Path, size: int) -> int:
    """Return the checksum of the first `size` bytes."""
    total = 0
    with path.open("rb") as file:
        while size and (piece := file.read(min(PIECE, size))):
            total, size = crc32(piece, total), size - len(piece)
    return total


def damaged(folder: Path, commit: Commit) -> Iterator[str]:
    """Yield the names of the files that are not what was written."""
    for name, total in commit.sums.items():
        if _is_other(folder / name, commit.sizes[name], total):
            yield name
    for name, total in commit.word_sums.items():
        path = folder / commit.engine / name
        # A file of words that is not there may have been merged into another one meanwhile.
        if path.exists() and _is_other(path, commit.word_sizes[name], total):
            yield name


def _is_other(path: Path, size: int, total: int) -> bool:
    try:
        return of_file(path, size) != total
    except FileNotFoundError:
        return True


def condemn(folder: Path, reason: str) -> None:
    """Take its commit from a generation, so that it answers in no process, and say why. The caller holds the lock."""
    replace_file(folder / CONDEMNED, reason)
    (folder / "commit.json").rename(folder / "commit.condemned.json")
    sync_folder(folder)
