"""Extended Date/Time Format (ISO 8601-2:2019), level 0 with `X` for unknown digits and intervals.

Accepted: `2022`, `2022-08`, `2022-08-04`, `XXXX-08-04`, `XXXX-XX-05`, `2022-XX-05`, `a/b`, `a/..`, `../b`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

PARTIAL_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest day a date may mean; None where it is open or unknown."""

    earliest: date | None
    latest: date | None

    @property
    def year(self) -> int | None:
        """The one year both bounds fall in, else None."""
        if self.earliest and self.latest and self.earliest.year == self.latest.year:
            return self.earliest.year
        return None


def decisive(event: Bounds, published: Bounds) -> Bounds:
    """Return the bounds that years and ranges use: of the event if it falls in one year, else of publication."""
    return event if event.year is not None or published.year is None else published


def bounds(value: str) -> Bounds:
    """Return the bounds of an EDTF string.

    >>> bounds("2022-02").latest
    datetime.date(2022, 2, 28)
    >>> bounds("XXXX-08-04").year is None
    True

    Raises ValueError if the string is no date of the accepted forms.
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return Bounds(
            None if first == ".." else bounds(first).earliest,
            None if last == ".." else bounds(last).latest,
        )
    match = PARTIAL_DATE.fullmatch(value)
    if not match:
        raise ValueError(f"no EDTF date: {value!r}")
    year, month, day = match.groups()
    _check(year, month, day)
    if year == "XXXX":
        return Bounds(None, None)
    first_month, last_month = (1, 12) if month in (None, "XX") else (int(month), int(month))
    if day not in (None, "XX") and month != "XX":
        exact = date(int(year), int(month), int(day))
        return Bounds(exact, exact)
    return Bounds(
        date(int(year), first_month, 1),
        date(int(year), last_month, monthrange(int(year), last_month)[1]),
    )


def _check(year: str, month: str | None, day: str | None) -> None:
    if month not in (None, "XX") and not 1 <= int(month) <= 12:
        raise ValueError(f"no month {month}")
    if day not in (None, "XX"):
        known_month = int(month) if month not in (None, "XX") else 1
        known_year = int(year) if year != "XXXX" else 2000
        if not 1 <= int(day) <= monthrange(known_year, known_month)[1]:
            raise ValueError(f"no day {day} in month {month}")
