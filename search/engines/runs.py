"""Which rows hold a run of characters: proposed by the blocks beside a text, decided by the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.text.fold import reduce_run
from search.engines import bits
from search.engines.scan import UNIT, encode

if TYPE_CHECKING:
    from search.engines.snapshot import Snapshot


def holding(snapshot: Snapshot, needle: str, text: str) -> int:
    """Return the rows whose `text` (a name in `rows.TEXTS`) holds `needle`, superseded ones included."""
    mapped, data, ends = snapshot.texts[text], encode(needle), snapshot.ends(text)
    is_plain = text in snapshot.blocks
    # What holds a run with its punctuation holds it without.
    run = needle if is_plain else reduce_run(needle)
    blocks = snapshot.blocks["furniture" if text.startswith("furniture") else "texts"]
    rows, first = (blocks.proposed(encode(run)), blocks.rows) if run else (0, 0)
    if not is_plain or len(data) > 2 * UNIT:
        sure, doubtful = snapshot.reader.decided(run, rows, first) if text == "texts" else (0, rows)
        looked_at = bits.to_rows(doubtful, first).tolist() if doubtful else []
        rows = sure | _set(mapped.among(data, ends, looked_at), first)
    return rows | _set(mapped.rows(data, ends, snapshot.size, first), snapshot.size)


def _set(rows: list[int], size: int) -> int:
    return bits.from_rows(rows, size) if rows else 0
