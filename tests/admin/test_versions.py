"""Edits keep versions: told in Chinese, side by side, and put back with a reason."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive.models import Article
from archive.pipeline.state import rows_of, state_of
from search.models import Outbox
from tests.admin.pages import form_values
from tests.admin.test_flow import ADD, change_url, save
from tests.pipeline import readings


@pytest.fixture
def article(administrator, hand_made):
    administrator.post(ADD, {"text": readings.TEXT})
    return Article.objects.get()


@pytest.fixture
def edited(administrator, article):
    """The article after a correction of title, county, a person, a statement and the body."""
    page = administrator.get(change_url(article))
    body = form_values(page)["body"].replace("还听取了汇报", "还听取了专项汇报")
    changed = {
        "title": "改过的标题", "county": "清河区", "appearances-0-office": "县人大常委会党组书记",
        "statements-2-speaker_name": "方若水", "body": body, "reason": "按纸本更正",
    }  # fmt: skip
    save(administrator, article, page, **changed)
    article.refresh_from_db()
    return article


def words(response):
    return response.content.decode()


def put_back(client, article, number, reason="改错了"):
    url = reverse("admin:archive_article_put_back", args=[article.pk, number])
    return client.post(url, {"reason": reason})


def rows(article):
    return state_of(rows_of(Article.objects.get(pk=article.pk)))


def test_an_article_that_nobody_changed_has_no_versions(administrator, article):
    save(administrator, article, administrator.get(change_url(article)))
    assert [version.act for version in article.versions.all()] == ["读出"]


def test_an_edit_keeps_how_it_was_and_how_it_is(edited):
    latest, first = edited.versions.all()
    assert (first.number, first.act, first.made_by) == (1, "读出", None)
    assert first.made_at == edited.created_at
    assert (latest.number, latest.made_by.username, latest.reason) == (2, "guanli", "按纸本更正")
    assert first.state["values"]["title"] == "清河县人大常委会主任座谈会召开"
    assert latest.state == rows(edited)


def test_the_page_of_versions_tells_who_when_and_why(administrator, edited):
    page = words(administrator.get(reverse("admin:archive_article_history", args=[edited.pk])))
    for said in ("第 1 版", "第 2 版（现在）", "guanli", "按纸本更正", "看改了什么", "恢复到这一版"):
        assert said in page


def test_what_changed_stands_side_by_side(administrator, edited):
    response = administrator.get(reverse("admin:archive_article_version", args=[edited.pk, 2]))
    rows = {change.label: change for change in response.context["changes"]}
    text = {
        label: ("".join(part.text for part in row.old), "".join(part.text for part in row.new))
        for label, row in rows.items()
    }
    assert text["标题"] == ("清河县人大常委会主任座谈会召开", "改过的标题")
    assert text["县（市、区）"] == ("清河县（130534）", "清河区（211204）")
    assert text["人物 方若水（主持）"][1].startswith("方若水，县人大常委会党组书记，")
    assert text["正文"] == ("会议还听取了汇报。", "会议还听取了专项汇报。")
    assert text["第 3 则"] == ("叙述，计入清河县（130534）", "方若水，计入清河区（211204）")
    assert [part.text for part in rows["正文"].new if part.kind == "new"] == ["专项"]
    assert "<ins>专项</ins>" in words(response)


def test_a_version_is_put_back_with_a_reason_as_a_version_of_its_own(administrator, edited):
    first = edited.versions.get(number=1)
    keys = [row["key"] for row in rows(edited)["statements"]]
    asked = administrator.get(reverse("admin:archive_article_put_back", args=[edited.pk, 1]))
    assert "<del>专项</del>" in words(asked)
    assert "请写明恢复这一版的理由" in words(put_back(administrator, edited, 1, " "))
    put_back(administrator, edited, 1)
    assert rows(edited) == first.state
    assert [row["key"] for row in rows(edited)["statements"]] == keys
    latest = edited.versions.first()
    assert (latest.number, latest.act, latest.reason) == (3, "恢复到第 1 版", "改错了")
    put_back(administrator, edited, 2)
    assert rows(edited) == edited.versions.get(number=2).state


def test_a_statement_that_an_edit_removed_has_its_address_again(administrator, article):
    statement = article.statements.last()
    page = administrator.get(change_url(article))
    save(administrator, article, page, body=form_values(page)["body"].replace(statement.text, ""))
    assert not article.statements.filter(pk=statement.pk).exists()
    put_back(administrator, article, 1)
    assert article.statements.get(pk=statement.pk).text == statement.text


def test_the_search_is_told_of_a_public_article_that_is_put_back(administrator, article):
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    save(administrator, article, administrator.get(change_url(article)), title="再改")
    Outbox.objects.all().delete()
    put_back(administrator, article, 1)
    article.refresh_from_db()
    assert (article.status, article.title) == ("published", "清河县人大常委会主任座谈会召开")
    assert Outbox.objects.count() == 1
    assert article.appearances.filter(person=None).count() == 0


def test_readers_put_nothing_back(client, edited):
    duzhe = User.objects.create_user("duzhe")
    duzhe.groups.add(Group.objects.get(name="读者"))
    client.force_login(duzhe)
    assert put_back(client, edited, 1).status_code == 302
    edited.refresh_from_db()
    assert edited.title == "改过的标题"
