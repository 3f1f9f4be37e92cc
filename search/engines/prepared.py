"""What is computed of a statement alone before it is appended: its words, its texts as they are matched.

That is half of the work of indexing and needs neither database nor index, so a rebuild has a second process do it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
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
# So many portions are asked before the first answer is taken: what the other process does while a commit is written.
AHEAD = 16
Documents = list[StatementDocument]


class Said(NamedTuple):
    """What is prepared of a statement: its text behind the title, if one stands there, which has so many characters."""

    text: str
    title: int
    furniture: str
    slogans: tuple[str, ...]


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


def said(document: StatementDocument) -> Said:
    """Return what is prepared of a statement."""
    return Said(document.searched_text, len(document.title), document.furniture, document.slogans)


def prepare(statements: Sequence[Said], cutter: ManyCutter) -> list[Work]:
    """Return what is computed of each statement."""
    texts = list(forms_of([each.text for each in statements]))
    furniture = forms_of([each.furniture for each in statements if each.furniture])
    return [
        Work(
            words,
            {"texts": forms.reduced, "quoted": forms.punctuated},
            _furniture(next(furniture)) if each.furniture else {},
        )
        for each, forms, words in zip(statements, texts, _words(statements, texts, cutter), strict=True)
    ]


def _words(statements: Sequence[Said], texts: Iterable[Forms], cutter: ManyCutter) -> Iterator[Words]:
    # Folding keeps lengths; behind the title stands a line feed.
    folded = [(forms.folded, each.title) for each, forms in zip(statements, texts, strict=True)]
    bodies = [text[title + 1 if title else 0 :] for text, title in folded]
    cut = cutter.spaced([*bodies, *(text[:title] for text, title in folded)])
    for each, text, title in zip(statements, cut, cut[len(statements) :], strict=False):
        # One with a blank in it is no word that jieba cuts.
        slogan = " ".join(slogan for slogan in map(fold, each.slogans) if " " not in slogan)
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
            yield from map(Prepared, portion, prepare([*map(said, portion)], self._cutter))


class Beside:
    """Prepares statements in another process, some portions ahead, while this one reads and writes."""

    def __init__(self, connection: Connection, sending: Executor, receiving: Executor) -> None:
        self._connection = connection
        # By threads: neither end then waits for the other to read, or for ever.
        self._sending, self._receiving = sending, receiving

    def __call__(self, documents: Iterable[StatementDocument]) -> Iterator[Prepared]:
        asked: deque[tuple[Documents, Future[bytes]]] = deque()
        for portion in portions(documents):
            self._sending.submit(self._connection.send, [*map(said, portion)])
            asked.append((portion, self._receiving.submit(self._connection.recv_bytes)))
            if len(asked) > AHEAD:
                yield from _opened(*asked.popleft())
        for each in asked:
            yield from _opened(*each)


def _opened(asked: Documents, answer: Future[bytes]) -> Iterator[Prepared]:
    """Yield the statements of a question with the answer, or raise what went wrong."""
    try:
        work: list[Work] | Exception = pickle.loads(answer.result())
    except (EOFError, OSError) as error:
        raise unavailable("建索引的辅助进程意外结束") from error
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
    with ThreadPoolExecutor(1) as sending, ThreadPoolExecutor(1) as receiving:
        try:
            yield Beside(ours, sending, receiving)
        finally:
            # Nobody wants what is still asked. A worker that rebuilds has taught its forks to outlive SIGTERM.
            other.kill()
            other.join()
    ours.close()


def _answer(connection: Connection, asker: Connection, cutter: ManyCutter) -> None:
    """Prepare what is sent until the asker closes its end, or dies: no lock of its may outlive it here."""
    asker.close()
    try:
        while True:
            connection.send(_prepared(connection.recv(), cutter))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _prepared(statements: Sequence[Said], cutter: ManyCutter) -> list[Work] | Exception:
    """Return the answer, or what went wrong, to be raised where the question came from."""
    try:
        return prepare(statements, cutter)
    except Exception as error:
        return error
