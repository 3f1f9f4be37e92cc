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
LOST_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
DAY_FIRST = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)")

_YEAR, _MONTH, _DAY = (
    r"(?<!\d)(?P<year>20\d\d)",
    "(?P<month>1[0-2]|0?[1-9])",
    "(?P<day>3[01]|[12]\\d|0?[1-9])",
)
SEPARATED = re.compile(rf"{_YEAR}[-/]{_MONTH}[-/]{_DAY}(?!\d)")
COMPACT = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])[-/]?(?P<day>0[1-9]|[12]\d|3[01])(?=\D|\d{4}|$)"
)
MONTH_ONLY = re.compile(r"(?<!\d)(?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])(?!\d)")


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
    matches = [*YEAR_FIRST.finditer(text), *DAY_FIRST.finditer(text), *LOST_MONTH.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        value = edtf(int(match["year"]), int(match["month"]), int(match["day"]))
        if value:
            yield Written(match.start(), match.end(), value)


def lost_signs(digits: str) -> str | None:
    """Return the day of digits whose 月 and 日 are lost, if only one reading is a day: 818, 58, 614617.

    >>> lost_signs("818"), lost_signs("58"), lost_signs("111"), lost_signs("614617")
    ('XXXX-08-18', 'XXXX-05-08', None, 'XXXX-06-14/XXXX-06-17')
    """
    if len(digits) == 6:
        first, last = lost_signs(digits[:3]), lost_signs(digits[3:])
        return f"{first}/{last}" if first and last and first < last else None
    readings = {
        value
        for cut in range(1, min(3, len(digits)))
        if digits[0] != "0"
        and digits[cut] != "0"
        and (value := edtf(None, int(digits[:cut]), int(digits[cut:])))
    }
    return readings.pop() if len(readings) == 1 else None


def packed(text: str) -> Iterator[Written]:
    """Yield the days in a path or address: 2022-8/5, 2017/09/28, 20220804104734; a month alone has no day."""
    for pattern in (SEPARATED, COMPACT, MONTH_ONLY):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            value = (
                edtf(int(groups["year"]), int(groups["month"]), int(groups["day"]))
                if groups.get("day")
                else (f"{groups['year']}-{int(groups['month']):02}")
            )
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
