"""The engines behind one contract; `engine()` is the one that SEARCH_URL names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from search.engines.contract import SearchEngine


def engine() -> SearchEngine:
    """Return this process's engine."""
    return _engine(settings.SEARCH_URL, Path(settings.INDEX_DIR))


@lru_cache(maxsize=8)
def _engine(url: str, path: Path) -> SearchEngine:
    from search.engines.local import LocalEngine

    if url != "whoosh:":
        raise ImproperlyConfigured(f"SEARCH_URL={url}：目前只支持 whoosh:。")
    return LocalEngine(path)
