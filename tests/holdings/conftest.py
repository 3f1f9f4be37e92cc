"""One published article in an archive of the test's own."""

import pytest

from archive.models import Article
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from search import engines
from search.keeping.worker import sync_batch
from tests.pipeline import readings
from tests.pipeline.conftest import county, hand_made, originals_dir, slogans  # noqa: F401  fixtures


@pytest.fixture
def article(settings, tmp_path, hand_made) -> Article:  # noqa: F811
    """Return an article that stands in the database, on the disk and in the index."""
    settings.INDEX_DIR = tmp_path / "index"
    (settings.DATA_DIR / "secret_key").touch(mode=0o600)
    engines.engine().rebuild(lambda _: None)
    (result,) = ingest([Item("a.txt", readings.TEXT.encode())], method="file")
    article = prepare(result.upload)
    publish(article)
    sync_batch()
    return article
