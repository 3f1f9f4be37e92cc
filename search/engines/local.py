"""The embedded engines: an index in files beside the database, read by maps, written under a lock.

Whoosh and tantivy differ in their `kind` alone.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from django.db import DatabaseError

from archive.text.fold import fold
from search import analysis
from search.engines import checksums, generation, rebuild
from search.engines.faults import reading, unavailable, writing
from search.engines.kind import Kind
from search.engines.layout import Root, missing
from search.engines.pages import results, totals
from search.engines.rows import Rows
from search.engines.snapshot import Snapshot, open_generation
from search.errors import SearchUnavailable
from search.keeping.belonging import mark
from search.params import SearchParams
from search.results import FACETS, Results

# Of damaged files so many are named.
SHOWN = 3
WORN = "正常；旧记录已多于现行记录，run_worker 空闲时会在旁边重建，检索随后更快"


class LocalEngine:
    """Implements `SearchEngine` on a directory; one object a process holds what is opened."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self.root, self.kind = Root(path), kind
        self._lock = threading.RLock()
        self._snapshot: Snapshot | None = None
        self._seen: tuple[int, ...] = ()
        self._shared: Rows | None = None

    def run(self, params: SearchParams) -> Results:
        """Return the page that `params` ask for. Raises SearchUnavailable."""
        with reading():
            snapshot = self.snapshot()
            return results(snapshot, params, generation.cutter(snapshot))

    def totals(self, params: SearchParams) -> tuple[int, int]:
        """Return how many statements and articles `params` find. Raises SearchUnavailable."""
        with reading():
            return totals(self.snapshot(), params)

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as the ranking cuts it, folded. Raises SearchUnavailable."""
        with reading():
            return tuple(analysis.cut(fold(text), generation.cutter(self.snapshot())))

    def snapshot(self) -> Snapshot:
        """Return the newest commit of the generation that answers, opened. Raises SearchUnavailable."""
        with self._lock:
            number = self.root.current()
            seen = (os.getpid(), number, *self._stamp(number))
            if self._snapshot is None or seen != self._seen:
                self._snapshot = self._open(number, seen)
                self._seen = seen
            self._snapshot.check()
            return self._snapshot

    def _stamp(self, number: int) -> tuple[int, int]:
        """Return what changes whenever a commit replaces the last one."""
        folder = self.root.generation(number)
        try:
            status = (folder / "commit.json").stat()
        except OSError:
            raise missing(folder) from None
        return status.st_mtime_ns, status.st_ino

    def _open(self, number: int, seen: tuple[int, ...]) -> Snapshot:
        """Open a commit; over what is open already if it is of the same generation and process."""
        before, self._snapshot = self._snapshot, None
        reusable = before if before and seen[:2] == self._seen[:2] else None
        known = mark()
        shared, self._shared = self._shared, None
        with reading():
            opened = open_generation(self.root.generation(number), self.kind, reusable, shared)
        opened.check_belongs(known)
        return opened

    def share(self) -> None:
        """Read the columns and the dictionary; files that stayed open would keep a generation that has gone."""
        with self._lock, reading():
            snapshot = self.snapshot()
            generation.cutter(snapshot)
            for name in FACETS:
                snapshot.facet(name)
            snapshot.rows.ordinals("name")
            self._shared, self._snapshot = snapshot.rows, None

    def sync(self, article_ids: Iterable[int], *, through: int = 0) -> None:
        """Make the index agree with the database for these articles, in one commit. Raises SearchUnavailable."""
        wanted = set(article_ids)
        if not wanted:
            return
        with reading(), writing(), self.root.lock():
            snapshot = self.snapshot()
            self._note_behind(int(snapshot.folder.name), wanted, through)
            generation.update(snapshot, wanted, through=through)

    def _note_behind(self, current: int, article_ids: set[int], through: int) -> None:
        """Tell the generations that do not answer: the one being built, the one kept for a rollback."""
        for number in self.root.numbers():
            if number != current:
                generation.note_behind(self.root.generation(number), article_ids, through)

    def rebuild(self, tell: Callable[[str], object]) -> None:
        """Build the next generation beside the one that answers, verify it, and swap."""
        with writing():
            rebuild.rebuild(self.root, self.kind, tell)

    def rollback(self, tell: Callable[[str], object]) -> None:
        """Return to the generation before the last rebuild."""
        with writing():
            rebuild.rollback(self.root, self.kind, tell)

    def clear(self) -> None:
        """Let an empty generation answer."""
        with writing():
            rebuild.clear(self.root, self.kind)

    def inspect(self) -> None:
        """Read every file of the generation that answers. Raises SearchUnavailable, and so does every later search."""
        with writing():
            snapshot = self.snapshot()
            names = list(checksums.damaged(snapshot.folder, snapshot.commit))
            if not names:
                return
            reason = f"索引文件 {'、'.join(names[:SHOWN])} 的内容已损坏"
            with self.root.lock():
                checksums.condemn(snapshot.folder, reason)
            raise unavailable(reason)

    def health(self) -> Mapping[str, object]:
        """Return `ok`, a `message` for people, and counts; never raises."""
        try:
            known = mark()
            snapshot = self.snapshot()
            # What is open may have been opened over another database.
            snapshot.check_belongs(known)
            # Every query with words needs it; a start that asks whether the index is sound would keep it broken.
            with reading():
                generation.cutter(snapshot)
        except SearchUnavailable as error:
            return {"ok": False, "message": str(error)}
        except DatabaseError as error:
            return {"ok": False, "message": f"数据库不可用（{error}），无法检查索引，请检查磁盘空间和权限。"}
        worn = snapshot.commit.is_worn
        return {
            "ok": True,
            "message": WORN if worn else "正常",
            "worn": worn,
            "generation": int(snapshot.folder.name),
            "commit": snapshot.commit.number,
            "articles": snapshot.commit.articles,
            "statements": snapshot.commit.statements,
        }
