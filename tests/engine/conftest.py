"""An index of its own for every test, and random archives to compare it with the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from search import engines


@pytest.fixture
def index_dir(settings, tmp_path: Path) -> Path:
    settings.INDEX_DIR = tmp_path / "index"
    return settings.INDEX_DIR


@pytest.fixture(params=["whoosh:"])
def engine(request, settings, db, index_dir):
    """Each engine in turn, over an empty index; what is asked of one is asked of all."""
    settings.SEARCH_URL = request.param
    made = engines.engine()
    made.rebuild(lambda line: None)
    return made
