"""Words that would be code on a careless page: on every page of the site they stand as text, and run nowhere."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from archive.models import (
    Appearance,
    Article,
    Finding,
    LoginFailure,
    Person,
    Proposal,
    Slogan,
    Source,
    Statement,
    Upload,
)
from archive.pipeline import mapping, versions
from archive.pipeline.batch import confirm
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.people import merge
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish import publish
from archive.pipeline.withdraw import withdraw
from search import engines
from tests.admin.doors import doors
from tests.pages.conftest import ScanningEngine
from tests.pipeline import readings

CODE = "<script>x()</script>"
OUT_OF_A_TAG = f"\"'></title></textarea>{CODE}<img src=x onerror=x()>"
LINK = "javascript:x()//"
SPOKEN = "要发展全过程人民民主，建好人大代表联络站"
ASKED = (
    "search",
    "home",
    "hit",
    "api-v1:suggestions",
    "admin:archive_article_changelist",
    "admin:archive_upload_changelist",
)


def faults(page: str) -> list[str]:
    """Return what on a page would run: scripts written in it, attributes of events, links that are code."""
    tree = html.document_fromstring(page)
    found = [
        f"script {node.text}"
        for node in tree.iter("script")
        if not node.get("src") and "json" not in (node.get("type") or "")
    ]
    found += [
        f"{node.tag} {name}"
        for node in tree.iter(html.etree.Element)
        for name in node.attrib
        if name.startswith("on")
    ]
    links = (
        value
        for node in tree.iter()
        for name, value in node.items()
        if name in ("href", "src", "action", "formaction")
    )
    return found + [
        value for value in links if value.strip().lower().startswith(("javascript:", "data:text"))
    ]


def _kept_and_corrected(article: Article, user: User) -> None:
    """Keep a version, propose a value, merge two people, all with words that are code."""
    versions.begin(article)
    article.versions.update(act=OUT_OF_A_TAG[:100], reason=OUT_OF_A_TAG)
    new = {"values": {"author": OUT_OF_A_TAG * 2}, "findings": []}
    Proposal.objects.create(article=article, part="author", state=new)
    person = article.appearances.first().person
    merge([Person.objects.create(name=OUT_OF_A_TAG[:40], note=CODE)], person, OUT_OF_A_TAG, user)


@pytest.fixture
def hostile(hand_made, monkeypatch) -> Client:
    """Return a client of a superuser; everything that anybody may write holds code."""
    assert len(SPOKEN) == len(CODE)  # so that all spans stay true
    monkeypatch.setattr(engines, "engine", ScanningEngine)
    root = User.objects.create_superuser(f"root{OUT_OF_A_TAG}"[:150], password="x")
    texts = [Item(f"{OUT_OF_A_TAG}{name}.txt", f"{readings.TEXT}{name}".encode()) for name in "一二三"]
    batch = open_batch([*texts, Item(f"{CODE}.zip", b"PK")], method="file", user=root)
    prepare_received()
    confirm(batch, root)
    mapping.begin(
        f"{OUT_OF_A_TAG}.csv", f"{CODE},正文,{LINK}\n{CODE},{OUT_OF_A_TAG},{LINK}\n".encode(), user=root
    )
    first, second, _ = Article.objects.order_by("pk")
    publish(first, root)
    publish(second, root)
    withdraw(second, OUT_OF_A_TAG, root)
    _kept_and_corrected(first, root)
    for article in Article.objects.all():
        article.decoded, article.body = (
            text.replace(SPOKEN, CODE) for text in (article.decoded, article.body)
        )
        article.save()
    for statement in Statement.objects.all():
        Statement.objects.filter(pk=statement.pk).update(text=statement.text.replace(SPOKEN, CODE))
    Article.objects.update(
        title=OUT_OF_A_TAG, author=OUT_OF_A_TAG, editor=OUT_OF_A_TAG, reprinter=OUT_OF_A_TAG, original_url=LINK,
        event_quote=OUT_OF_A_TAG, reference_code=CODE, fonds_code=CODE, retention_period=CODE,
    )  # fmt: skip
    Upload.objects.update(url=LINK)
    Upload.objects.filter(name__contains="三").update(state="failed", error=OUT_OF_A_TAG)
    Source.objects.update(name=OUT_OF_A_TAG)
    Person.objects.update(name=CODE)
    Appearance.objects.update(name=CODE, office=OUT_OF_A_TAG, organisation=OUT_OF_A_TAG)
    Finding.objects.update(value=OUT_OF_A_TAG, rule=CODE)
    Slogan.objects.update(family=OUT_OF_A_TAG[:60], variants=[OUT_OF_A_TAG])
    LoginFailure.objects.create(username=OUT_OF_A_TAG, ip_address="10.0.0.9", user_agent=CODE, path_info=CODE)
    client = Client()
    client.force_login(root)
    return client


def test_no_page_runs_what_anybody_wrote(hostile):
    urls = [door.url() for door in doors()]
    urls += [
        f"{door.url()}?q={quote(words)}"
        for door in doors()
        if door.name in ASKED
        for words in (CODE, OUT_OF_A_TAG)
    ]
    urls += [
        article.get_absolute_url() + more
        for article in Article.objects.all()
        for more in ("", "?text=original", "?text=both")
    ]
    urls += [
        f"/admin/archive/{one._meta.model_name}/{one.pk}/change/"
        for one in [*Article.objects.all(), *Upload.objects.all()]
    ]
    urls += [f"/admin/archive/batch/{pk}/change/" for pk in (1, 2)]
    shown = 0
    for url in urls:
        response = hostile.get(url, follow=True)
        if response.get("Content-Type", "").startswith("text/html") and response.status_code != 405:
            page = response.content.decode()
            assert faults(page) == [], url
            shown += "&lt;script&gt;" in page
        if response.streaming:
            list(response)  # what was opened for it is closed at its end
    assert shown > 20


def test_the_check_sees_what_would_run():
    page = f'<html><body>{CODE}<b onclick="x()">a</b><a href=" JavaScript:x()">b</a><script src="/a.js"></script></body></html>'
    assert len(faults(page)) == 3


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("图.gif", b"GIF89a/*" + CODE.encode() + b"*/=1;"),
        ("页.html", f"<html><body>{CODE * 3}<p>某县召开会议。</p></body></html>".encode()),
        ("图.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{CODE}</svg>'.encode()),
        ("两用.pdf", b"%PDF-1.4\n" + CODE.encode() + b"\nPK\x05\x06" + bytes(18)),
        ("两用.docx", b"PK\x03\x04" + CODE.encode()),
        ("两用.txt", b"#!/bin/sh\n" + CODE.encode()),
    ],
)
def test_of_two_faces_a_file_shows_neither_to_a_browser(administrator, county, slogans, name, raw):
    """Whatever else it may pass for, an original goes out as bytes to be saved, under the name it came with."""
    batch = open_batch([Item(name, raw)], method="file", user=None)
    prepare_received()
    upload = batch.uploads.get()
    assert upload.state in {"prepared", "failed"}
    urls = [f"/admin/archive/upload/{upload.pk}/original/"]
    if upload.state == "prepared":
        urls.append(f"{publish(upload.article).get_absolute_url()}original")
    else:
        assert upload.error.count("。") == 1
        assert "程序出错" not in upload.error
    for url in urls:
        response = administrator.get(url)
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert (response.getvalue() if response.streaming else response.content) == raw
