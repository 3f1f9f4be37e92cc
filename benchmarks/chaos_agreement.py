"""Whether the index and the database agree, statement by statement; import it when Django has been set up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from archive.models import Article, Statement, Upload
from search.documents import all_documents
from search.engines import engine
from search.keeping.audit import audit, collect
from search.keeping.phrases import Phrases
from search.models import Outbox
from search.params import SearchParams


def disagreements(phrases: int, *, seed: int) -> Iterator[str]:
    """Yield what is missing in the index, stands in it twice, or is answered otherwise than a scan answers it."""
    if waiting := Outbox.objects.count():
        yield f"{waiting} outbox rows left"
    rows = collect(engine(), SearchParams.parse({"sort": "newest"})).rows
    indexed = Counter((row.article_id, statement) for row in rows for statement in row.statement_ids)
    published = Statement.objects.filter(article__status=Article.Status.PUBLISHED)
    expected = Counter(published.values_list("article_id", "pk"))
    yield from (f"missing: article {article}, statement {pk}" for article, pk in expected - indexed)
    yield from (f"double or gone: article {article}, statement {pk}" for article, pk in indexed - expected)
    documents = list(all_documents())
    yield from map(
        str, audit(engine(), documents, Phrases(documents, seed=seed).queries(phrases)).differences
    )


def lost_uploads() -> Iterator[str]:
    """Yield the uploads that have not become an article; two of one upload the database itself refuses."""
    for upload in Upload.objects.exclude(state=Upload.State.PREPARED):
        yield f"upload {upload.pk} is {upload.state}: {upload.error}"
    for upload in Upload.objects.filter(article__isnull=True):
        yield f"upload {upload.pk} has no article"
