"""Which tests share a process where several run (pytest-xdist): those of a file, and all that need the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        path = Path(item.path)
        item.add_marker(pytest.mark.xdist_group("browser" if path.parent == BROWSER else str(path)))
