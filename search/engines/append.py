"""Append a batch of articles to a generation, in one commit that costs what the batch costs."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np

from search.document import StatementDocument
from search.engines import blocks, checksums
from search.engines.columns import Columns, NewRow
from search.engines.kind import Kind, Words
from search.engines.layout import Commit, write_commit
from search.engines.prepared import Prepared
from search.engines.rows import TEXTS, Column, Rows, row_files
from search.engines.scan import END, encode

Article = Sequence[Prepared]


class Batch:
    """What one commit appends, gathered in memory and written at the end. `rows` are those of the last commit."""

    def __init__(self, folder: Path, commit: Commit, kind: Kind, rows: Rows) -> None:
        self.folder, self.commit, self._rows = folder, commit, rows
        self._columns = Columns(rows)
        self._texts: dict[str, list[bytes]] = {name: [] for name in TEXTS}
        self._ends = {name: commit.sizes.get(name, 0) for name in TEXTS}
        self._dead = array("I")
        self._articles = self._statements = 0
        self._gone_statements = self._gone_articles = 0
        self._kind, self._writer = kind, kind.writer(folder, commit)

    def remove(self, article_ids: Iterable[int]) -> None:
        """Mark the rows of these articles as superseded."""
        for guard in [self._rows.guards[key] for key in article_ids if key in self._rows.guards]:
            count = int(self._rows["position"][guard])
            self._dead.extend(range(guard - count, guard + 1))
            self._gone_articles += 1
            self._gone_statements += count
        if self._dead:
            self._writer.remove(self._dead)

    def add(self, article: Article) -> None:
        """Append the statements of one article in reading order, and the row of the article itself."""
        for statement in article:
            self._add_statement(statement)
        self._add_guard(article)
        self._articles += 1
        self._statements += len(article)

    def _add_statement(self, statement: Prepared) -> None:
        document, work = statement.document, statement.work
        self._add_row(document, document.statement_id, document.position, words=work.words, texts=work.texts)

    def _add_guard(self, article: Article) -> None:
        first = article[0]
        self._add_row(first.document, 0, len(article), words={}, texts=first.work.furniture)

    def _add_row(
        self,
        document: StatementDocument,
        statement: int,
        position: int,
        *,
        words: Words,
        texts: Mapping[str, str],
    ) -> None:
        row = self.commit.rows + len(self._columns)
        self._writer.add(document.article_id, row, words, texts)
        for name, text in texts.items():
            data = encode(text + END)
            self._texts[name].append(data)
            self._ends[name] += len(data)
        ranked = words.get("text", "")
        self._columns.add(
            NewRow(
                document,
                statement=statement,
                serial=self.commit.serials + self._articles,
                position=position,
                # They stand with a blank between them.
                words=ranked.count(" ") + bool(ranked),
                ends=tuple(self._ends.values()),
            )
        )

    def write(self, through: int = 0) -> Commit:
        """Write everything and make it valid, with the outbox rows up to `through`; return the new commit."""
        before = self.commit
        # Words become durable in a thread: tantivy waits there for one of its own.
        with ThreadPoolExecutor(1) as beside:
            durable = beside.submit(self._writer.commit)
            data = self._append_all()
        generation = durable.result()
        word_sizes = self._kind.file_sizes(self.folder)
        commit = replace(
            before,
            number=before.number + 1,
            through=max(before.through, through),
            rows=before.rows + len(self._columns),
            serials=before.serials + self._articles,
            articles=before.articles + self._articles - self._gone_articles,
            statements=before.statements + self._statements - self._gone_statements,
            dead=before.dead + len(self._dead),
            words_generation=generation,
            sizes={name: before.sizes.get(name, 0) + len(gained) for name, gained in data.items()},
            sums={name: crc32(gained, before.sums.get(name, 0)) for name, gained in data.items()},
            word_sizes=word_sizes,
            word_sums=checksums.of_files(self.folder / self._kind.name, word_sizes, before),
        )
        write_commit(self.folder, commit)
        return commit

    def cancel(self) -> None:
        self._writer.cancel()

    def _append_all(self) -> dict[str, bytes]:
        """Append to each file what it gains; return that. The texts come first, blocks are made of them."""
        data = self._data()
        for name, gained in data.items():
            self._append(name, gained)
        for text in blocks.BLOCKED:
            more = blocks.added(self.folder, self.commit.sizes, text, self._text_ends(text))
            for name, gained in more.items():
                self._append(name, gained)
            data |= more
        return data

    def _text_ends(self, text: str) -> Column:
        """Return where a text of each row ends, the new ones among them."""
        return np.concatenate([self._rows[f"{text}_end"][: self.commit.rows], self._columns.ends(text)])

    def _data(self) -> dict[str, bytes]:
        """Return what each append-only file gains."""
        return (
            self._columns.files()
            | {name: b"".join(pieces) for name, pieces in self._texts.items()}
            | {"dead": self._dead.tobytes()}
        )

    def _append(self, name: str, data: bytes) -> None:
        """Write behind the valid part of a file, over what a killed writer may have left."""
        valid = self.commit.sizes.get(name, 0)
        with (self.folder / name).open("r+b") as file:
            file.truncate(valid)
            file.seek(valid)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def create(folder: Path, commit: Commit, kind: Kind) -> Commit:
    """Make the empty files of a generation and its first commit."""
    names = [*row_files(), *chain.from_iterable(map(blocks.names, blocks.BLOCKED))]
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    commit = replace(
        commit, engine=kind.name, words_generation=kind.create(folder), sizes=dict.fromkeys(names, 0)
    )
    write_commit(folder, commit)
    return commit
