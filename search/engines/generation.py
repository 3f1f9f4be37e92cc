"""A generation of the index: begun with a dictionary, grown by batches of articles."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from search import analysis, documents
from search.engines import prepared
from search.engines.append import Batch, create
from search.engines.faults import unavailable
from search.engines.kind import Kind
from search.engines.layout import Commit, replace_file
from search.engines.prepared import Here, Prepared
from search.engines.snapshot import Snapshot
from search.keeping.belonging import mark_of_today

DICTIONARY, BEHIND = "dictionary.txt", "behind"


def begin(folder: Path, kind: Kind) -> Commit:
    """Make an empty generation, to be filled from the database, with the words the archive knows now."""
    folder.mkdir(parents=True)
    mark = mark_of_today()
    words = analysis.archive_words()
    replace_file(folder / DICTIONARY, "".join(f"{word}\n" for word in words))
    commit = Commit(
        identity=secrets.token_hex(8),
        fingerprint=analysis.fingerprint(),
        archive=mark.archive,
        through=mark.through,
        dictionary=_digest(words),
    )
    return create(folder, commit, kind)


def cutter(snapshot: Snapshot) -> analysis.Cutter:
    """Return the tokenizer a generation was begun with. Raises SearchUnavailable if its dictionary is damaged."""
    return snapshot.once(
        "cutter", lambda: analysis.tokenizer(_words(snapshot.folder, snapshot.commit)), lasts=True
    )


def cutter_for(snapshot: Snapshot, articles: int) -> analysis.ManyCutter:
    """Return the tokenizer that cuts so many articles fastest. Raises SearchUnavailable if the dictionary is damaged."""
    if articles < prepared.SEVERAL:
        return cutter(snapshot)
    return analysis.array_tokenizer(_words(snapshot.folder, snapshot.commit))


def _words(folder: Path, commit: Commit) -> tuple[str, ...]:
    try:
        words = tuple((folder / DICTIONARY).read_text("utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise unavailable("索引的词典不可读") from error
    if _digest(words) != commit.dictionary:
        raise unavailable("索引的词典已损坏")
    return words


def _digest(words: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def update(snapshot: Snapshot, article_ids: Iterable[int], *, through: int = 0) -> Commit:
    """Make a generation agree with the database for these articles, in one commit. The caller holds the lock.

    `through` is the last outbox row that is taken in by it.
    """
    wanted = sorted(set(article_ids))
    prepare = Here(cutter_for(snapshot, len(wanted)))
    with _batch(snapshot) as batch:
        batch.remove(wanted)
        for article in by_article(prepare(documents.for_articles(wanted))):
            batch.add(article)
        return batch.write(through)


def extend(snapshot: Snapshot, articles: Iterable[list[Prepared]]) -> Commit:
    """Append articles that a generation does not hold yet, in one commit."""
    with _batch(snapshot) as batch:
        for article in articles:
            batch.add(article)
        return batch.write()


@contextmanager
def _batch(snapshot: Snapshot) -> Iterator[Batch]:
    batch = Batch(snapshot.folder, snapshot.commit, snapshot.kind, snapshot.rows)
    try:
        yield batch
    except BaseException:
        batch.cancel()
        raise


def by_article(found: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Yield the statements of each article in reading order."""
    for _, group in groupby(found, key=lambda statement: statement.document.article_id):
        yield sorted(group, key=lambda statement: statement.document.position)


def note_behind(folder: Path, article_ids: Iterable[int], through: int = 0) -> None:
    """Note articles, and the outbox row they go up to, that this generation has to take before it may answer."""
    with (folder / BEHIND).open("a", encoding="ascii") as file:
        # The line break comes first: what a killed writer left of a line stays by itself.
        file.write(f"\n{through} {' '.join(map(str, article_ids))}")


def read_behind(folder: Path) -> tuple[set[int], int]:
    """Return the articles a generation has to take again, and the last outbox row among them."""
    try:
        lines = (folder / BEHIND).read_text("ascii").splitlines()
    except FileNotFoundError:
        return set(), 0
    notes = [list(map(int, line.split())) for line in lines if line]
    return {key for _, *keys in notes for key in keys}, max((through for through, *_ in notes), default=0)


def clear_behind(folder: Path) -> None:
    (folder / BEHIND).unlink(missing_ok=True)
