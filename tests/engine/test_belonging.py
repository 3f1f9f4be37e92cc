"""An index beside another database is no answer to anything; a rebuild mends it."""

from __future__ import annotations

import shutil

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article
from archive.signals import articles_changed
from search.errors import SearchUnavailable
from search.keeping.belonging import AHEAD, BEHIND, FOREIGN
from search.keeping.health import health
from search.keeping.worker import sync_batch
from search.models import ArchiveMark, Outbox
from tests.engine.questions import asked
from tests.search.factories import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(engine):
    """An engine that was told of two articles by way of the outbox."""
    for text in ("县里第一件事。", "县里第二件事。"):
        _publish(text)
    assert sync_batch() == 2
    assert found(engine) == 2
    return engine


def _publish(text: str) -> None:
    articles_changed.send(sender=Article, article_ids=[article(text).pk])


def found(engine) -> int:
    return engine.run(asked("县里")).articles


def _another_archive() -> None:
    ArchiveMark.objects.update(archive="another")


def _an_older_database() -> None:
    ArchiveMark.objects.update(through=0)


def _an_older_index() -> None:
    ArchiveMark.objects.update(through=1 << 40)


@pytest.mark.parametrize(
    ("happens", "reason"),
    [(_another_archive, FOREIGN), (_an_older_database, AHEAD), (_an_older_index, BEHIND)],
)
def test_what_is_not_of_this_database_is_told_and_mended(
    indexed, again, client, happens, reason: str
) -> None:
    happens()
    assert reason in health().index.message, "even while the index is open"
    other = again()
    with pytest.raises(SearchUnavailable, match=reason):
        other.run(asked("县里"))
    response = client.get("/healthz")
    assert response.status_code == 503
    assert reason in response.json()["index"]["message"]
    call_command("rebuild_search", verbosity=0)
    assert client.get("/healthz").status_code == 200
    assert (found(other), found(indexed)) == (2, 2)


def test_a_copied_index_takes_in_no_changes(indexed) -> None:
    _publish("县里第三件事。")
    _another_archive()
    indexed._snapshot = None
    with pytest.raises(SearchUnavailable, match=FOREIGN):
        sync_batch()
    assert Outbox.objects.count() == 1, "the change waits for an index of this database"
    call_command("rebuild_search", verbosity=0)
    sync_batch()
    assert found(indexed) == 3


def test_an_old_copy_of_the_index_put_back_is_told(indexed, again, tmp_path) -> None:
    shutil.copytree(indexed.root.path, tmp_path / "copy")
    _publish("县里第三件事。")
    sync_batch()
    shutil.rmtree(indexed.root.path)
    shutil.copytree(tmp_path / "copy", indexed.root.path)
    other = again()
    with pytest.raises(SearchUnavailable, match=BEHIND):
        other.run(asked("县里"))


def test_nothing_is_returned_to_that_another_database_has_left(indexed) -> None:
    _another_archive()
    call_command("rebuild_search", verbosity=0)
    with pytest.raises(CommandError, match=FOREIGN):
        call_command("rebuild_search", rollback=True)
    assert found(indexed) == 2


def test_the_kept_generation_learns_how_far_it_was_told(indexed) -> None:
    call_command("rebuild_search", verbosity=0)
    for number in range(3):
        _publish(f"县里后来的第{number}件事。")
        sync_batch()
        call_command("rebuild_search", rollback=True, verbosity=0)
        assert found(indexed) == 3 + number
        assert indexed.health()["ok"]


def test_an_index_just_told_answers_before_its_rows_are_taken_out(indexed, again) -> None:
    """Killed between the two the worker takes the same rows again; readers notice nothing."""
    _publish("县里第三件事。")
    row = Outbox.objects.get()
    indexed.sync([row.article_id], through=row.pk)
    other = again()
    assert (found(other), found(indexed)) == (3, 3)
    assert sync_batch() == 1
    assert (found(other), found(indexed)) == (3, 3)
