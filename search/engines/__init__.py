"""The engines behind one contract; `engine()` is the one that SEARCH_URL names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from search.engines.contract import SearchEngine
    from search.engines.local import LocalEngine


def engine() -> SearchEngine:
    """Return this process's engine."""
    return _engine(settings.SEARCH_URL, Path(settings.INDEX_DIR))


@lru_cache(maxsize=8)
def _engine(url: str, path: Path) -> SearchEngine:
    return open_engine(url, path)


def open_engine(url: str, path: Path) -> LocalEngine:
    """Return an engine that shares nothing with another of this process."""
    from search.engines.kind import kind_named
    from search.engines.local import LocalEngine

    return LocalEngine(path, kind_named(url))
