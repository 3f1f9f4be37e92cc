"""Where an index lies on disk, and the small files that say which part of it is valid.

DATA_DIR/index/
  current                   the number of the generation that answers; replaced atomically
  lock                      held by whoever writes, so that writers queue up
  generations/<n>/
    commit.json             valid sizes, checksums and counts, with its own checksum; replaced atomically: this is the commit
    condemned               instead of commit.json: why this generation may not answer
    dictionary.txt          the words jieba was given when the generation was begun
    texts  quoted  furniture  furniture_quoted   UTF-16LE, append-only, mapped
    grams/<text>            which rows hold which characters, in blocks; append-only, mapped
    rows/<column>           one array a column, append-only
    values/<column>         one JSON line a distinct tuple of values, append-only
    dead                    numbers of superseded rows, append-only
    whoosh/                 words, for the ranking; or tantivy/, words and where pairs of characters stand
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from zlib import crc32

from search.engines.faults import unavailable
from search.errors import SearchUnavailable

CONDEMNED = "condemned"
# Below so many superseded rows nobody feels them.
WORN_ROWS = 2000


@dataclass(frozen=True, slots=True)
class Commit:
    """What is valid in a generation: counts, `sizes` in bytes and `sums` (CRC-32) of append-only and the library's files.

    `identity` is drawn when the generation is begun: a directory may be deleted and its number given anew.
    `archive` and `through` are the `search.keeping.belonging.Mark` of the database it was made from.
    """

    number: int = 0
    identity: str = ""
    fingerprint: str = ""
    engine: str = "whoosh"
    archive: str = ""
    through: int = 0
    rows: int = 0
    serials: int = 0
    articles: int = 0
    statements: int = 0
    dead: int = 0
    words_generation: int = -1
    dictionary: str = ""
    sizes: dict[str, int] = field(default_factory=dict)
    word_sizes: dict[str, int] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    word_sums: dict[str, int] = field(default_factory=dict)

    @property
    def is_worn(self) -> bool:
        """Whether superseded rows, which every scan passes over, outnumber those that count. A small index never is."""
        return self.dead > max(self.rows - self.dead, WORN_ROWS)


@dataclass(frozen=True, slots=True)
class Root:
    """The index directory: its generations, the pointer to the one that answers, the lock of its writers."""

    path: Path

    def generation(self, number: int) -> Path:
        return self.path / "generations" / str(number)

    def numbers(self) -> list[int]:
        """Return the generations that exist, oldest first."""
        folder = self.path / "generations"
        if not folder.is_dir():
            return []
        return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdigit())

    def next_number(self) -> int:
        """Return a number that no generation has or had lately."""
        return max({*self.numbers(), *self.pointers()}, default=0) + 1

    def current(self) -> int:
        """Return the number of the generation that answers. Raises SearchUnavailable if there is none."""
        return self._pointer()[0]

    def previous(self) -> int | None:
        """Return the number of the generation that answered before, if it is kept."""
        return next(iter(self._pointer()[1:]), None)

    def pointers(self) -> set[int]:
        """Return the generations that answer or are kept for a rollback."""
        try:
            return set(self._pointer())
        except SearchUnavailable:
            return set()

    def _pointer(self) -> list[int]:
        try:
            first, *rest = map(int, (self.path / "current").read_text("ascii").split())
        except FileNotFoundError:
            raise unavailable("还没有索引") from None
        except (OSError, ValueError) as error:
            raise unavailable("索引指针不可读") from error
        return [first, *rest]

    def point_to(self, number: int) -> None:
        """Make `number` the generation that answers, and remember the one that did."""
        before = self._answering()
        kept = f" {before}" if before and before != number else ""
        replace_file(self.path / "current", f"{number}{kept}\n")

    def _answering(self) -> int | None:
        try:
            return self.current()
        except SearchUnavailable:
            return None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the writers' lock; wait for it as long as it takes. The system frees it if the holder dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def replace_file(path: Path, text: str) -> None:
    """Write `text` so that a reader sees the old or the new file, and a power cut leaves one of them."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_commit(folder: Path) -> Commit:
    """Return the commit of a generation. Raises SearchUnavailable if it is missing or unreadable."""
    try:
        told, seal = (folder / "commit.json").read_text("utf-8").splitlines()
        if int(seal) != crc32(told.encode()):
            raise ValueError("the commit is not what was written")
        return Commit(**json.loads(told))
    except FileNotFoundError:
        raise missing(folder) from None
    except (OSError, ValueError, TypeError) as error:
        raise unavailable("索引版本不符或已损坏") from error


def write_commit(folder: Path, commit: Commit) -> None:
    told = json.dumps(asdict(commit))
    replace_file(folder / "commit.json", f"{told}\n{crc32(told.encode())}\n")


def missing(folder: Path) -> SearchUnavailable:
    """Return why a generation has no commit: it was condemned, or is not there."""
    try:
        return unavailable((folder / CONDEMNED).read_text("utf-8"))
    except (OSError, ValueError):
        return unavailable("索引不存在")


def check_sizes(folder: Path, commit: Commit) -> None:
    """Raise SearchUnavailable if a file is shorter than its commit says."""
    for name, size in commit.sizes.items():
        if _size(folder / name) < size:
            raise unavailable(f"索引文件 {name} 缺失或不完整")
    for name, size in commit.word_sizes.items():
        # A file of words that is not there may have been merged into another one meanwhile.
        if 0 <= _size(folder / commit.engine / name) < size:
            raise unavailable(f"索引文件 {name} 不完整")


def _size(path: Path) -> int:
    """Return the size of a file, -1 if it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
