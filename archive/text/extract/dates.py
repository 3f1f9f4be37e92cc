"""Dates as they are written: what stands in a piece of text, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.text.edtf import bounds
from archive.text.numerals import number

_N = "[〇○零一二三四五六七八九十\\d]"
SPOKEN = re.compile(
    rf"(?:(?P<year>{_N}{{4}}|\d{{4}})年)?(?P<month>{_N}{{1,3}})月(?P<day>{_N}{{1,3}})日"
    rf"(?:(?:至|到|-|—|–|－|~|～|、)(?:(?P<month2>{_N}{{1,3}})月)?(?P<day2>{_N}{{1,3}})日)?"
)
YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})(?!\d)日?"
)
DAY_FIRST = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A date at `text[start:end]`; `value` is EDTF, with XXXX where no year stands with it."""

    start: int
    end: int
    value: str


def spoken(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Yield dates like 8月4日, 二〇二二年八月四日, 1月13日至16日.

    >>> [date.value for date in spoken("1月13日至16日；二〇二二年八月四日；13月40日")]
    ['XXXX-01-13/XXXX-01-16', '2022-08-04']
    """
    for match in SPOKEN.finditer(text, start, len(text) if end is None else end):
        year = number(match["year"]) if match["year"] else None
        first = edtf(year, number(match["month"]), number(match["day"]))
        if not first:
            continue
        if not match["day2"]:
            yield Written(match.start(), match.end(), first)
            continue
        last = edtf(year, number(match["month2"] or match["month"]), number(match["day2"]))
        yield Written(match.start(), match.end(), f"{first}/{last}" if last and last > first else first)


def numeric(text: str) -> Iterator[Written]:
    """Yield dates like 2022-06-24, 2022/5/13, 2012年08月20日, and 11.07.2022, which is day.month.year."""
    matches = [*YEAR_FIRST.finditer(text), *DAY_FIRST.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        value = edtf(int(match["year"]), int(match["month"]), int(match["day"]))
        if value:
            yield Written(match.start(), match.end(), value)


def edtf(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return the EDTF of a day, with X for what is not known; None if there is no such day.

    >>> edtf(None, 8, 4), edtf(None, None, 5), edtf(2023, 2, 30)
    ('XXXX-08-04', 'XXXX-XX-05', None)
    """
    value = "-".join(
        (
            "XXXX" if year is None else f"{year:04}",
            "XX" if month is None else f"{month:02}",
            "XX" if day is None else f"{day:02}",
        )
    )
    try:
        bounds(value)
    except ValueError:
        return None
    return value
