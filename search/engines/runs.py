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
    plain = "furniture" if text.startswith("furniture") else "texts"
    # What holds a run with its punctuation holds it without; of punctuation alone nothing is known.
    run = needle if text == plain else reduce_run(needle)
    if not run:
        return _standing(snapshot, needle, text)
    is_long = len(encode(run)) > 2 * UNIT
    known = snapshot.reader.holding(run) if is_long and plain == "texts" else None
    rows = _proposed(snapshot, run, plain) if known is None else known
    is_told = known is not None or not is_long
    return rows if is_told and text == plain else _looked_at(snapshot, needle, text, rows)


def _proposed(snapshot: Snapshot, run: str, text: str) -> int:
    """Return the rows whose text, without punctuation, holds each two neighbours of a run; of one or two, the run."""
    blocks = snapshot.blocks[text]
    return blocks.proposed(encode(run)) | _standing(snapshot, run, text, blocks.rows)


def _standing(snapshot: Snapshot, needle: str, text: str, first: int = 0) -> int:
    """Return the rows from `first` on whose text holds `needle`."""
    size = snapshot.size
    return _set(snapshot.texts[text].rows(encode(needle), snapshot.ends(text), size, first), size)


def _looked_at(snapshot: Snapshot, needle: str, text: str, rows: int) -> int:
    """Return those of `rows` whose text holds `needle`."""
    if not rows:
        return 0
    wanted, size = bits.to_rows(rows, snapshot.size).tolist(), snapshot.size
    return _set(snapshot.texts[text].among(encode(needle), snapshot.ends(text), wanted), size)


def _set(rows: list[int], size: int) -> int:
    return bits.from_rows(rows, size) if rows else 0
