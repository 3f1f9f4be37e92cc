"""Every address of the site, tried by everybody: who may pass, who is sent to the login, and that no door was forgotten.

A new page of the administration is in nobody's row, so it must refuse everybody, or be named here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from archive import originals
from archive.models import Batch, LoginFailure, Person
from archive.pipeline import versions
from archive.pipeline.batch import confirm
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.people import split
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish import publish
from search import engines
from tests.admin.doors import Door, doors, everything_kept
from tests.pages.conftest import ScanningEngine
from tests.pipeline import readings

LOOK = "changelist change history"
EDITOR: dict[str, str] = {
    "archive_article": f"{LOOK} queue version put_back proposals",
    "archive_upload": f"{LOOK} add retry original",
    "archive_batch": f"{LOOK} progress sheet confirm choose map undo redo publish retry",
    "archive_division": f"{LOOK} suggest",
    "archive_person": f"{LOOK} split",
    "archive_correction": f"{LOOK} undo",
    "archive_source": f"{LOOK} add",
    "archive_slogan": LOOK,
}
ADMINISTRATOR: dict[str, str] = {
    **EDITOR,
    "archive_article": f"{EDITOR['archive_article']} withdraw restore",
    "archive_division": f"{EDITOR['archive_division']} add",
    "archive_person": f"{EDITOR['archive_person']} add",
    "archive_slogan": f"{LOOK} add",
    "archive_auditentry": LOOK,
    "archive_loginfailure": LOOK,
    "auth_user": f"{LOOK} add delete password_change",
    "auth_group": LOOK,
}
# Whoever works here may; what may be asked for there has tests of its own.
ANYBODY_AT_WORK = {"index", "password_change", "password_change_done", "jsi18n", "app_list", "view_on_site"}
# These need more than an address: a field to complete, a form to log in or out.
OTHERWISE = {"admin:autocomplete", "admin:login", "admin:logout"}


@pytest.fixture
def filled(hand_made, monkeypatch) -> Batch:
    """Return a confirmed batch of a published article, a draft, and everything else that an address may name."""
    monkeypatch.setattr(engines, "engine", ScanningEngine)
    root = User.objects.create_superuser("root", password="x")
    User.objects.create_user("idle")
    texts = [Item(f"{name}.txt", f"{readings.TEXT}{name}".encode()) for name in "一二"]
    batch = open_batch(texts, method="file", user=root)
    prepare_received()
    confirm(batch, root)
    Batch.objects.update(sheet_sha256=originals.store(b"a,b"), sheet_name="a.csv")
    article = publish(batch.uploads.order_by("pk").first().article, root)
    versions.begin(article)
    split(Person.objects.get(), [article.appearances.first().pk], "乙", "两位", root)
    LoginFailure.objects.create(username="guess", ip_address="10.0.0.9")
    return batch


def at_work() -> Iterator[Door]:
    return (door for door in doors() if door.is_admin and door.name not in OTHERWISE)


def looked_at(client: Client, door: Door) -> HttpResponse:
    """Ask for a page; a file is read to its end, which closes it and leaves the database open."""
    response = client.get(door.url())
    if response.streaming:
        response.getvalue()
    return response


def may(row: dict[str, str], door: Door) -> bool:
    name = door.name.removeprefix("admin:")
    granted = {f"{model}_{act}" for model, acts in row.items() for act in acts.split()}
    return name in ANYBODY_AT_WORK or name in granted


def test_the_rows_name_only_doors_that_are_there():
    there = {door.name.removeprefix("admin:") for door in doors()}
    named = {f"{model}_{act}" for model, acts in ADMINISTRATOR.items() for act in acts.split()}
    assert named | ANYBODY_AT_WORK <= there
    assert there >= {name.removeprefix("admin:") for name in OTHERWISE}


@pytest.mark.parametrize("who", ["client", "reader"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_and_readers_are_sent_to_the_login(request, filled, who, method):
    client = request.getfixturevalue(who)
    before = everything_kept()
    for door in at_work():
        response = getattr(client, method)(door.url())
        assert response.status_code == 302, door.name
        assert response.url.startswith("/admin/login/?next="), door.name
    assert everything_kept() == before


@pytest.mark.parametrize(("who", "row"), [("editor", EDITOR), ("administrator", ADMINISTRATOR)])
def test_who_works_here_passes_where_the_row_says_so_and_nowhere_else(request, filled, who, row):
    client = request.getfixturevalue(who)
    before = everything_kept()
    for door in at_work():
        passes = looked_at(client, door).status_code
        if may(row, door):
            assert passes in {200, 302, 405}, f"{who} is kept from {door.name}"
        else:
            assert passes == 403, f"{door.name} is open to {who}: guard it, or name it in the row"
            assert client.post(door.url(), {"reason": "x", "post": "yes"}).status_code == 403, door.name
    assert everything_kept() == before


def test_nothing_is_changed_without_the_token_of_a_page(filled):
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="root"))
    before = everything_kept()
    for door in doors():
        response = client.post(door.url(), {"reason": "x", "post": "yes"})
        refused = response.status_code == 403 and "页面已过期" in response.content.decode()
        assert refused or response.status_code == 405, door.name
    assert everything_kept() == before


def test_an_address_of_what_cannot_be_is_no_fault(filled):
    client = Client()
    client.force_login(User.objects.get(username="root"))
    for door in doors():
        url = door.url(huge=True)
        for asked in (
            url,
            f"{url}?batch={'9' * 30}&queue=1",
            f"{url}?batch={'9' * 5000}",
            f"{url}?page={'9' * 5000}",
        ):
            assert client.get(asked).status_code < 500, asked[:200]


def test_no_page_is_framed_or_guessed_at_and_none_tells_where_one_came_from(filled):
    client = Client()
    client.force_login(User.objects.get(username="root"))
    for door in doors():
        response = looked_at(client, door)
        assert response["X-Frame-Options"] == "DENY", door.name
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], door.name
        assert response["X-Content-Type-Options"] == "nosniff", door.name
        assert response["Referrer-Policy"] == "same-origin", door.name


@pytest.mark.parametrize("who", ["administrator", "editor"])
def test_who_works_here_rises_no_higher(request, filled, who):
    """By no form and no list act does anybody become a superuser, or lay hands on one."""
    client = request.getfixturevalue(who)
    own, root = (
        User.objects.get(username={"administrator": "guanli", "editor": "bianji"}[who]),
        User.objects.get(username="root"),
    )
    everything = {
        "username": own.username, "is_superuser": "on", "is_staff": "on", "is_active": "on", "user_permissions": ["1", "2"],
        "groups": [group.pk for group in own.groups.all()],
    }  # fmt: skip
    client.post(f"/admin/auth/user/{own.pk}/change/", everything)
    client.post(f"/admin/auth/user/{root.pk}/change/", {"username": "mine"})
    client.post(
        f"/admin/auth/user/{root.pk}/password/", {"password1": "einandres-42", "password2": "einandres-42"}
    )
    chosen = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}
    client.post("/admin/auth/user/", chosen)
    own.refresh_from_db(), root.refresh_from_db()
    assert (own.is_superuser, own.user_permissions.count()) == (False, 0)
    assert root.username == "root"
    assert root.check_password("x")
