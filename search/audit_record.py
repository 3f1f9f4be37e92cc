"""When the index was last compared with a scan, and what that found: a file beside the index, read by the certificate."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def record_path() -> Path:
    return Path(settings.INDEX_DIR) / "audit.json"


def write_record(path: Path, *, phrases: int, hits: int, differences: int, at: datetime) -> None:
    """Keep when an audit was made, of how many phrases, and what it found."""
    record = {
        "at": at.isoformat(timespec="seconds"),
        "phrases": phrases,
        "hits": hits,
        "differences": differences,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def last_audit(path: Path) -> Mapping[str, object]:
    """Return what the last audit wrote, or nothing if there was none. A record that cannot be read counts as none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def day_of(record: Mapping[str, object]) -> datetime | None:
    """Return when the audit of a record was made, if it says so."""
    try:
        at = datetime.fromisoformat(str(record.get("at", "")))
    except ValueError:
        return None
    return at if at.tzinfo else timezone.make_aware(at)
