"""Whether an index is one of this database: of the same archive, and told of neither less nor more than it knows.

The database keeps one `ArchiveMark`; every commit of an index remembers the mark it was made by. A copied index
bears another archive's name; beside a database brought back from an old copy the index knows too much; an index that
was put aside for a while (for another SEARCH_URL, say) knows too little.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from search.models import ArchiveMark, Outbox

FOREIGN = "索引属于另一个数据库"
BEHIND = "索引停在数据库较早的时候"
AHEAD = "索引比数据库新，数据库可能是从旧备份换回的"


@dataclass(frozen=True, slots=True)
class Mark:
    """`archive` names the database; changes up to the outbox row `through` are in the index."""

    archive: str = ""
    through: int = 0


def mark() -> Mark:
    """Return what the database says an index must have taken in by now: all rows that left the outbox."""
    row, _ = ArchiveMark.objects.get_or_create(pk=1, defaults={"archive": secrets.token_hex(16)})
    return Mark(row.archive, row.through)


def mark_of_today() -> Mark:
    """Return the mark of an index that will be filled from the database as it is now, waiting rows included."""
    newest = Outbox.objects.order_by("-pk").values_list("pk", flat=True).first()
    known = mark()
    return Mark(known.archive, max(known.through, newest or 0))


def advance(through: int) -> None:
    """Note, in the transaction that takes them out of the outbox, that an index has the changes up to a row."""
    mark()
    ArchiveMark.objects.filter(pk=1, through__lt=through).update(through=through)


def objection(known: Mark, found: Mark) -> str:
    """Return why an index marked `found` cannot answer for this database; '' if it can.

    `known` is what `mark` returned before the index was opened: an index is told before its rows leave the outbox, so
    it is never behind that. One that is ahead has just been told, and its last row still waits or has left meanwhile.
    """
    if found.archive != known.archive:
        return FOREIGN
    if found.through < known.through:
        return BEHIND
    ahead = found.through > known.through
    if ahead and not Outbox.objects.filter(pk=found.through).exists() and mark().through < found.through:
        return AHEAD
    return ""
