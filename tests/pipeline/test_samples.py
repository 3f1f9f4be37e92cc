"""Samples come once, are marked, and go for good with all that only they used."""

import pytest
from django.core.management import call_command

from archive import originals
from archive.models import Article, Person, Source, Upload
from archive.pipeline import samples
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from archive.signals import articles_changed
from tests.pipeline import readings


@pytest.fixture
def folder(tmp_path, monkeypatch, hand_made):
    folder = tmp_path / "fixtures"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{readings.TEXT}{number}")
    (folder / "labels.jsonl").write_text("{}\n")
    monkeypatch.setattr(samples.load, "__defaults__", (folder,))
    return folder


def test_samples_are_published_and_marked(folder):
    call_command("load_samples")
    assert Article.objects.filter(is_sample=True, status="published").count() == 3
    assert set(Upload.objects.values_list("method", flat=True)) == {"sample"}


def test_removed_samples_leave_nothing_and_do_not_come_back(folder):
    call_command("load_samples")
    digests = list(Upload.objects.values_list("sha256", flat=True))
    told = []

    def listen(*, article_ids, **_):
        told.extend(article_ids)

    ids = list(Article.objects.values_list("pk", flat=True))
    articles_changed.connect(listen)
    call_command("remove_samples")
    articles_changed.disconnect(listen)
    call_command("load_samples")
    tables = (Article, Upload, Person, Source)
    assert [table.objects.count() for table in tables] == [0] * len(tables)
    assert not any(originals.path_of(sha256).exists() for sha256 in digests)
    assert sorted(told) == sorted(ids)


def test_what_a_real_article_uses_stays(folder):
    call_command("load_samples")
    real = prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)
    publish(real)
    call_command("remove_samples")
    assert list(Article.objects.all()) == [real]
    assert (Person.objects.count(), Source.objects.count(), Upload.objects.count()) == (1, 1, 1)
    assert originals.path_of(real.upload.sha256).exists()


def test_without_the_demo_nothing_is_loaded(folder, settings):
    settings.DEMO = False
    call_command("load_samples")
    assert Upload.objects.count() == 0
