"""The day of publication in the address of a page, where the text is silent or agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from archive.text.document import Finding
from archive.text.edtf import bounds
from archive.text.extract.dates import edtf
from archive.text.extract.reading import Reading

# /2018/01/23/, /202306/21/, /2023/0323/, t20180209_; a longer run of digits is a counter or a clock, one with letters
# (/202201/5c81) the number of a page.
DAY = re.compile(
    r"(?<!\d)(20\d\d)[-/]?(1[0-2]|0?[1-9])(?:[-/]|(?=(?:0[1-9]|[12]\d|3[01])(?!\d)))(3[01]|[12]\d|0?[1-9])(?![\da-z])"
)
MOST_DELAY = timedelta(days=31)


def address_dates(reading: Reading, event: Sequence[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the day in the page's address if nothing in the text contradicts it; it is never certain.

    Spared: a day long after the event or in another year than the text states, for a site that moved has the day of
    its move there.
    """
    told = next((finding for finding in known if finding.field == "publish_date"), None)
    day = DAY.search(reading.document.url)
    value = edtf(*map(int, day.groups())) if day else None
    if not value or (told and not value.startswith(told.value)) or (told and told.value == value):
        return
    published = bounds(value).earliest
    if told or not event or (published and lies_before(event[0].value.split("/")[-1], published)):
        yield Finding("publish_date", value, "", 0, 0, "address", 0.7)


def lies_before(event: str, published: date, most: timedelta = MOST_DELAY) -> bool:
    """Tell whether a day, in any year if it has none, lies at most so long before another."""
    stated = event.replace("XXXX-XX", published.isoformat()[:7])
    for year in (published.year, published.year - 1):
        try:
            day = bounds(stated.replace("XXXX", str(year))).latest
        except ValueError:  # 29 February of a common year
            continue
        if day and timedelta() <= published - day <= most:
            return True
    return False
