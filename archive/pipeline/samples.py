"""The samples: taken in once, like any article, and taken out for good."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction

from archive import originals
from archive.models import Article, Person, Source, Upload
from archive.pipeline.ingest import ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish_all
from archive.signals import articles_changed

SAMPLES_DIR = settings.BASE_DIR / "fixtures" / "samples"
ORIGINAL_SUFFIXES = {".txt", ".html", ".htm", ".docx", ".pdf"}


def marker() -> Path:
    """Return the file whose presence says that samples were loaded or removed here, and are not to come again."""
    return Path(settings.DATA_DIR) / "samples"


def load(folder: Path = SAMPLES_DIR) -> list[Upload]:
    """Take in, prepare and publish every sample; return the uploads that failed."""
    marker().parent.mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in folder.iterdir() if path.suffix in ORIGINAL_SUFFIXES)
    failed, drafts = [], []
    for result in ingest(files, method=Upload.Method.SAMPLE, sample=True):
        article = prepare(result.upload) if result.upload else None
        if article is None:
            failed.append(result.upload)
        elif article.is_sample and article.status == Article.Status.DRAFT:
            drafts.append(article)
    if drafts:
        publish_all(drafts)
    marker().write_text("loaded\n")
    return [upload for upload in failed if upload]


def remove() -> int:
    """Remove all samples with what only they used: uploads, originals, people, sources. Return how many articles.

    The rows go in one transaction, with the signal that takes them out of the index; then the files.
    """
    with transaction.atomic():
        uploads = Upload.objects.filter(method=Upload.Method.SAMPLE)
        digests = list(uploads.values_list("sha256", flat=True))
        articles = Article.objects.filter(is_sample=True)
        article_ids = list(articles.values_list("pk", flat=True))
        people = list(
            Person.objects.filter(appearances__article__in=article_ids).values_list("pk", flat=True)
        )
        sources = list(articles.exclude(source=None).values_list("source_id", flat=True))
        articles.delete()
        uploads.delete()
        Person.objects.filter(pk__in=people, appearances=None).delete()
        Source.objects.filter(pk__in=sources, articles=None).delete()
        if article_ids:
            articles_changed.send(sender=Article, article_ids=article_ids)
    kept = set(Upload.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for sha256 in set(digests) - kept:
        originals.discard(sha256)
    marker().parent.mkdir(parents=True, exist_ok=True)
    marker().write_text("removed\n")
    return len(article_ids)
