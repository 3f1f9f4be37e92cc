"""Build the next generation beside the one that answers, verify it, and swap the pointer."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

from archive.models import Article
from search import documents
from search.engines import generation
from search.engines.faults import refused
from search.engines.kind import Kind
from search.engines.layout import Root, sync_folder
from search.engines.prepared import preparer
from search.engines.snapshot import Snapshot, open_generation
from search.engines.verify import verify, verify_articles
from search.errors import SearchUnavailable
from search.keeping.belonging import mark

BATCH = 2000
# So many changed articles are taken up within a second; more are taken up beside, in a few rounds.
FEW, ROUNDS = 20, 5
Tell = Callable[[str], object]


def rebuild(root: Root, kind: Kind, tell: Tell) -> int:
    """Index every published article anew while the old generation answers; return the new number.

    Raises SearchUnavailable if the new generation does not agree with the database; the old one stays.
    """
    with _alone(root):
        _forget(root, keep=root.pointers())
        number = root.next_number()
        tell(f"新建第 {number} 代索引……")
        folder = root.generation(number)
        # From here on every batch given to another generation is noted for this one too.
        generation.begin(folder, kind)
        snapshot = _fill(open_generation(folder, kind), tell)
        snapshot = _catch_up_beside(root, snapshot)
        tell("核对新索引……")
        verify(snapshot)
        # Writers wait only while the last changes are taken up.
        with root.lock():
            changed, _ = generation.read_behind(folder)
            snapshot = catch_up(snapshot)
            verify_articles(snapshot, changed)
            sync_folder(folder)
            root.point_to(number)
        tell(
            f"核对无误，已换用第 {number} 代：{snapshot.commit.articles} 篇，{snapshot.commit.statements} 则。"
        )
        _forget(root, keep=root.pointers())
        return number


def rollback(root: Root, kind: Kind, tell: Tell) -> int:
    """Return to the generation before, brought up to date; return its number. Raises SearchUnavailable."""
    with _alone(root):
        number = root.previous()
        if number is None or not root.generation(number).is_dir():
            raise refused("没有可以退回的上一代索引")
        try:
            snapshot = open_generation(root.generation(number), kind)
        except SearchUnavailable as error:
            raise refused(f"不能退回上一代索引（{error.reason or error}）") from error
        with root.lock():
            known = mark()
            catch_up(snapshot).check_belongs(known)
            root.point_to(number)
        tell(f"已退回第 {number} 代索引。")
        return number


def clear(root: Root, kind: Kind) -> None:
    """Let an empty generation answer; the full one stays for a rollback."""
    with _alone(root), root.lock():
        number = root.next_number()
        generation.begin(root.generation(number), kind)
        root.point_to(number)
        _forget(root, keep=root.pointers())


@contextmanager
def _alone(root: Root) -> Iterator[None]:
    """Let only one rebuild run; a second one is told so."""
    root.path.mkdir(parents=True, exist_ok=True)
    with (root.path / "rebuild.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refused("另一个重建正在进行，请等它结束") from None
        yield


def _fill(snapshot: Snapshot, tell: Tell) -> Snapshot:
    published = Article.objects.filter(status=Article.Status.PUBLISHED)
    keys = list(published.order_by("pk").values_list("pk", flat=True))
    with preparer(generation.cutter_for(snapshot, len(keys)), len(keys)) as prepare:
        # One stream: the next articles are prepared while a commit is written.
        articles = generation.by_article(prepare(documents.for_articles(keys)))
        for first in articles:
            generation.extend(snapshot, chain([first], islice(articles, BATCH - 1)))
            snapshot = _reopened(snapshot)
            tell(f"已索引 {snapshot.commit.articles}/{len(keys)} 篇")
    return snapshot


def _reopened(snapshot: Snapshot) -> Snapshot:
    return open_generation(snapshot.folder, snapshot.kind, snapshot)


def _catch_up_beside(root: Root, snapshot: Snapshot) -> Snapshot:
    """Take up most of what changed during a long build, so that little is left for when the writers have to wait.

    Only for a generation that is thrown away if this process dies: the notes go before they are taken up.
    """
    for _ in range(ROUNDS):
        with root.lock():
            changed, through = generation.read_behind(snapshot.folder)
            if len(changed) <= FEW:
                break
            generation.clear_behind(snapshot.folder)
        snapshot = _take_up(snapshot, changed, through)
    return snapshot


def catch_up(snapshot: Snapshot) -> Snapshot:
    """Take again the articles that changed while this generation did not answer. The caller holds the lock."""
    snapshot = _take_up(snapshot, *generation.read_behind(snapshot.folder))
    generation.clear_behind(snapshot.folder)
    return snapshot


def _take_up(snapshot: Snapshot, changed: set[int], through: int) -> Snapshot:
    behind = sorted(changed)
    for start in range(0, len(behind), BATCH):
        generation.update(snapshot, behind[start : start + BATCH], through=through)
        snapshot = _reopened(snapshot)
    return snapshot


def _forget(root: Root, *, keep: set[int]) -> None:
    """Remove the generations that neither answer nor are kept for `--rollback`."""
    for number in root.numbers():
        if number not in keep:
            shutil.rmtree(root.generation(number), ignore_errors=True)
