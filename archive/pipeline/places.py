"""From a code read in a text to the row of the division it meant at the time."""

from __future__ import annotations

from datetime import date

from archive.models import Division
from archive.text.edtf import Bounds
from archive.text.fold import fold


def division_of(adcode: str | None, *, words: str = "", when: Bounds = Bounds(None, None)) -> Division | None:  # noqa: B008
    """Return the holder of a code: the name as written decides, then the day, else the latest holder.

    None without a code, or for a code that the table does not know.
    """
    if not adcode:
        return None
    holders = list(Division.objects.filter(adcode=adcode).order_by("valid_from"))
    written = fold(words)
    named = [holder for holder in holders if written and fold(holder.name) in written]
    holders = named or holders
    day = when.earliest or when.latest
    valid = [holder for holder in holders if day and _stood_on(holder, day)]
    return next(reversed(valid or holders), None)


def _stood_on(division: Division, day: date) -> bool:
    return (division.valid_from is None or division.valid_from <= day) and (
        division.valid_to is None or day < division.valid_to
    )
