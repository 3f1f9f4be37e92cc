"""What is computed of a statement alone before it is appended: its words, its texts as they are matched.

That is half of the work of indexing and needs neither database nor index, so a rebuild has a second process do it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NamedTuple, Protocol

from archive.text.fold import fold
from archive.text.forms import Forms, forms_of
from search.analysis import ManyCutter
from search.document import StatementDocument
from search.engines.faults import unavailable
from search.engines.kind import Words

# So many statements or characters are prepared at a time: enough to share what each call costs, and no more memory.
STATEMENTS, CHARACTERS = 100, 200_000
# For fewer articles a second process is not worth its start.
SEVERAL = 300
Documents = list[StatementDocument]


class Work(NamedTuple):
    """What is computed of a statement: its words, its texts by their names in `rows.TEXTS`, those of the furniture."""

    words: Words
    texts: Mapping[str, str]
    furniture: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with its words and its texts as they are matched; furniture goes to the article's row."""

    document: StatementDocument
    work: Work


def prepare(documents: Documents, cutter: ManyCutter) -> list[Work]:
    """Return what is computed of each statement."""
    texts = list(forms_of([document.searched_text for document in documents]))
    furniture = forms_of([document.furniture for document in documents if document.furniture])
    return [
        Work(
            words,
            {"texts": forms.reduced, "quoted": forms.punctuated},
            _furniture(next(furniture)) if document.furniture else {},
        )
        for document, forms, words in zip(documents, texts, _words(documents, texts, cutter), strict=True)
    ]


def _words(documents: Documents, texts: Iterable[Forms], cutter: ManyCutter) -> Iterator[Words]:
    # Folding keeps lengths; behind the title stands a line feed.
    folded = [forms.folded for forms in texts]
    titles = [text[: len(document.title)] for document, text in zip(documents, folded, strict=True)]
    bodies = [text[len(title) + 1 if title else 0 :] for title, text in zip(titles, folded, strict=True)]
    cut = cutter.spaced([*bodies, *titles])
    for document, text, title in zip(documents, cut, cut[len(documents) :], strict=False):
        # One with a blank in it is no word that jieba cuts.
        slogan = " ".join(slogan for slogan in map(fold, document.slogans) if " " not in slogan)
        yield {"text": text, "title": title, "slogan": slogan}


def _furniture(forms: Forms) -> Mapping[str, str]:
    return {"furniture": forms.reduced, "furniture_quoted": forms.punctuated}


def portions(documents: Iterable[StatementDocument]) -> Iterator[Documents]:
    """Yield the documents in lists of some size."""
    portion: Documents = []
    characters = 0
    for document in documents:
        portion.append(document)
        characters += len(document.text) + len(document.furniture)
        if len(portion) == STATEMENTS or characters >= CHARACTERS:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion


class Preparer(Protocol):
    """Prepares statements, in their order."""

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]: ...


class Here:
    """Prepares statements in this process."""

    def __init__(self, cutter: ManyCutter) -> None:
        self._cutter = cutter

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]:
        for portion in portions(documents):
            yield from map(Prepared, portion, prepare(portion, self._cutter))


class Beside:
    """Prepares statements in another process, while this one reads and writes; what that has no time for, here."""

    def __init__(self, connection: Connection, cutter: ManyCutter) -> None:
        self._connection, self._cutter = connection, cutter

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]:
        asked: Documents = []
        # What was prepared here, behind what is asked.
        here: list[Prepared] = []
        for portion in portions(documents):
            # Rather than wait for an answer.
            if asked and not self._connection.poll():
                here += map(Prepared, portion, prepare(portion, self._cutter))
                continue
            answer = self._answer() if asked else b""
            # It works on the next ones while these are written. One question at a time: two that send to each other
            # would wait for ever.
            self._connection.send(portion)
            yield from _opened(asked, answer)
            yield from here
            asked, here = portion, []
        if asked:
            yield from _opened(asked, self._answer())
        yield from here

    def _answer(self) -> bytes:
        try:
            return self._connection.recv_bytes()
        except EOFError as error:
            raise unavailable("建索引的辅助进程意外结束") from error


def _opened(asked: Documents, answer: bytes) -> Iterator[Prepared]:
    """Yield the statements of a question with the answer, or raise what went wrong."""
    if not asked:
        return iter(())
    work: list[Work] | Exception = pickle.loads(answer)
    if isinstance(work, Exception):
        raise work
    return map(Prepared, asked, work)


@contextmanager
def preparer(cutter: ManyCutter, articles: int) -> Iterator[Preparer]:
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
        yield Beside(ours, cutter)
    finally:
        ours.close()
        other.join()


def _answer(connection: Connection, asker: Connection, cutter: ManyCutter) -> None:
    """Prepare what is sent until the asker closes its end, or dies: no lock of its may outlive it here."""
    asker.close()
    try:
        while True:
            connection.send(_prepared(connection.recv(), cutter))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _prepared(documents: Documents, cutter: ManyCutter) -> list[Work] | Exception:
    """Return the answer, or what went wrong, to be raised where the question came from."""
    try:
        return prepare(documents, cutter)
    except Exception as error:
        return error
