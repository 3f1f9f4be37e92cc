"""Logins are written down, guessing is stopped, and nobody else is stopped with it."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

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


def test_behind_the_proxy_the_address_is_the_one_the_proxy_wrote(settings):
    settings.HTTPS = True
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="203.0.113.9, 10.0.0.7", REMOTE_ADDR="127.0.0.1")
    assert client_address(request) == "10.0.0.7"
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"


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
