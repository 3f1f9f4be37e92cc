"""What is purged is gone with its original, and the log says who did it, why, and what it was."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive import originals
from archive.errors import StatusError
from archive.models import Article, AuditEntry, Batch, Statement, Upload
from archive.pipeline import mapping
from archive.pipeline.batch import confirm
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from archive.pipeline.purge import purge
from archive.pipeline.withdraw import withdraw
from search.models import Outbox
from tests.pipeline import readings

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(hand_made):
    article = prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)
    return withdraw(publish(article), "有误")


@pytest.fixture
def superuser():
    return User.objects.create_superuser("root", password="p-root")


def test_nothing_remains_but_the_log(article, superuser):
    pk, sha256 = article.pk, article.upload.sha256
    Outbox.objects.all().delete()
    purge(article, "误传个人信息", superuser)
    assert [model.objects.count() for model in (Article, Upload, Statement)] == [0, 0, 0]
    assert not originals.path_of(sha256).exists()
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [pk]
    entry = AuditEntry.objects.latest("pk")
    assert entry.is_deletion()
    assert "误传个人信息" in entry.change_message
    assert sha256 in entry.change_message


def from_sheet() -> Article:
    """Return the withdrawn article of a spreadsheet's only row."""
    rows = f"标题,正文\n清河县,{''.join(readings.TEXT.split())}\n"
    batch = mapping.begin("表.csv", rows.encode(), user=None)
    mapping.map_sheet(batch, {"title": 0, "text": 1}, None)
    article = prepare(batch.uploads.get())
    confirm(batch, None)
    return withdraw(publish(article), "有误")


def test_the_spreadsheet_that_it_stood_in_goes_too(hand_made, superuser):
    article = from_sheet()
    sha256 = Batch.objects.get().sheet_sha256
    purge(article, "误传个人信息", superuser)
    assert not originals.path_of(sha256).exists()
    assert Batch.objects.get().sheet_sha256 == ""
    assert (
        f"第 {Batch.objects.get().pk} 批的表格 表.csv，SHA-256 {sha256}"
        in AuditEntry.objects.latest("pk").change_message
    )


def test_a_spreadsheet_of_words_that_are_kept_besides_stays(hand_made, superuser):
    article = from_sheet()
    upload = article.upload
    Upload.objects.create(sha256=upload.sha256, copy=1, size=upload.size, name="转载", method="file")
    purge(article, "转载另存", superuser)
    assert originals.path_of(Batch.objects.get().sheet_sha256).exists()
    assert originals.path_of(upload.sha256).exists()


def test_what_was_purged_may_come_again(article, superuser):
    purge(article, "重来", superuser)
    result = ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0]
    assert result.outcome == "new"
    assert prepare(result.upload)


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_purged(article, superuser, reason):
    with pytest.raises(StatusError, match="理由"):
        purge(article, reason, superuser)
    assert Article.objects.exists()


def test_a_published_article_is_withdrawn_first(article, superuser):
    Article.objects.update(status="published")
    with pytest.raises(StatusError, match="先撤下"):
        purge(article, "理由", superuser)
    assert originals.path_of(article.upload.sha256).exists()


def test_administrators_cannot_purge(article, client):
    user = User.objects.create_user("guanli")
    user.groups.add(Group.objects.get(name="管理员"))
    client.force_login(user)
    page = reverse("admin:archive_article_change", args=[article.pk])
    assert "彻底删除" not in client.get(page).content.decode()
    assert (
        client.post(reverse("admin:archive_article_purge", args=[article.pk]), {"reason": "x"}).status_code
        == 403
    )
    assert Article.objects.exists()


def test_a_superuser_purges_from_the_page(article, superuser, client):
    client.force_login(superuser)
    page = reverse("admin:archive_article_change", args=[article.pk])
    assert "彻底删除…" in client.get(page).content.decode()
    url = reverse("admin:archive_article_purge", args=[article.pk])
    assert client.post(url, {"reason": ""}).status_code == 400
    assert client.post(url, {"reason": "误传"}, follow=True).status_code == 200
    assert not Article.objects.exists()
