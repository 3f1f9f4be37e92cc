"""Reading runs and words from tantivy, as sets of rows and their scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import tantivy
from tantivy import Query

from archive.text.fold import reduce_run
from search.engines import bits
from search.engines.faults import unavailable
from search.engines.scan import encode
from search.engines.snapshot import Snapshot
from search.engines.tantivy.schema import BIT, GROUP, NAME, ROW, RUNS, WORDS, open_index, pairs_of, run_query

# Rows that more than one in so many hold are read in groups, each the sum of its bits, instead of one by one.
SPARSE = 16
GROUPS = {
    "groups": {
        "histogram": {"field": ROW, "interval": GROUP, "min_doc_count": 1},
        "aggs": {"sum": {"sum": {"field": BIT}}},
    }
}
BOOSTS = dict(zip(WORDS, (1.0, 2.5, 1.5), strict=True))
# Sums of the same words in another order differ by less.
DIGITS = 4


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """What tantivy raises is a ValueError, a file that cannot be read included, or a panic, which is no Exception."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, (ValueError, OSError)) or type(error).__name__ == "PanicException":
            raise unavailable("索引的词表已损坏") from error
        raise


class TantivyReader:
    """Implements `search.engines.kind.Reader`; a searcher keeps to the commit it was made for."""

    def __init__(self, snapshot: Snapshot, before: TantivyReader | None) -> None:
        self._snapshot, self._folder = snapshot, snapshot.folder / NAME
        with _told_as_damage():
            self._index: tantivy.Index = before._index if before else open_index(self._folder)
            self._index.reload()
            self._searcher = self._index.searcher()
        if self._searcher.num_docs < snapshot.commit.rows - snapshot.commit.serials:
            raise unavailable("索引的词表不完整")
        self._sizes = file_sizes(self._folder)

    def check(self) -> None:
        """Raise SearchUnavailable if a file was cut: tantivy maps its files, and touching the lost part kills a process."""
        for name, size in self._sizes.items():
            try:
                left = (self._folder / name).stat().st_size
            except OSError:
                continue  # merged into another one meanwhile; what is mapped stays
            if left < size:
                raise unavailable(f"索引文件 {name} 不完整")

    def holding(self, needle: str, text: str) -> int:
        """Return the rows of a phrase; in quotes those of them that hold the punctuation too."""
        snapshot = self._snapshot
        quoted = text.endswith("quoted")
        run = reduce_run(needle) if quoted else needle
        mapped, ends = snapshot.texts[text], snapshot.column(f"{text}_end")
        if not run:
            return bits.from_rows(mapped.rows(encode(needle), ends, snapshot.size), snapshot.size)
        rows = self._rows(RUNS[text], run)
        if not quoted:
            return rows
        listed = bits.to_rows(rows, snapshot.size)
        return bits.from_rows(mapped.among(encode(needle), ends, listed), snapshot.size)

    def _rows(self, field: str, run: str) -> int:
        with _told_as_damage():
            query = run_query(self._index.schema, field, run)
            frequencies = [self._searcher.doc_freq(field, pair) for _, pair in pairs_of(run)]
            most = min(frequencies, default=self._snapshot.size)
            rows = self._grouped(query) if most * SPARSE > self._snapshot.size else self._listed(query, most)
        # Behind the rows of this commit stands what a later or a killed writer added.
        return rows & ((1 << self._snapshot.size) - 1)

    def _listed(self, query: Query, most: int) -> int:
        if not most:
            return 0
        found = self._searcher.search(
            query, limit=most, count=False, order_by_field=ROW, order=tantivy.Order.Asc
        )
        rows = [row for row, _ in found.hits]
        return bits.from_rows(rows, max(rows) + 1) if rows else 0

    def _grouped(self, query: Query) -> int:
        buckets = self._searcher.aggregate(query, GROUPS)["groups"]["buckets"]
        size = GROUP // 8
        sets = bytearray(self._snapshot.size // 8 + size)
        for bucket in buckets:
            start = int(bucket["key"]) // 8
            sets[start : start + size] = int(bucket["sum"]["value"]).to_bytes(size, "little")
        return int.from_bytes(sets, "little")

    def scores(self, words: Sequence[str], hits: int) -> dict[int, float]:
        if not words or not hits:
            return {}
        schema = self._index.schema
        each = [
            (tantivy.Occur.Should, Query.boost_query(Query.term_query(schema, field, word, "freq"), boost))
            for word in words
            for field, boost in BOOSTS.items()
        ]
        with _told_as_damage():
            found = self._searcher.search(
                Query.boolean_query(each), limit=self._snapshot.size, count=False
            ).hits
            rows = cast("list[int]", self._searcher.fast_field_values(ROW, [place for _, place in found]))
        flags, size = bits.to_flags(hits, self._snapshot.size), self._snapshot.size
        return {
            row: round(score, DIGITS)
            for (score, _), row in zip(found, rows, strict=True)
            if row < size and flags[row]
        }


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files of all segments."""
    sizes = {}
    for path in folder.glob("[0-9a-f]*.*"):
        try:
            sizes[path.name] = path.stat().st_size
        except FileNotFoundError:  # merged meanwhile
            continue
    return sizes
