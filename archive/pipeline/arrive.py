"""Things handed in with a batch get their rows: an upload for what is new, and an arrival for each."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User

from archive.models import Arrival, Batch
from archive.pipeline.ingest import Kept, enter
from archive.pipeline.journal import record
from archive.pipeline.unpack import Refused

PIECE = 20
"""So many get their rows in one transaction: others wait for it no longer than a tenth of a second."""


def arrive(batch: Batch, kept: Sequence[Kept | Refused], *, method: str, url: str) -> None:
    """Write the rows of things whose bytes are kept, behind those that came before. In the caller's transaction."""
    results = [enter(each, method=method, user=batch.made_by, url=url, batch=batch) for each in kept]
    first = batch.arrivals.count()
    Arrival.objects.bulk_create(
        Arrival(
            batch=batch, position=position, name=result.name, outcome=result.outcome, error=result.error,
            upload=result.upload, wanted=result.outcome == "new",
        )
        for position, result in enumerate(results, first)
    )  # fmt: skip


def record_arrivals(batch: Batch, user: User | None, act: str) -> None:
    """Log how many things an act brought into a batch at once, and whether more follow."""
    more = "，其余由后台接着收入" if batch.parcels.exists() else ""
    record(user, batch, f"{act} {batch.arrivals.count()} 件{more}")
