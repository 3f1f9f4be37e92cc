"""Corrections of many rows: people made one or two, a division corrected in many articles; looked over, done, undone."""

import pytest
from django.urls import reverse

from archive.models import Article, Correction, Person
from archive.pipeline.publish import publish
from search.models import Outbox
from tests.admin.test_flow import ADD, change_url, save
from tests.pipeline import readings

ARTICLES = "/admin/archive/article/"
PEOPLE = "/admin/archive/person/"


@pytest.fixture
def article(administrator, hand_made):
    administrator.post(ADD, {"text": readings.TEXT})
    return publish(Article.objects.get())


def correct(client, article, button, **changed):
    form = {
        "action": "correct_divisions", "_selected_action": [article.pk], "former": "清河县", "latter": "清河区",
        "reason": "当时已改区", button: "1", **changed,
    }  # fmt: skip
    return client.post(ARTICLES, form)


def codes(article):
    article = Article.objects.get(pk=article.pk)
    statements = [statement.division.adcode for statement in article.statements.all()]
    return article.county.adcode, [unit.adcode for unit in article.divisions.all()], set(statements)


def undo(client):
    return client.post(
        reverse("admin:archive_correction_undo", args=[Correction.objects.get().pk]), follow=True
    )


def test_the_action_asks_first_and_offers_the_county_they_have(administrator, article):
    page = administrator.post(ARTICLES, {"action": "correct_divisions", "_selected_action": [article.pk]})
    assert "清河县（130534）" in page.content.decode()
    assert codes(article)[0] == "130534"


def test_a_preview_tells_what_would_change_and_changes_nothing(administrator, article):
    page = correct(administrator, article, "preview")
    (effect,) = page.context["effects"]
    assert (effect.county, effect.statements, effect.people) == (True, 3, 2)
    assert "更正这 1 篇" in page.content.decode()
    assert codes(article)[0] == "130534"


def test_corrected_with_a_version_each_and_undone(administrator, article):
    Outbox.objects.all().delete()
    done = correct(administrator, article, "apply")
    correction = Correction.objects.get()
    assert done.url == correction.get_absolute_url()
    assert codes(article) == ("211204", ["211204"], {"211204"})
    assert article.findings.get(field="county", chosen=True).decided_by.username == "guanli"
    assert [version.reason for version in article.versions.all()] == ["当时已改区", ""]
    assert Outbox.objects.count() == 1
    assert "当时已改区" in administrator.get(correction.get_absolute_url()).content.decode()
    assert "1 篇恢复原样" in undo(administrator).content.decode()
    assert codes(article) == ("130534", ["130534"], {"130534"})
    assert Outbox.objects.count() == 2


def test_undoing_spares_what_was_changed_since(administrator, article):
    correct(administrator, article, "apply")
    save(administrator, article, administrator.get(change_url(article)), title="后来改的标题")
    assert "另有 1 篇后来又改过" in undo(administrator).content.decode()
    assert codes(article)[0] == "211204"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": ""}, "请写明理由"),
        ({"latter": "无此县"}, "没有叫“无此县”的区划"),
        ({"latter": "清河县"}, "是同一个区划"),
        ({"former": ""}, "没有要改的地方"),
    ],
)
def test_nothing_is_corrected_without_reason_or_sense(administrator, article, changed, sentence):
    assert sentence in correct(administrator, article, "apply", **changed).content.decode()
    assert codes(article)[0] == "130534"
    assert not Correction.objects.exists()


def test_people_are_merged_from_the_list(administrator, article):
    other = Person.objects.create(name="方若水", note="县人大")
    chosen = {"action": "merge_people", "_selected_action": [other.pk, Person.objects.get(note="").pk]}
    asked = administrator.post(PEOPLE, chosen)
    assert "留下 方若水" in asked.content.decode()
    refused = administrator.post(PEOPLE, {**chosen, "into": other.pk, "reason": ""})
    assert (refused.status_code, "请写明理由" in refused.content.decode()) == (400, True)
    done = administrator.post(PEOPLE, {**chosen, "into": other.pk, "reason": "同一人"})
    assert done.url == Correction.objects.get().get_absolute_url()
    assert article.appearances.filter(person=other).count() == 2
    assert "2 处出现归回" in undo(administrator).content.decode()
    assert not article.appearances.filter(person=other).exists()


def test_a_person_is_split_from_its_page(administrator, article):
    person = Person.objects.get()
    url = reverse("admin:archive_person_split", args=[person.pk])
    assert "主任座谈会" in administrator.get(url).content.decode()
    moved = article.appearances.last().pk
    assert administrator.post(url, {"moved": [moved], "reason": "两位"}).status_code == 400
    administrator.post(url, {"moved": [moved], "reason": "两位", "note": "乙"})
    assert article.appearances.get(pk=moved).person.note == "乙"


def test_a_split_outlives_an_edit_and_ends_with_another_name(administrator, article):
    moved = article.appearances.last()
    administrator.post(
        reverse("admin:archive_person_split", args=[moved.person_id]),
        {"moved": [moved.pk], "reason": "两位", "note": "乙"},
    )
    save(administrator, article, administrator.get(change_url(article)), title="改")
    moved.refresh_from_db()
    assert moved.person.note == "乙"
    save(administrator, article, administrator.get(change_url(article)), **{"appearances-1-name": "方若冰"})
    moved.refresh_from_db()
    assert (moved.person.name, moved.person.note) == ("方若冰", "")


def test_who_may_not_publish_corrects_nothing(client, article, administrator):
    administrator.logout()
    for url in (Correction(pk=1).get_absolute_url(), reverse("admin:archive_person_split", args=[1])):
        assert client.get(url).status_code == 302
