"""Originals in a folder of the test's own, and a reader that returns what the test made by hand."""

import pytest

import archive.text.article as text_article
from archive.models import Slogan
from archive.pipeline import prepare as prepare_module
from archive.pipeline.ingest import Item, ingest
from archive.signals import articles_changed
from tests.pipeline import readings


@pytest.fixture(autouse=True)
def originals_dir(settings, tmp_path):
    settings.ORIGINALS_DIR = tmp_path / "originals"
    settings.DATA_DIR = tmp_path
    return settings.ORIGINALS_DIR


@pytest.fixture
def county(db):
    return readings.make_divisions()


@pytest.fixture
def slogans(db):
    return [
        Slogan.objects.create(canonical=words) for words in ("全过程人民民主", "代表联络站", "人大代表联络站")
    ]


@pytest.fixture
def hand_made(monkeypatch, county, slogans):
    """Let every text be read as the hand-made one. The gazetteer is not needed then."""
    monkeypatch.setattr(text_article, "read", lambda raw, **context: readings.reading())
    return county


@pytest.fixture
def told():
    """The article ids of each signal sent."""
    sent = []

    def listen(*, article_ids, **_):
        sent.append(article_ids)

    articles_changed.connect(listen)
    yield sent
    articles_changed.disconnect(listen)


@pytest.fixture
def article(hand_made):
    return prepare_module.prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)


@pytest.fixture
def rules(monkeypatch):
    """Let originals be read otherwise from now on."""

    def set_rules(reading):
        monkeypatch.setattr(text_article, "read", lambda raw, **context: reading)

    return set_rules
