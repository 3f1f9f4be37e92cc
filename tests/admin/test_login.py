"""Logins are written down, guessing is stopped, and nobody else is stopped with it."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import timezone

from archive.login import client_address
from archive.models import AuditEntry, LoginFailure

pytestmark = pytest.mark.django_db
LIMIT = 5
TOKEN = r'name="csrfmiddlewaretoken" value="\w+"'


@pytest.fixture
def user():
    return User.objects.create_user("bianji", password="p-bianji")


def log_in(password: str, *, at: str = "10.0.0.5", url: str = "/login/", **meta: str):
    return Client(REMOTE_ADDR=at, **meta).post(url, {"username": "bianji", "password": password})


def guess(times: int, **how: str) -> list[int]:
    return [log_in(f"guess {number}", **how).status_code for number in range(times)]


@pytest.mark.parametrize("url", ["/login/", "/admin/login/"])
def test_after_five_failures_even_the_right_password_waits(user, url):
    assert guess(LIMIT, url=url)[:-1] == [200] * (LIMIT - 1)
    response = log_in("p-bianji", url=url)
    assert response.status_code == 429
    assert "15 分钟" in response.content.decode()
    assert "bianji" not in response.content.decode()


def test_the_same_user_elsewhere_and_others_here_go_on(user):
    guess(LIMIT)
    assert log_in("p-bianji", at="10.0.0.6").status_code == 302
    User.objects.create_user("other", password="p-other")
    there = Client(REMOTE_ADDR="10.0.0.5")
    assert there.post("/login/", {"username": "other", "password": "p-other"}).status_code == 302


def test_a_success_clears_the_count(user):
    guess(LIMIT - 1)
    assert log_in("p-bianji").status_code == 302
    assert guess(LIMIT - 1) == [200] * (LIMIT - 1)


def test_an_unknown_name_is_told_nothing_else_than_a_known_one(user):
    known, unknown = (
        Client().post("/login/", {"username": "bianji", "password": "wrong"}),
        Client().post("/login/", {"username": "nobody", "password": "wrong"}),
    )
    assert known.status_code == unknown.status_code == 200
    said = [page.content.decode().replace("bianji", "").replace("nobody", "") for page in (known, unknown)]
    assert re.sub(TOKEN, "", said[0]) == re.sub(TOKEN, "", said[1])


def test_without_a_proxy_nobody_hides_behind_a_header_of_his_own(user):
    codes = [
        log_in(f"guess {number}", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").status_code
        for number in range(LIMIT + 1)
    ]
    assert codes[-1] == 429


@pytest.mark.parametrize(
    ("forwarded", "sender", "address"),
    [
        ("203.0.113.9, 10.0.0.7", "127.0.0.1", "10.0.0.7"),
        ("2001:db8::7", "::1", "2001:db8::7"),
        ("", "127.0.0.1", "127.0.0.1"),
        ("unknown", "127.0.0.1", "127.0.0.1"),
        ("10.0.0.7", "192.0.2.66", "192.0.2.66"),  # past the proxy
    ],
)
def test_behind_the_proxy_the_address_is_the_one_the_proxy_wrote(settings, forwarded, sender, address):
    settings.HTTPS = True
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR=sender)
    assert client_address(request) == address


def test_who_comes_past_the_proxy_gets_no_new_guesses_from_its_header(user, settings):
    settings.HTTPS = True
    codes = [
        log_in(f"guess {number}", at="192.0.2.66", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").status_code
        for number in range(LIMIT + 1)
    ]
    assert codes[-1] == 429


def test_behind_the_proxy_one_guesser_locks_out_nobody_but_himself(user, settings):
    settings.HTTPS = True
    guess(LIMIT, at="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert log_in("p-bianji", at="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    assert log_in("p-bianji", at="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.8").status_code == 302


@pytest.mark.parametrize("written", ["\uff42ianji", " bianji", "bianji "])
def test_another_way_to_write_the_name_gets_no_new_guesses(user, written):
    guess(LIMIT)
    client = Client(REMOTE_ADDR="10.0.0.5")
    for _ in range(2):
        assert client.post("/login/", {"username": written, "password": "p-bianji"}).status_code != 302
    assert "_auth_user_id" not in client.session


def test_a_lock_ends_with_its_time(user, settings):
    guess(LIMIT)
    assert log_in("p-bianji").status_code == 429
    AccessAttempt.objects.update(
        attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(seconds=1)
    )
    assert log_in("p-bianji").status_code == 302


def test_logins_and_failures_stand_in_the_audit_pages(user, administrator):
    log_in("wrong")
    log_in("p-bianji")
    acts = administrator.get("/admin/archive/auditentry/").content.decode()
    assert "登录（10.0.0.5）" in acts
    failures = administrator.get("/admin/archive/loginfailure/").content.decode()
    assert "10.0.0.5" in failures
    assert LoginFailure.objects.count() == 1


def test_nobody_changes_the_audit(administrator, user):
    log_in("p-bianji")
    entry = AuditEntry.objects.latest("pk")
    for page in ("add/", f"{entry.pk}/delete/"):
        assert administrator.get(f"/admin/archive/auditentry/{page}").status_code == 403


def test_editors_do_not_see_the_audit(editor):
    for name in ("auditentry", "loginfailure"):
        assert editor.get(f"/admin/archive/{name}/").status_code == 403


def test_a_login_gets_a_session_of_its_own(user, client):
    client.get("/login/")
    session = client.session
    session["planted"] = "1"
    session.save()
    before = session.session_key
    client.post("/login/", {"username": "bianji", "password": "p-bianji"})
    assert client.session.session_key != before


@pytest.mark.parametrize("password", ["12345678", "short1!", "bianji99", "password123"])
def test_weak_passwords_are_refused(administrator, password):
    response = administrator.post(
        "/admin/auth/user/add/",
        {"username": "bianji99", "password1": password, "password2": password, "usable_password": "true"},
    )
    assert response.status_code == 200
    assert not User.objects.filter(username="bianji99").exists()


def test_no_password_is_too_weak_by_any_form(administrator, user, client):
    weak = {"password1": "bianji99", "password2": "bianji99"}
    assert administrator.post(f"/admin/auth/user/{user.pk}/password/", weak).status_code == 200
    client.force_login(user)
    own = {"old_password": "p-bianji", "new_password1": "12345678", "new_password2": "12345678"}
    assert client.post("/admin/password_change/", own).status_code in {200, 302}
    user.refresh_from_db()
    assert user.check_password("p-bianji")


def test_who_changes_the_password_ends_the_other_sessions(editor, client):
    user = User.objects.get(username="bianji")
    elsewhere = Client()
    elsewhere.force_login(user)
    new = {"old_password": "p-bianji", "new_password1": "seefahrt-77-x", "new_password2": "seefahrt-77-x"}
    assert editor.post("/admin/password_change/", new).status_code == 302
    assert editor.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_a_session_ends_with_the_logout(editor):
    stolen = Client()
    stolen.cookies["sessionid"] = editor.cookies["sessionid"].value
    assert stolen.get("/admin/").status_code == 200
    editor.post("/logout/")
    assert stolen.get("/admin/").status_code == 302


def test_cookies_of_a_login_are_kept_from_scripts_and_other_sites(user, client, settings):
    response = client.post("/login/", {"username": "bianji", "password": "p-bianji"})
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
