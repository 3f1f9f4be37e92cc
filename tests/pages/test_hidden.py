"""What is not published, or no longer, is told to no reader at any address: neither its words nor the names in it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from archive.models import Article, Person, Source, Statement
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from archive.pipeline.withdraw import withdraw
from search import engines
from tests.admin.doors import doors
from tests.pages.conftest import ScanningEngine
from tests.pipeline import readings
from tests.pipeline.conftest import county, hand_made, originals_dir, slogans  # noqa: F401  fixtures

SECRET = "翠屏湖退捕"
NAMES = ("title", "author", "editor", "reprinter", "event_quote", "published_quote", "reference_code")


def read(name: str) -> Article:
    return prepare(ingest([Item(name, f"{readings.TEXT}{name}".encode())], method="file")[0].upload)


@pytest.fixture(params=["draft", "withdrawn"])
def hidden(request, hand_made, monkeypatch) -> Article:  # noqa: F811
    """Return an article that no reader may see, beside a public one; all its words are the secret."""
    monkeypatch.setattr(engines, "engine", ScanningEngine)
    publish(read("公开.txt"))
    article = read(f"{SECRET}.txt")
    article.source = Source.objects.create(name=SECRET)
    for name in (*NAMES, "body", "decoded"):
        setattr(article, name, SECRET)
    article.save()
    article.statements.update(text=SECRET)
    article.appearances.update(name=SECRET, office=SECRET, organisation=SECRET)
    article.findings.update(value=SECRET, quote=SECRET)
    if request.param == "withdrawn":
        withdraw(publish(article), "误传")
    else:
        Person.objects.create(name=SECRET)
    return article


def addresses(article: Article) -> list[str]:
    """Return every public address, and those of what is hidden."""
    statement = Statement.objects.filter(article=article).first()
    person, source = Person.objects.get(name=SECRET), Source.objects.get(name=SECRET)
    own = article.get_absolute_url()
    return [
        *(door.url() for door in doors() if not door.is_admin),
        *(own, f"{own}original", f"{own}?text=original", f"{own}?text=parallel"),
        *(f"/statements/{statement.pk}/", f"/statements/{statement.pk}/quotation"),
        *(f"/people/{person.pk}/", f"/sources/{source.pk}/"),
        *(f"/api/v1/search?q={SECRET[:3]}", f"/api/v1/suggest?q={SECRET[:3]}", f"/search/?q={SECRET[:3]}"),
    ]


def told(client: Client, article: Article) -> list[str]:
    """Return the addresses at which the secret is told."""
    answers = {url: client.get(url) for url in addresses(article)}
    return [url for url, answer in answers.items() if SECRET in _text(answer)]


def _text(answer) -> str:
    return (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")


@pytest.mark.parametrize("group", [None, "读者"])
def test_no_reader_is_told_of_it(hidden, group):
    client = Client()
    if group:
        user = User.objects.create_user("duzhe")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
    assert told(client, hidden) == []


def test_who_works_on_it_sees_whom_and_what_it_names(hidden):
    user = User.objects.create_user("bianji")
    user.groups.add(Group.objects.get(name="编辑"))
    client = Client()
    client.force_login(user)
    for kind in (Person, Source):
        address = reverse(kind.__name__.lower(), args=[kind.objects.get(name=SECRET).pk])
        assert SECRET in client.get(address).content.decode()
