"""What strangers try at the door: to be led elsewhere, another site's name, faults that tell too much, a call outward."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Article
from archive.pipeline.batch import confirm
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish import publish
from archive.settings import BASE_DIR
from search import engines
from search.keeping.worker import sync_batch
from search.models import Outbox
from tests.pipeline import readings

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "http:///evil.example/",
    "javascript:alert(1)",
    "\thttps://evil.example/",
    "/%09/evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
)
TELLING = (
    "Traceback",
    str(BASE_DIR),
    "/site-packages/",
    "archive/",
    ".py",
    "SECRET",
    "django",
    "sqlite",
    "settings",
    "DEBUG",
)


def leads_elsewhere(response) -> bool:
    """Tell whether a browser would leave this site by the answer: it drops tabs and takes a backslash for a slash."""
    target = response.headers.get("Location", "").replace("\t", "").replace("\\", "/")
    parts = urlsplit(target)
    return (
        target.startswith("//") or parts.scheme not in {"", "http"} or parts.netloc not in {"", "testserver"}
    )


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_link_of_ours_leads_elsewhere(client, target):
    User.objects.create_user("reader", password="一个好的密码")
    named = quote(target, safe="")
    for url in (
        f"/display/?large=1&next={named}",
        f"/search/hit/?n=1&next={named}",
        f"/?next={named}",
        f"/help/?next={named}",
    ):
        assert not leads_elsewhere(client.get(url)), url
    for login in ("/login/", "/admin/login/"):
        form = {"username": "reader", "password": "一个好的密码", "next": target}
        assert not leads_elsewhere(client.post(f"{login}?next={named}", form)), login
        assert not leads_elsewhere(client.get(f"{login}?next={named}")), login
        for logout in ("/logout/", "/admin/logout/"):
            assert not leads_elsewhere(client.post(f"{logout}?next={named}", {"next": target})), logout
            client.post("/login/", form)


@pytest.mark.parametrize(
    "path", ["//evil.example/admin", "//evil.example/search", "/\\evil.example/help", "//evil.example/%2e%2e"]
)
def test_no_path_leads_elsewhere(client, path):
    assert not leads_elsewhere(client.get("/", PATH_INFO=path))


def test_a_cookie_of_the_display_is_a_switch_and_nothing_else(client):
    client.cookies["display_large"] = '1" onmouseover="x()'
    page = client.get("/help/").content.decode()
    assert "onmouseover" not in page
    response = client.get("/display/", {"large": "1\r\nSet-Cookie: a=b", "next": "/help/\r\nX-Evil: 1"})
    assert "X-Evil" not in response.headers
    assert "display_large" not in response.cookies


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/api/v1/search", "/nowhere"])
def test_another_host_is_refused_and_not_named(settings, path):
    settings.ALLOWED_HOSTS = ["archive.example.cn"]
    client = Client(raise_request_exception=False)
    for headers in (
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "archive.example.cn@evil.example"},
        {"HTTP_HOST": "a b"},
    ):
        response = client.get(path, **headers)
        assert response.status_code == 400
        assert "evil" not in response.content.decode()
    spoken_of = client.get("/admin/", HTTP_HOST="archive.example.cn", HTTP_X_FORWARDED_HOST="evil.example")
    assert "evil" not in spoken_of.headers["Location"]


def test_no_error_page_tells_how_the_site_is_made(chaotian_report, monkeypatch, settings):
    client = Client(raise_request_exception=False)
    answers = {
        404: client.get("/nowhere/<script>"),
        400: client.get("/search/?page=0"),
        403: Client(enforce_csrf_checks=True).post("/login/", {"username": "x"}),
        405: client.post("/search/"),
        410: None,
    }
    Article.objects.update(status="withdrawn", withdrawn_reason="转载有误")
    answers[410] = client.get(chaotian_report.get_absolute_url())
    monkeypatch.setattr("search.views.home_page", Path("/nowhere/secret").read_text)
    answers[500] = client.get("/")
    settings.ALLOWED_HOSTS = ["archive.example.cn"]
    answers[421] = client.get("/")
    answers[422] = client.get("/api/v1/search?page=x")
    for status, response in answers.items():
        assert response.status_code == {421: 400, 422: 400}.get(status, status)
        page = response.content.decode()
        assert not [word for word in TELLING if word in page.replace("/search/", "")], status
        assert "<script>" not in page
        assert "Server" not in response.headers
        assert "X-Powered-By" not in response.headers


def test_from_the_desk_to_the_reader_nobody_outside_is_called(client, settings, tmp_path, monkeypatch):
    """Upload, reading, publication, index and every page, with a network that fails whoever touches it."""
    settings.DATA_DIR = tmp_path
    monkeypatch.undo()
    readings.make_divisions()
    engines.engine().rebuild(lambda _: None)
    called: list[object] = []
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *arguments: called.append(arguments), raising=True)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, lambda *arguments, **_: called.append(arguments))
    page = (
        "<html><head><base href='http://evil.example/'><link rel=stylesheet href=a.css></head><body>"
        f"<img src='http://evil.example/a.png'><p>{readings.TEXT}</p></body></html>"
    )
    batch = open_batch([Item("a.html", page.encode(), "https://evil.example/a.html"), Item("b.txt", readings.TEXT.encode())],
                       method="file", user=None)  # fmt: skip
    assert prepare_received() == 2
    confirm(batch, None)
    for article in Article.objects.to_review():
        publish(article)
    assert sync_batch() == 2
    assert Outbox.objects.count() == 0
    article = Article.objects.first()
    assert "方若水" in client.get("/search/", {"q": "座谈会"}).content.decode()
    for url in (
        "/",
        "/help/",
        "/divisions/130534/",
        article.get_absolute_url(),
        "/api/v1/search?q=座谈会",
        "/healthz",
        "/login/",
    ):
        assert client.get(url).status_code == 200, url
    assert called == []
