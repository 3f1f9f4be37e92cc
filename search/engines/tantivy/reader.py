"""Reading from tantivy what rows are worth by their words, and how many of them hold a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import tantivy
from tantivy import Query

from search.engines import bits
from search.engines.bits import Flags
from search.engines.faults import unavailable
from search.engines.kind import Scores
from search.engines.runs import pieces_of
from search.engines.scan import UNIT, encode
from search.engines.snapshot import Snapshot
from search.engines.tantivy.schema import GRAMS, NAME, ROW, WORDS, open_index, run_query
from search.query import Run

# So few rows are looked up by their numbers.
FEW = 200
# If no more rows than this may hold a run, to list them takes less time than to count them first.
LISTED = 2_000
COUNT = {"rows": {"value_count": {"field": ROW}}}
BOOSTS = dict(zip(WORDS, (1.0, 2.5, 1.5), strict=True))
# Sums of the same words in another order differ by less.
DIGITS = 4
# To look for a row by its number takes as long as to list so many.
LOOKED_UP = 20
# Of so many rows a phrase is looked at in the time in which one is listed for each article wanted.
TWICE = 400
# If the first rows were too few, so many times as many are asked for.
MORE = 8


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
        lacking = snapshot.commit.rows - snapshot.commit.serials - self._searcher.num_docs
        if lacking > 0:
            raise unavailable("索引的词表不完整")
        # Strings: making two dozen paths for each search took longer than asking for their files.
        self._sizes = {str(self._folder / name): size for name, size in file_sizes(self._folder).items()}

    def check(self) -> None:
        """Raise SearchUnavailable if a file was cut: tantivy maps its files, and touching the lost part kills a process."""
        for path, size in self._sizes.items():
            try:
                left = os.stat(path).st_size
            except OSError:
                continue  # merged into another one meanwhile; what is mapped stays
            if left < size:
                raise unavailable(f"索引文件 {os.path.basename(path)} 不完整")

    def holding(self, run: str) -> int:
        """Return the rows that hold a run: those of its rarest pair, which blocks list, where it is counted as often."""
        query, rarest = self._query(run)
        most = self._searcher.doc_freq(GRAMS, rarest)
        # Blocks tell of two units alone: not of a pair with a character above the BMP, which is two itself.
        is_in_blocks = len(encode(rarest)) == 2 * UNIT
        if most > LISTED and is_in_blocks and self._count(query) == most:
            return self._snapshot.holding(rarest, "texts")
        return self._listed(query, most)

    def _count(self, query: Query) -> int:
        with _told_as_damage():
            found: float = self._searcher.aggregate(query, COUNT)["rows"]["value"]
        return int(found)

    def _listed(self, query: Query, most: int) -> int:
        """Return the rows of this commit that a query finds, of which there are at most so many."""
        if not most:
            return 0
        with _told_as_damage():
            # Behind the rows of this commit may stand what a later or a killed writer added.
            found = self._searcher.search(
                query, limit=most, count=False, order_by_field=ROW, order=tantivy.Order.Asc
            )
        size = self._snapshot.size
        return bits.from_rows([row for row, _ in found.hits if row < size], size)

    def _query(self, run: str) -> tuple[Query, str]:
        """Return the query for the rows that hold a run, and its rarest pair."""
        often = {pair: self._searcher.doc_freq(GRAMS, pair) for pair in map("".join, pairwise(run))}
        return run_query(self._index.schema, run, often), min(often, key=often.__getitem__, default="")

    def scores(self, words: Sequence[str], runs: Sequence[Run], hits: int, wanted: int | None) -> Scores:
        """Ask tantivy for the best rows, for more of them until those that are hits are enough."""
        if not words or not hits:
            return Scores.none()
        query, limit = self._ranking(words, runs, hits, wanted)
        size, guard_of = self._snapshot.size, self._snapshot.guard_of()
        flags, limit = bits.to_flags(hits, size), min(size, limit)
        while True:
            best, all_told = self._best(query, flags, limit)
            if all_told or limit == size or len(np.unique(guard_of[best.rows])) >= (wanted or 0):
                return best
            limit = min(size, limit * MORE)

    def _ranking(
        self, words: Sequence[str], runs: Sequence[Run], hits: int, wanted: int | None
    ) -> tuple[Query, int]:
        """Return the query for rows by what the words are worth in them, and among how many there may be enough hits."""
        should, often = tantivy.Occur.Should, sum(map(self._often_said, words))
        worths = [
            (should, Query.boost_query(Query.term_query(self._index.schema, field, word, "freq"), boost))
            for word in words
            for field, boost in BOOSTS.items()
        ]
        many = hits.bit_count()
        if many <= FEW and many * LOOKED_UP < often:
            rows = bits.to_rows(hits, self._snapshot.size).tolist()
            return self._among(Query.term_set_query(self._index.schema, ROW, rows), worths), many + 1
        sought = [pieces_of(run.folded) if run.quoted else [run.folded] for run in runs]
        texts = ((run.folded, "quoted" if run.quoted else "texts") for run in runs)
        holding = sum(self._snapshot.holding(*text).bit_count() for text in texts)
        # Runs are demanded where rows that hold a run are few among those that hold the words: phrases are looked at
        # once more, and tantivy cannot pass over rows that are worth little.
        if holding > TWICE * (2 * (often // holding) + 1) or not all(sought):
            return Query.boolean_query(worths), self._limit(often, hits, wanted)
        held = Query.boolean_query([(should, self._holding_each(pieces)) for pieces in sought])
        return self._among(held, worths), self._limit(holding, hits, wanted)

    def _holding_each(self, pieces: Sequence[str]) -> Query:
        """Return the query for the rows that hold all of some runs."""
        return Query.boolean_query([(tantivy.Occur.Must, self._query(piece)[0]) for piece in pieces])

    def _among(self, rows: Query, worths: list[tuple[tantivy.Occur, Query]]) -> Query:
        """Return the query for what the rows of another are worth."""
        return Query.boolean_query([(tantivy.Occur.Must, Query.const_score_query(rows, 0.0)), *worths])

    def _often_said(self, word: str) -> int:
        return max(self._searcher.doc_freq(field, word) for field in WORDS)

    def _limit(self, rows: int, hits: int, wanted: int | None) -> int:
        """Return among how many of the best of some rows there may be hits of so many articles."""
        each = max(1, rows // hits.bit_count())
        return self._snapshot.size if wanted is None else (2 * each + 1) * wanted

    def _best(self, query: Query, flags: Flags, limit: int) -> tuple[Scores, bool]:
        """Return the hits among the best `limit` rows, and whether these are all; if not, without the last and its equals."""
        with _told_as_damage():
            found = self._searcher.search(query, limit=limit, count=False).hits
            rows = np.array(
                self._searcher.fast_field_values(ROW, [place for _, place in found]), dtype=np.intp
            )
        values = np.round(np.array([score for score, _ in found]), DIGITS)
        all_told = len(found) < limit
        kept = rows < self._snapshot.size
        kept[kept] = flags[rows[kept]]
        if not all_told:
            kept &= values > values[-1]
        order = np.argsort(rows[kept])
        return Scores(rows[kept][order], values[kept][order]), all_told


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files of all segments."""
    sizes = {}
    for path in folder.glob("[0-9a-f]*.*"):
        try:
            sizes[path.name] = path.stat().st_size
        except FileNotFoundError:  # merged meanwhile
            continue
    return sizes
