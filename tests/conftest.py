"""Which tests share a process where several run (pytest-xdist): those of a file, and all that need the browser."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        path = Path(item.path)
        item.add_marker(pytest.mark.xdist_group("browser" if path.parent == BROWSER else str(path)))


@pytest.fixture(autouse=True)
def own_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Suggestions are kept for a process and made anew in a thread; each test has an archive of its own.

    On a slow machine a test outlasts their freshness, and the thread then meets the tables of a database in memory locked.
    """
    from search.pages import suggest

    monkeypatch.setattr(suggest, "_table", suggest._Table())
    monkeypatch.setattr(suggest, "FRESH", math.inf)
