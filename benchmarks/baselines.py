"""What the engines are measured against, on the same texts: a scan of memory, SQLite FTS5, tantivy and nothing else.

Each is given every statement as it is matched and answers a run of characters with the number of statements and the
first twenty, which is less than a page: no ranking by words, no facets, no silence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import compress, count, islice, pairwise
from pathlib import Path
from typing import Protocol

ROWS = 20
Answer = tuple[int, list[int]]


class Asked(Protocol):
    """`open` forgets what is open or remembered, and makes ready to answer."""

    name: str

    def open(self) -> None: ...

    def answer(self, run: str) -> object: ...


class Baseline(Asked, Protocol):
    """Is given texts before it is opened."""

    def build(self, texts: Sequence[str]) -> None: ...

    def answer(self, run: str) -> Answer: ...


class Scan:
    """Every text in memory, every text looked at."""

    name = "memory scan"

    def build(self, texts: Sequence[str]) -> None:
        self._texts = list(texts)

    def open(self) -> None:
        """Do nothing: the texts are all there is."""

    def answer(self, run: str) -> Answer:
        found = list(compress(count(), (run in text for text in self._texts)))
        return len(found), found[:ROWS]


class Fts5:
    """SQLite's own full text index over single characters, a run as a phrase."""

    name = "SQLite FTS5, characters"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite3"
        self._path.unlink(missing_ok=True)
        self.open()

    def open(self) -> None:
        self._base = sqlite3.connect(self._path)

    def build(self, texts: Sequence[str]) -> None:
        self._base.execute("create virtual table texts using fts5(text, content='')")
        rows = ((number, " ".join(text)) for number, text in enumerate(texts))
        self._base.executemany("insert into texts(rowid, text) values (?, ?)", rows)
        self._base.execute("insert into texts(texts) values ('optimize')")
        self._base.commit()

    def answer(self, run: str) -> Answer:
        phrase = f'"{" ".join(run)}"'
        found = [
            row for (row,) in self._base.execute("select rowid from texts where texts match ?", (phrase,))
        ]
        return len(found), found[:ROWS]


class Bigrams:
    """tantivy fed with every two characters side by side, and nothing else; a single character it cannot find."""

    name = "tantivy, bigrams alone"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        self._schema = tantivy.SchemaBuilder().add_text_field("pairs", tokenizer_name="whitespace").build()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def build(self, texts: Sequence[str]) -> None:
        writer = self._tantivy.Index(self._schema, str(self._folder), reuse=False).writer(128_000_000, 1)
        for text in texts:
            made = self._tantivy.Document()
            made.add_text("pairs", " ".join(map("".join, pairwise(text))))
            writer.add_document(made)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._searcher = self._tantivy.Index.open(str(self._folder)).searcher()

    def answer(self, run: str) -> Answer:
        Query = self._tantivy.Query  # noqa: N806
        pairs = list(map("".join, pairwise(run)))
        if len(pairs) == 1:
            query = Query.term_query(self._schema, "pairs", pairs[0], "basic")
        else:
            query = Query.phrase_query(self._schema, "pairs", pairs)
        found = self._searcher.search(query, ROWS)
        return found.count or 0, [place.doc for _, place in islice(found.hits, ROWS)]


def all_of(folder: Path) -> list[Baseline]:
    """Return every baseline that is installed."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Baseline] = [Scan(), Fts5(folder)]
    try:
        made.append(Bigrams(folder / "tantivy"))
    except ImportError:
        print("tantivy is not installed: its baseline is left out")
    return made
