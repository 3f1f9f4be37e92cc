"""`verify`: everything that can be proved about the holdings, in one report."""

from __future__ import annotations

from collections.abc import Iterator

from archive.holdings.bytes import check_bytes
from archive.holdings.database import check_database
from archive.holdings.report import Check
from archive.holdings.safety import check_safety
from archive.holdings.texts import check_texts
from archive.signals import holdings_verified

# In the order of the report.
PARTS = (check_bytes, check_texts, check_database, check_safety)


def verify() -> Iterator[Check]:
    """Yield each check when it is done; those of whoever keeps something made from the holdings come last."""
    for part in PARTS:
        yield from part()
    answers: list[tuple[object, list[Check]]] = holdings_verified.send(sender=None)  # type: ignore[assignment]
    for _, checks in answers:
        yield from checks
