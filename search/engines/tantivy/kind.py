"""tantivy as a kind of engine."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from search.engines.kind import Reader
from search.engines.layout import Commit
from search.engines.snapshot import Snapshot
from search.engines.tantivy.reader import TantivyReader, file_sizes
from search.engines.tantivy.schema import NAME, create
from search.engines.tantivy.writer import TantivyWriter


class TantivyKind:
    """See `search.engines.kind`."""

    name = NAME

    def create(self, folder: Path) -> int:
        index = create(folder / self.name)
        # Makes the lock that readers take, so that reading writes nothing.
        index.reload()
        return 0

    def writer(self, folder: Path, commit: Commit) -> TantivyWriter:
        return TantivyWriter(folder, commit)

    def reader(self, snapshot: Snapshot, before: Reader | None) -> TantivyReader:
        return TantivyReader(snapshot, cast("TantivyReader | None", before))

    def file_sizes(self, folder: Path) -> dict[str, int]:
        return file_sizes(folder / self.name)
