"""Which rows hold a run of characters: proposed by the blocks beside a text, decided by the text itself."""

from __future__ import annotations

import re
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from archive.text.fold import reduce_run
from search.engines import bits
from search.engines.blocks import BLOCKED
from search.engines.scan import UNIT, encode

if TYPE_CHECKING:
    from search.engines.snapshot import Snapshot

# What a reduced run keeps of its punctuation.
SIGNS = re.compile("[.,/%-]+")


def holding(snapshot: Snapshot, needle: str, text: str) -> int:
    """Return the rows whose `text` (a name in `rows.TEXTS`) holds `needle`, superseded ones included."""
    if text in BLOCKED:
        rows, is_told = _candidates(snapshot, needle, text)
        return rows if is_told else _looked_at(snapshot, needle, text, rows)
    plain = "furniture" if text.startswith("furniture") else "texts"
    # Of punctuation alone nothing is known.
    if not (pieces := pieces_of(needle)):
        return _standing(snapshot, needle, text)
    rows = reduce(and_, (_candidates(snapshot, piece, plain)[0] for piece in pieces))
    return _looked_at(snapshot, needle, text, rows)


def pieces_of(quoted: str) -> list[str]:
    """Return what a text, without its punctuation, holds if it holds a run with its punctuation.

    A sign may be dropped there that a number in the run keeps: beside it stands a blank, as in 3. 5 %.

    >>> pieces_of("增长3.5%,好"), pieces_of(",!")
    (['增长3', '5', '好'], [])
    """
    return [piece for piece in SIGNS.split(reduce_run(quoted)) if piece]


def _candidates(snapshot: Snapshot, run: str, text: str) -> tuple[int, bool]:
    """Return the rows whose text, without punctuation, may hold a run, and whether they are known to."""
    is_long = len(encode(run)) > 2 * UNIT
    known = snapshot.reader.holding(run) if is_long and text == "texts" else None
    return (_proposed(snapshot, run, text), not is_long) if known is None else (known, True)


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
