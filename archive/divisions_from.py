"""The file that the table of divisions came from, if it is not our own: an update then leaves the table as it is.

A line in DATA_DIR, which a backup carries along.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def noted() -> str:
    """Return the path of the file, '' for our own."""
    try:
        return _note().read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def note(path: str) -> None:
    """Remember the file, or with '' that the table is our own."""
    if path:
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_text(f"{path}\n", encoding="utf-8")
    else:
        _note().unlink(missing_ok=True)


def _note() -> Path:
    return Path(settings.DATA_DIR) / "divisions-from"
