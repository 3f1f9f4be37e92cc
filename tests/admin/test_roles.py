"""Who may do what: readers nothing here, editors upload and publish, administrators the rest."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.urls import reverse

from archive.models import Article, Division, Occurrence, Person, Slogan
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from search.models import Outbox
from tests.admin.doors import everything_kept
from tests.admin.pages import form_values
from tests.pipeline import readings

ADD = "/admin/archive/upload/add/"


@pytest.fixture
def article(hand_made):
    return publish(prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload))


def test_strangers_are_sent_to_the_login(client, db):
    assert client.get(ADD).status_code == 302
    assert "login" in client.get(ADD).url


def test_readers_do_not_work_here(reader, article):
    for url in ("/admin/", ADD, reverse("admin:archive_article_change", args=[article.pk])):
        assert reader.get(url).status_code == 302


def test_editors_need_no_staff_mark_to_log_in(client, editor):
    client.logout()
    response = client.post("/admin/login/?next=/admin/", {"username": "bianji", "password": "p-bianji"})
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_editors_see_a_draft_as_its_readers_will(client, editor, article):
    Article.objects.update(status="draft")
    assert client.get(article.get_absolute_url()).status_code == 200
    original = client.get(f"{article.get_absolute_url()}original")
    assert original.getvalue() == readings.TEXT.encode()


def test_editors_neither_withdraw_nor_rule_users_slogans_or_divisions(editor, article):
    withdraw = reverse("admin:archive_article_withdraw", args=[article.pk])
    assert editor.post(withdraw, {"reason": "不该"}).status_code == 403
    assert editor.get("/admin/auth/user/").status_code == 403
    assert editor.get("/admin/archive/slogan/add/").status_code == 403
    assert editor.get("/admin/archive/division/add/").status_code == 403
    assert Article.objects.get().status == "published"
    assert (
        "撤下…" not in editor.get(reverse("admin:archive_article_change", args=[article.pk])).content.decode()
    )


def test_administrators_do(administrator, article):
    for url in (
        "/admin/auth/user/",
        "/admin/archive/slogan/add/",
        "/admin/archive/division/add/",
        "/admin/auth/user/add/",
    ):
        assert administrator.get(url).status_code == 200
    assert (
        "撤下…"
        in administrator.get(reverse("admin:archive_article_change", args=[article.pk])).content.decode()
    )


def test_administrators_do_not_make_superusers(administrator):
    own = User.objects.get(username="guanli")
    page = administrator.get(f"/admin/auth/user/{own.pk}/change/")
    assert "is_superuser" not in page.context["adminform"].form.fields
    root = User.objects.create_superuser("root", password="x")
    response = administrator.get(f"/admin/auth/user/{root.pk}/change/")
    assert not response.context["has_change_permission"]


def test_who_may_only_look_sees_the_review_page_without_buttons(client, article):
    looker = User.objects.create_user("kan", password="x", is_staff=True)
    looker.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_article", "view_statement", "view_appearance"])
    )
    client.force_login(looker)
    page = client.get(reverse("admin:archive_article_change", args=[article.pk]))
    assert page.status_code == 200
    assert "保存" not in page.content.decode()
    assert (
        client.post(reverse("admin:archive_article_change", args=[article.pk]), {"title": "改"}).status_code
        == 403
    )


def test_nobody_adds_or_deletes_articles_by_hand(administrator, article):
    assert administrator.get("/admin/archive/article/add/").status_code == 403
    assert administrator.get(f"/admin/archive/article/{article.pk}/delete/").status_code == 403


def test_saving_a_slogan_matches_it_again(administrator, article):
    administrator.post(
        "/admin/archive/slogan/add/", {"canonical": "建好人大代表联络站", "variants": "", "family": "", "successor": "",
                                       "first_official_use": ""},
    )  # fmt: skip
    assert Occurrence.objects.filter(slogan__canonical="建好人大代表联络站").count() == 1
    slogan = Slogan.objects.get(canonical="建好人大代表联络站")
    page = administrator.get(f"/admin/archive/slogan/{slogan.pk}/change/")
    administrator.post(page.request["PATH_INFO"], {**form_values(page), "is_retired": "on"})
    assert Occurrence.objects.filter(slogan__canonical="人大代表联络站").count() == 1


def test_a_slogan_is_found_by_its_variants(administrator, slogans):
    Slogan.objects.filter(canonical="代表联络站").update(variants=["代表之家"])
    page = administrator.get("/admin/archive/slogan/", {"q": "代表之家"})
    assert [slogan.canonical for slogan in page.context["cl"].result_list] == ["代表联络站"]


def lasting() -> list[type[Model]]:
    """Return every kind of row that has a page here, but for accounts."""
    return [model for model in admin.site._registry if model._meta.app_label != "auth"]


def test_nobody_deletes_what_is_here_in_the_administration(client, article, slogans):
    """Not even who may do everything: a purge has its own page, asks for a reason, and is logged."""
    client.force_login(User.objects.create_superuser("root", password="x"))
    assert {"Division", "Source", "Slogan", "Person", "Article", "Upload"} <= {
        model.__name__ for model in lasting()
    }
    before = everything_kept()
    for model in lasting():
        listing = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert "delete_selected" not in client.get(listing).content.decode(), model
        key = model._default_manager.values_list("pk", flat=True).first() or 1
        client.post(listing, {"action": "delete_selected", "_selected_action": [key], "post": "yes"})
        assert client.post(f"{listing}{key}/delete/", {"post": "yes"}).status_code == 403, model
    assert everything_kept() == before


def test_a_person_corrected_stays_one_person(administrator, article, county):
    person = Person.objects.get()
    other = Division.objects.get(adcode="211204")
    administrator.post(f"/admin/archive/person/{person.pk}/change/", {"name": "方若冰", "division": other.pk})
    publish(article)
    assert list(Person.objects.values_list("pk", "name", "division")) == [(person.pk, "方若冰", other.pk)]
    assert Outbox.objects.filter(article_id=article.pk).count() == 3


def test_divisions_are_offered_by_name_and_code(editor, county):
    url = reverse("admin:archive_division_suggest")
    offered = editor.get(url, {"q": "清河"}).json()["divisions"]
    assert {"value": "清河县（130534）", "note": "邢台市"} in offered
    assert offered[-1] == {"value": "清河区（320811）", "note": "至 2016 年"}
    assert editor.get(url, {"q": "1305"}).json()["divisions"][-1]["value"] == "清河县（130534）"
    assert editor.get(url).json() == {"divisions": []}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"parent": "own"}, "上级的级别要更高"),
        ({"adcode": "62052"}, "六位数字"),
        ({"valid_from": "2020-01-01", "valid_to": "2019-01-01"}, "停用要晚于启用"),
        ({"successors": ["own"]}, "绕回到它自己"),
    ],
)
def test_a_division_that_would_lead_in_a_circle_is_refused(administrator, county, changed, sentence):
    url = reverse("admin:archive_division_change", args=[county.pk])
    values = {name: getattr(county, name) or "" for name in ("adcode", "name", "level", "type")}
    own = {name: county.pk if value == "own" else value for name, value in changed.items()}
    own = {name: [county.pk] if value == ["own"] else value for name, value in own.items()}
    response = administrator.post(url, {**values, **own})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Division.objects.get(pk=county.pk).parent_id == county.parent_id


def test_a_division_led_elsewhere_tells_of_the_articles_of_all_before_it(administrator, county, article):
    """Of the unit before the one before it, too: all are counted under the unit of today."""
    publish(article)
    units = {
        code: Division.objects.create(adcode=code, name=name, level="county", type="县", parent=county.parent)
        for code, name in (("139901", "初县"), ("139902", "中县"), ("139903", "今县"), ("139904", "后县"))
    }
    first, middle, last, later = units.values()
    Division.objects.filter(pk__in=[first.pk, middle.pk]).update(valid_to="2020-01-01")
    first.successors.add(middle)
    middle.successors.add(last)
    article.statements.update(division=first)
    Outbox.objects.all().delete()
    url = reverse("admin:archive_division_change", args=[last.pk])
    values = {name: getattr(last, name) or "" for name in ("adcode", "name", "level", "type")}
    values |= {"parent": county.parent_id, "valid_to": "2021-01-01", "successors": [later.pk]}
    assert administrator.post(url, values).status_code == 302
    assert Outbox.objects.filter(article_id=article.pk).exists()


def test_who_did_something_here_is_not_deleted_with_its_record(administrator, client, article):
    publish(article, User.objects.create_user("zuoguo"))
    for name, status in (("zuoguo", 403), ("meizuo", 200)):
        user, _ = User.objects.get_or_create(username=name)
        assert administrator.get(reverse("admin:auth_user_delete", args=[user.pk])).status_code == status
