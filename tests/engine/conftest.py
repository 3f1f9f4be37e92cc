"""An index of its own for every test, and random archives to compare it with the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from search import engines, reference
from search.engines import blocks, grams, listing, pages
from search.engines.tantivy import reader
from tests.search.factories import article


@pytest.fixture
def index_dir(settings, tmp_path: Path) -> Path:
    settings.INDEX_DIR = tmp_path / "index"
    return settings.INDEX_DIR


@pytest.fixture
def small_sizes(monkeypatch) -> None:
    """Let little archives go every way that large ones go.

    Blocks fill, have postings of both kinds, and leave rows behind the last; facets have too many values, results
    more articles than are put in order at once, and tantivy counts a run before it lists its rows.
    """
    monkeypatch.setattr(grams, "BLOCK", 32)
    monkeypatch.setattr(grams, "DENSE", 4)
    monkeypatch.setattr(blocks, "SCANNED", 3)
    monkeypatch.setattr(pages, "ORDERED", 4)
    monkeypatch.setattr(reader, "LISTED", 4)
    for module in (listing, reference):
        monkeypatch.setattr(module, "MOST_VALUES", 3)


@pytest.fixture
def again(settings, index_dir):
    """Return a function that opens the index as another process would."""
    return lambda: engines.open_engine(settings.SEARCH_URL, index_dir)


@pytest.fixture(params=["whoosh:", "tantivy:"])
def engine(request, settings, db, index_dir):
    """Each engine in turn, over an empty index; what is asked of one is asked of all."""
    settings.SEARCH_URL = request.param
    made = engines.engine()
    made.rebuild(lambda line: None)
    return made


@pytest.fixture
def filled(engine):
    made = [
        article(f"第{number}件建议已经办结。", "县里的事。", title=f"标题{number}") for number in range(12)
    ]
    engine.sync(each.pk for each in made)
    return engine
