"""Many are published in pieces: whoever asked waits a second, the worker goes on, and no article is half published."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Occurrence, Person
from archive.pipeline import publish_many
from archive.pipeline.batch import confirm, publish_certain, publishing, redo, undo
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish import publish_all
from archive.pipeline.publish_many import publish_asked
from search.keeping.worker import Worker
from tests.pipeline import readings

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create_user("bianji")


@pytest.fixture
def batch(hand_made, user):
    """Return a confirmed batch of five articles without a doubt."""
    items = [Item(f"{number}.txt", f"{readings.TEXT}{number}".encode()) for number in range(5)]
    batch = open_batch(items, method="file", user=user)
    prepare_received()
    confirm(batch, user)
    Article.objects.update(doubts=0)
    return batch


@pytest.fixture
def at_leisure(monkeypatch):
    """All is left to the worker."""
    monkeypatch.setattr(publish_many, "AT_ONCE_SECONDS", 0.0)


def published() -> int:
    return Article.objects.filter(status="published").count()


def test_what_is_asked_for_waits_for_the_worker_and_for_nobody_else(batch, user, at_leisure):
    assert publish_certain(batch, user) == 0
    assert (publishing(batch), published()) == (5, 0)
    assert not Article.objects.to_review().exists()
    assert [publish_asked(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert (publishing(batch), published()) == (0, 5)
    assert LogEntry.objects.filter(user=user, change_message="发布").count() == 5


def test_the_worker_publishes_and_indexes_what_was_asked_for(batch, user, at_leisure, monkeypatch):
    told = []
    monkeypatch.setattr("search.keeping.worker.sync_batch", lambda: told.append(published()) or 0)
    publish_certain(batch, user)
    assert Worker().pass_once()
    assert told == [5]


def test_an_article_that_cannot_be_published_stays_a_draft_and_holds_up_nobody(
    batch, user, at_leisure, monkeypatch
):
    bad = Article.objects.to_review()[2]

    def fragile(articles, user=None):
        publish_all(articles, user)
        if bad in articles:
            raise ValueError

    monkeypatch.setattr(publish_many, "publish_all", fragile)
    publish_certain(batch, user)
    assert publish_asked() == 5
    bad.refresh_from_db()
    assert (bad.status, published(), publishing(batch)) == ("draft", 4, 0)
    assert not Occurrence.objects.filter(statement__article=bad).exists()
    assert bad in Article.objects.to_review()


def test_a_batch_undone_meanwhile_is_not_published(batch, user, at_leisure):
    publish_certain(batch, user)
    undo(batch, user)
    assert publish_asked() == 0
    assert published() == 0


def test_a_batch_brought_back_is_public_again_by_the_worker(batch, user, monkeypatch):
    publish_certain(batch, user)
    undo(batch, user)
    assert published() == 0
    monkeypatch.setattr(publish_many, "AT_ONCE_SECONDS", 0.0)
    redo(batch, user)
    assert (publishing(batch), published()) == (5, 0)
    assert publish_asked() == 5
    assert set(Article.objects.values_list("status", "withdrawn_reason")) == {("published", "")}
    assert LogEntry.objects.filter(change_message="重新发布：整批上传已恢复").count() == 5


def test_many_take_as_many_queries_as_one(batch, user):
    from django.db import connection

    drafts = list(Article.objects.order_by("pk"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        publish_all(drafts[:1], user)
    with CaptureQueriesContext(connection) as many:
        publish_all(drafts[1:], user)
    assert len(many) <= len(one)


def test_articles_published_together_share_their_people(batch, user):
    publish_all(list(Article.objects.all()), user)
    names = list(Person.objects.values_list("name", "division"))
    assert len(names) == len(set(names))
    assert not Article.objects.filter(appearances__person=None).exists()
