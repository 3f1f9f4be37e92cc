"""Whatever fails in whichever stage at whichever write: nothing half made is seen, and the next run goes on to the end.

The stages are those of the path of an article; each is cut off behind its first write, its second, and so on until
it gets through. Afterwards the same act is done again, as a person or the worker would.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import OperationalError

from archive import originals
from archive.errors import StatusError
from archive.models import Arrival, Article, Batch, Statement, Upload
from archive.pipeline import review
from archive.pipeline.batch import confirm, publish_certain, redo, undo
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish import publish
from archive.pipeline.publish_many import publish_asked
from archive.pipeline.withdraw import restore, withdraw
from archive.text.draft import replay
from search import engines
from search.errors import SearchUnavailable
from search.keeping.worker import sync_batch
from search.models import Outbox
from search.params import SearchParams
from tests.pipeline import readings
from tests.pipeline.faults import FULL, LOCKED, READ_ONLY, Killed, failing_database, full_disk

pytestmark = pytest.mark.django_db(transaction=True)
MOST_WRITES = 60


@pytest.fixture(autouse=True)
def index(settings, hand_made, tmp_path):
    settings.INDEX_DIR = tmp_path / "index"
    engines.engine().rebuild(lambda _: None)


def items(name: str) -> list[Item]:
    return [Item(f"{name}.txt", f"{readings.TEXT}{name}".encode())]


def hand_in(name: str) -> None:
    open_batch(items(name), method="file", user=None)


def read(_: str) -> None:
    while prepare_received():
        pass


def settle(_: str) -> None:
    for batch in Batch.objects.filter(state="open"):
        confirm(batch, None)


def look_over(_: str) -> None:
    for article in Article.objects.to_review():
        review.accept(article, None)


def put_out(_: str) -> None:
    for article in Article.objects.to_review():
        publish(article)


def put_out_at_once(name: str) -> None:
    Article.objects.to_review().update(doubts=0)
    publish_certain(Batch.objects.filter(uploads__name__startswith=name).distinct().get(), None)


def take_back(name: str) -> None:
    for article in Article.objects.filter(upload__name__startswith=name, status="published"):
        withdraw(article, "转载有误")
    for article in Article.objects.filter(upload__name__startswith=name, status="withdrawn"):
        restore(article, "已核对")


def undo_and_redo(name: str) -> None:
    batch = Batch.objects.filter(uploads__name__startswith=name).distinct().get()
    with suppress(StatusError):
        undo(batch, None)
    redo(batch, None)


def bring_up(_: str) -> None:
    while publish_asked() or sync_batch():
        pass


Stage = Callable[[str], None]
PATH: tuple[Stage, ...] = (hand_in, read, settle, look_over, put_out, bring_up)
# The stages that are cut off, each with those that come before it.
STAGES: dict[str, tuple[Stage, ...]] = {
    "ingest": (hand_in,),
    "prepare": (hand_in, read),
    "confirm": (hand_in, read, settle),
    "review": (hand_in, read, settle, look_over),
    "publish": (hand_in, read, settle, look_over, put_out),
    "publish at once": (hand_in, read, settle, put_out_at_once),
    "withdraw": (hand_in, read, settle, put_out, take_back),
    "undo": (hand_in, read, settle, put_out, undo_and_redo),
    "worker": (hand_in, read, settle, put_out, bring_up),
}
FAULTS = {"killed": Killed(), "full": FULL}


def assert_whole() -> None:
    """Nothing half made stands anywhere, and what readers may see the search knows of or is about to."""
    for article in Article.objects.all():
        assert replay(article.decoded, article.steps.all()) == article.body
        assert "".join(article.statements.values_list("text", flat=True)) == article.body
        if article.status == "published":
            assert not article.appearances.filter(person=None).exists()
            assert article.first_published_at
    indexed = {row.article_id for row in engines.engine().run(SearchParams.parse({"per_page": 100})).rows}
    published = set(Article.objects.filter(status="published").values_list("pk", flat=True))
    assert published - indexed <= set(Outbox.objects.values_list("article_id", flat=True))
    for upload in Upload.objects.all():
        assert originals.path_of(upload.sha256).stat().st_size == upload.size


def carry_on(name: str) -> None:
    """Do what a person does next, up to the index."""
    for stage in PATH[:-1]:
        stage(name)


def assert_done(names: list[str]) -> None:
    """Every file handed in is published exactly once, and nothing waits or failed."""
    handed_in = sorted(item.name for name in names for item in items(name))
    published = Article.objects.filter(status="published").values_list("upload__name", flat=True)
    assert sorted(published) == handed_in
    assert list(Upload.objects.exclude(state="prepared")) == []
    assert not Article.objects.to_review().exists()
    assert not Outbox.objects.exists()
    found = engines.engine().run(SearchParams.parse({}))
    assert (found.articles, found.statements) == (len(handed_in), Statement.objects.count())
    assert Arrival.objects.filter(outcome="refused").count() == 0


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("stage", STAGES)
def test_cut_off_at_any_write_a_stage_leaves_nothing_half_and_is_done_again(stage, fault):
    *before, cut_off = STAGES[stage]
    names = []
    for writes in range(MOST_WRITES):
        names.append(f"{writes}号")
        for done in before:
            done(names[-1])
        with failing_database(FAULTS[fault], after=writes) as database, suppress(Killed, OperationalError):
            cut_off(names[-1])
        assert_whole()
        if not database.has_failed:
            break
        cut_off(names[-1])
        carry_on(names[-1])
    assert not database.has_failed, "the stage has more writes than are tried"
    assert writes > 1, "nothing was cut off"
    carry_on(names[-1])
    bring_up(names[-1])
    assert_done(names)


def test_on_a_full_disk_what_comes_in_is_refused_with_a_sentence_and_leaves_no_rest(
    monkeypatch, originals_dir
):
    with monkeypatch.context() as machine:
        full_disk(machine)
        batch = open_batch(items("一"), method="file", user=None)
    assert {arrival.error for arrival in batch.arrivals.all()} == {
        "磁盘已满，没有保存；请管理员腾出空间后再上传。"
    }
    assert [path for path in originals_dir.rglob("*") if path.is_file()] == []
    assert Upload.objects.count() == 0
    hand_in("一")
    assert Upload.objects.count() == 1


def test_on_a_full_disk_the_index_waits_and_then_catches_up(monkeypatch):
    for stage in PATH[:-1]:
        stage("一")
    waiting = Outbox.objects.count()
    with monkeypatch.context() as machine:
        full_disk(machine)
        with pytest.raises(SearchUnavailable, match="请检查磁盘空间"):
            sync_batch()
    assert Outbox.objects.count() == waiting == 1
    assert engines.engine().run(SearchParams.parse({})).articles == 0
    bring_up("一")
    assert_done(["一"])


def test_no_outage_is_held_against_a_file(monkeypatch):
    """However often the machine fails, the upload waits; it is failed only for what is wrong with itself."""
    hand_in("一")
    for error in (FULL, LOCKED, READ_ONLY, OSError(28, "No space left on device")):
        for _ in range(4):
            with monkeypatch.context() as machine:
                machine.setattr(
                    "archive.pipeline.describe.write", lambda *_, error=error: (_ for _ in ()).throw(error)
                )
                with pytest.raises(type(error)):
                    prepare_received()
    assert set(Upload.objects.values_list("state", "attempts")) == {("received", 0)}
    read("一")
    assert set(Upload.objects.values_list("state", flat=True)) == {"prepared"}
