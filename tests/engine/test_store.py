"""The index in files: one commit a batch, nothing lost by a kill or a rebuild."""

from __future__ import annotations

import shutil
import threading

import pytest
from django.core.management import call_command

from archive.models import Article
from search import analysis, reference
from search.engines import append, generation, layout, snapshot
from search.engines.local import LocalEngine
from search.engines.tantivy.writer import TantivyWriter
from search.engines.word_writer import WordWriter
from search.errors import SearchUnavailable
from search.keeping.worker import sync_batch
from search.models import Outbox
from tests.engine.answers import found, newest
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = pytest.mark.django_db
ALL = asked("")
WRITERS = {"whoosh": WordWriter, "tantivy": TantivyWriter}


def test_syncing_twice_changes_nothing_but_the_commit(filled) -> None:
    before = filled.run(ALL)
    for _ in range(3):
        filled.sync(Article.objects.values_list("pk", flat=True))
    assert filled.run(ALL) == before
    assert found(filled, "第3件") == 1


def test_withdrawn_and_removed_articles_are_gone(filled) -> None:
    first, second = Article.objects.order_by("pk")[:2]
    first.status = "withdrawn"
    first.save()
    second_key = second.pk
    second.statements.all().delete()
    second.delete()
    filled.sync([first.pk, second_key])
    assert (found(filled, "第0件"), found(filled, "第1件"), found(filled, "第2件")) == (0, 0, 1)
    assert filled.run(ALL).searched_articles == 10


def test_an_empty_batch_writes_nothing(filled) -> None:
    number = filled.health()["commit"]
    filled.sync([])
    assert filled.health()["commit"] == number


def test_another_process_sees_the_commit(filled, again) -> None:
    other = again()
    assert found(other, "县里") == 12
    filled.sync([article("县里又有新事。").pk])
    assert found(other, "县里") == 13


@pytest.mark.parametrize("where", ["words", "rows"])
def test_a_writer_killed_before_its_commit_leaves_nothing(filled, monkeypatch, where: str) -> None:
    """Everything may already lie on the disk; only commit.json makes it valid."""
    made = article("被打断的一篇，县里。")
    target = (append, "write_commit") if where == "rows" else (WRITERS[filled.kind.name], "commit")
    with monkeypatch.context() as patch:
        patch.setattr(*target, _killed)
        with pytest.raises(KeyboardInterrupt):
            filled.sync([made.pk])
    assert found(filled, "县里") == 12
    other = article("随后的一篇，县里。")
    filled.sync([other.pk])
    assert (found(filled, "县里"), found(filled, "随后"), found(filled, "被打断")) == (13, 1, 0)
    filled.sync([made.pk])
    assert (found(filled, "县里"), found(filled, "被打断")) == (14, 1)
    rows = filled.run(asked("被打断的一篇")).rows
    assert [row.article_id for row in rows] == [made.pk]


def _killed(*args: object, **kwargs: object) -> None:
    raise KeyboardInterrupt


def test_outbox_rows_stay_until_they_are_indexed(filled, monkeypatch) -> None:
    made = article("刚刚发布的一篇。")
    Outbox.objects.create(article_id=made.pk)
    with monkeypatch.context() as patch:
        patch.setattr(append, "write_commit", _killed)
        with pytest.raises(KeyboardInterrupt):
            sync_batch()
    assert Outbox.objects.count() == 1
    assert sync_batch() == 1
    assert (Outbox.objects.count(), found(filled, "刚刚发布")) == (0, 1)


def test_a_row_written_meanwhile_is_not_deleted(filled, monkeypatch) -> None:
    made = article("甲。")
    Outbox.objects.create(article_id=made.pk)
    whole = LocalEngine.sync

    def sync(self, keys, **kwargs) -> None:
        whole(self, keys, **kwargs)
        Outbox.objects.create(article_id=made.pk)

    monkeypatch.setattr(LocalEngine, "sync", sync)
    assert sync_batch() == 1
    assert Outbox.objects.count() == 1


def test_many_commits_are_merged_and_still_rank(filled) -> None:
    for number in range(20):
        filled.sync([article(f"县里的常务会议，第{number}次。").pk])
    files = filled.kind.file_sizes(newest(filled))
    segments = {name.split(".")[0] for name in files if name.endswith((".trm", ".term"))}
    assert len(segments) < 12
    assert found(filled, "常务会议") == 20
    filled.run(asked("县里的常务会议"))


def test_two_writers_queue_up(filled, again) -> None:
    """The lock is held by the other; the second waits and then does its work on the newest commit."""
    other, done = again(), threading.Event()
    with filled.root.lock():
        waiting = threading.Thread(target=lambda: (other.root.lock().__enter__(), done.set()), daemon=True)
        waiting.start()
        assert not done.wait(0.2)
    assert done.wait(5)


def test_rebuild_swaps_and_rolls_back(filled) -> None:
    said: list[str] = []
    article("重建时才看到的一篇。")
    filled.rebuild(said.append)
    assert found(filled, "重建时才看到") == 1
    assert filled.health()["generation"] == 2
    assert any("核对无误" in line for line in said)
    late = article("重建之后的一篇。")
    filled.sync([late.pk])
    filled.rollback(said.append)
    assert filled.health()["generation"] == 1
    assert found(filled, "重建之后") == 1, "what changed since is taken up before the older one answers"


def test_rebuild_if_needed_leaves_a_sound_index_alone(filled) -> None:
    call_command("rebuild_search", if_needed=True)
    assert filled.health()["generation"] == 1
    (newest(filled) / "commit.json").write_text("{", "utf-8")
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert filled.health()["generation"] == 2


def test_rebuild_if_needed_mends_an_index_worn_by_many_changes(filled, monkeypatch) -> None:
    monkeypatch.setattr(layout, "WORN_ROWS", 10)
    ids = list(Article.objects.values_list("pk", flat=True))
    for _ in range(3):
        filled.sync(ids)
    assert filled.health()["worn"]
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert filled.health()["generation"] == 2
    assert not filled.health()["worn"]


def test_what_changes_during_a_rebuild_is_in_the_new_index(filled, monkeypatch) -> None:
    from search.engines import rebuild

    whole, late = rebuild.catch_up, []

    def catch_up(new):
        answers.append(found(filled, "县里"))
        return whole(new)

    answers: list[int] = []
    fill = rebuild._fill

    def filling(new, tell):
        full = fill(new, tell)
        late.append(article("县里：重建期间发布。"))
        filled.sync([late[0].pk])
        return full

    monkeypatch.setattr(rebuild, "_fill", filling)
    monkeypatch.setattr(rebuild, "catch_up", catch_up)
    filled.rebuild(lambda line: None)
    assert answers == [13]
    assert found(filled, "重建期间") == 1


def test_a_rebuild_that_disagrees_with_the_database_is_not_swapped_in(filled, monkeypatch) -> None:
    monkeypatch.setattr(generation.documents, "for_articles", lambda keys: iter(()))
    with pytest.raises(SearchUnavailable, match="不一致"):
        filled.rebuild(lambda line: None)
    monkeypatch.undo()
    assert filled.health()["generation"] == 1
    assert found(filled, "县里") == 12


def test_new_names_ask_for_no_rebuild(filled, monkeypatch) -> None:
    monkeypatch.setattr(analysis, "archive_words", lambda: ("崭新提法",))
    filled.sync([article("崭新提法一则。").pk])
    assert filled.health()["ok"]
    assert found(filled, "崭新提法") == 1


def test_reading_does_not_write(filled, again, index_dir) -> None:
    """A read-only index answers; nothing in it is touched by a search."""
    before = {path: path.stat().st_mtime_ns for path in index_dir.rglob("*") if path.is_file()}
    found(again(), "县里")
    assert {path: path.stat().st_mtime_ns for path in index_dir.rglob("*") if path.is_file()} == before


def test_a_snapshot_outlives_the_next_commit(filled) -> None:
    held = filled.snapshot()
    filled.sync([article("县里添了一篇。").pk])
    assert held.holding("县里", "texts").bit_count() == 12
    assert isinstance(filled.snapshot(), snapshot.Snapshot)


def test_an_empty_archive_answers_with_nothing(engine) -> None:
    for typed in ("", "县", "全过程人民民主 -县", "“两个确立”/句县"):
        assert engine.run(asked(typed)) == reference.run([], asked(typed))


def test_an_index_deleted_and_begun_anew_is_not_mixed_with_the_old(filled, again) -> None:
    """The number may be the same again; what is open belongs to the files that are gone."""
    assert found(filled, "县里") == 12
    shutil.rmtree(filled.root.path)
    Article.objects.order_by("pk").first().statements.all().delete()
    longer = [article(f"更长的一则，排在最前，第{number}号。", "县里。", "又一则。") for number in range(9)]
    filled.rebuild(lambda line: None)
    assert filled.run(ALL) == again().run(ALL)
    assert (found(filled, "县里"), found(filled, "又一则")) == (20, len(longer))


def test_what_was_read_before_a_fork_is_taken_over(filled, again) -> None:
    sharing = again()
    sharing.share()
    rows = sharing._shared
    assert sharing._snapshot is None
    assert sharing.snapshot().rows is rows
    assert sharing.totals(asked("县里")) == (12, 12)


def test_what_was_read_of_a_generation_that_has_gone_is_left(filled, again) -> None:
    sharing = again()
    sharing.share()
    rows = sharing._shared
    filled.rebuild(lambda line: None)
    assert sharing.snapshot().rows is not rows
    assert sharing.totals(asked("县里")) == (12, 12)
