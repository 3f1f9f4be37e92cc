"""What is computed of a statement alone before it is appended: its words, its texts as they are matched.

That is half of the work of indexing and needs neither database nor index, so a rebuild has a second process do it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from typing import Protocol

from archive.text.fold import both_forms, fold
from search.analysis import Cutter, cut
from search.document import StatementDocument
from search.engines.faults import unavailable
from search.engines.kind import Words

# Statements that go to the other process at a time.
CHUNK = 100
# For fewer articles a second process is not worth its start.
SEVERAL = 300


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with its words, and its texts by their names in `rows.TEXTS`; furniture goes to the article's row."""

    document: StatementDocument
    words: Words
    texts: Mapping[str, str]
    furniture: Mapping[str, str]


def prepare(document: StatementDocument, cutter: Cutter) -> Prepared:
    text, title = fold(document.text), fold(document.title)
    words = {
        "text": " ".join(cut(text, cutter)),
        "title": " ".join(cut(title, cutter)),
        # One with a blank in it is no word that jieba cuts.
        "slogan": " ".join(folded for folded in map(fold, document.slogans) if " " not in folded),
    }
    furniture = both_forms(document.furniture) if document.furniture else ()
    return Prepared(
        document,
        words,
        texts=dict(zip(("texts", "quoted"), both_forms(document.searched_text), strict=True)),
        furniture=dict(zip(("furniture", "furniture_quoted"), furniture, strict=False)),
    )


class Preparer(Protocol):
    """Prepares statements, in their order."""

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]: ...


class Here:
    """Prepares statements in this process."""

    def __init__(self, cutter: Cutter) -> None:
        self._cutter = cutter

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]:
        return (prepare(document, self._cutter) for document in documents)


class Beside:
    """Prepares statements in another process, while this one reads and writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]:
        source = iter(documents)
        asked = self._ask(source)
        while asked:
            # One question at a time: two that send to each other would wait for ever.
            answer = self._answer()
            asked = self._ask(source)
            yield from answer

    def _answer(self) -> list[Prepared]:
        try:
            answer: list[Prepared] | Exception = self._connection.recv()
        except EOFError as error:
            raise unavailable("建索引的辅助进程意外结束") from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _ask(self, source: Iterator[StatementDocument]) -> Sequence[StatementDocument]:
        chunk = list(islice(source, CHUNK))
        if chunk:
            self._connection.send(chunk)
        return chunk


@contextmanager
def preparer(cutter: Cutter, articles: int) -> Iterator[Preparer]:
    """Return what prepares the statements of so many articles fastest on this machine."""
    if (
        articles < SEVERAL
        or (os.cpu_count() or 1) < 2
        or "fork" not in multiprocessing.get_all_start_methods()
    ):
        yield Here(cutter)
        return
    ours, theirs = multiprocessing.Pipe()
    # By a fork, the dictionary is there at once.
    other = multiprocessing.get_context("fork").Process(
        target=_answer, args=(theirs, ours, cutter), daemon=True
    )
    other.start()
    theirs.close()
    try:
        yield Beside(ours)
    finally:
        ours.close()
        other.join()


def _answer(connection: Connection, asker: Connection, cutter: Cutter) -> None:
    """Prepare what is sent until the asker closes its end, or dies: no lock of its may outlive it here."""
    asker.close()
    try:
        while True:
            connection.send(_prepared(connection.recv(), cutter))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _prepared(documents: list[StatementDocument], cutter: Cutter) -> list[Prepared] | Exception:
    """Return the answer, or what went wrong, to be raised where the question came from."""
    try:
        return [prepare(document, cutter) for document in documents]
    except Exception as error:
        return error
