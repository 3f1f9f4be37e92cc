"""The day of the event, and the day of publication: strongest evidence first, never an invented year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from archive.text import lexicon
from archive.text.document import Finding
from archive.text.edtf import bounds
from archive.text.extract.dates import Written, edtf, numeric, spoken
from archive.text.extract.reading import Reading, found

REACH = 2500  # characters from the start in which the event is named
BEFORE_EVENT = re.compile(
    r"(?:^|[\n。！？;；,，:：)）】\]|讯电息])[ \u3000]*(?:(?:【[^】\n]{0,20}】)?[ \u3000]*)$"
)
EVENT = re.compile(lexicon.EVENT_WORDS)
OF_DOCUMENT = re.compile(f"(?:{lexicon.DOCUMENT_DATE_AFTER})")
DAY_ONLY = re.compile(r"(?:(?:^|\n|[)）】])[ \u3000]*)(?P<day>\d{1,2})日(?=晚|上午|下午|早|[,，])")
LOST_SIGNS = re.compile(r"(?:^|\n)[ \u3000]*(?P<digits>\d{2,4})(?P<to>\d{2})?日?[,，]")
LABELLED = re.compile(f"(?:{lexicon.PUBLISH_LABELS})[】\\]]?[:：]?[ \u3000]*")
MOST_DELAY = timedelta(days=62)
IMAGE_DAY = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[-/]?(?P<month>0?[1-9]|1[0-2])[-/]?(?P<day>[0-2]?\d|3[01])(?=\D|\d{4,}|$)"
)
IMAGE = re.compile(r"!\[[^\]\n]{0,80}\]\(([^)\s]{1,300})\)|<img[^>]{0,300}>", re.I)
URL_DAY = (
    re.compile(
        r"(?<!\d)(?P<year>20\d\d)[-/](?P<month>0?[1-9]|1[0-2])[-/](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])[-/]?(?P<day>0[1-9]|[12]\d|3[01])"),
    re.compile(r"(?<!\d)(?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])(?!\d)"),
)


def event_dates(reading: Reading) -> Iterator[Finding]:
    """Yield the day of the event, with its year first where another clue holds it."""
    stated = list(_stated(reading))
    if not stated:
        return
    first = stated[0]
    if "XXXX-XX" not in first.value and first.value.startswith("XXXX"):
        yield from _with_year(reading, first)
    yield from stated


def _stated(reading: Reading) -> Iterator[Finding]:
    text, draft = reading.text, reading.document.body
    for written in spoken(text, 0, REACH):
        strength = _strength(text, written)
        if strength:
            yield found(
                draft, written.start, written.end, field="event_date", value=written.value,
                rule="date-opens-sentence", certainty=strength, certain=strength > 0.9,
            )  # fmt: skip
            return
    for pattern, rule in ((DAY_ONLY, "day-only"), (LOST_SIGNS, "lost-signs")):
        match = pattern.search(text, 0, REACH)
        value = match and (_day_only(match) if pattern is DAY_ONLY else lost_signs(match["digits"]))
        if match and value:
            group = "day" if pattern is DAY_ONLY else "digits"
            yield found(
                draft, match.start(group), match.end(group), field="event_date", value=value, rule=rule, certainty=0.7
            )  # fmt: skip
            return


def _day_only(match: re.Match[str]) -> str | None:
    return edtf(None, None, int(match["day"]))


def lost_signs(digits: str) -> str | None:
    """Return the day of digits whose 月 and 日 are lost, if only one reading is a day: 818, 58, 614.

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


def _strength(text: str, written: Written) -> float:
    """Rate a date as the event's: 0 is no."""
    line = text.rfind("\n", 0, written.start) + 1
    if OF_DOCUMENT.match(text, written.end):
        return 0
    sentence_end = min(
        (at for sign in "。；;" if (at := text.find(sign, written.end)) >= 0), default=len(text)
    )
    if not EVENT.search(text, written.end, min(sentence_end, written.end + 120)):
        return 0
    before = text[max(line, written.start - 30) : written.start]
    if not before.strip() or BEFORE_EVENT.search(before):
        return 0.95 if written.start - line < 60 and line < 800 else 0.8
    return 0.0


def _with_year(reading: Reading, stated: Finding) -> Iterator[Finding]:
    """Yield the stated day with the year of an image path, of the publication line or of the address."""
    for published, start, end in _image_days(reading):
        value = _in_year(stated.value, published, MOST_DELAY)
        if value:
            quote = reading.document.body.decoded[start:end]
            yield Finding("event_date", value, quote, start, end, "year-of-image-path", 0.93, certain=True)
            return
    for finding in publish_dates(reading):
        value = _in_year(stated.value, bounds(finding.value).earliest, MOST_DELAY)
        if value:
            yield Finding(
                "event_date", value, stated.quote, stated.start, stated.end, "year-of-publication", 0.92, True
            )
            return
    for published in url_days(reading.document.url):
        value = _in_year(stated.value, published, MOST_DELAY)
        if value:
            yield Finding("event_date", value, stated.quote, stated.start, stated.end, "year-of-address", 0.8)
            return


def _in_year(value: str, published: date | None, delay: timedelta) -> str | None:
    """Put a date without year into the year in which it lies shortly before `published`."""
    if not published:
        return None
    first = value.split("/")[0]
    for year in (published.year, published.year - 1):
        dated = value.replace("XXXX", str(year))
        try:
            day = bounds(first.replace("XXXX", str(year))).earliest
        except ValueError:
            continue
        if day and timedelta(days=-1) <= published - day <= delay:
            return dated
    return None


def _image_days(reading: Reading) -> Iterator[tuple[date, int, int]]:
    decoded = reading.document.body.decoded
    for image in IMAGE.finditer(decoded):
        for match in IMAGE_DAY.finditer(decoded, image.start(), image.end()):
            day = _day(match)
            if day:
                yield day, match.start(), match.end()


def url_days(url: str) -> Iterator[date]:
    """Yield the days (or firsts of months) an address may hold."""
    for pattern in URL_DAY:
        for match in pattern.finditer(url):
            day = _day(match)
            if day:
                yield day


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    try:
        # A month alone stands for its last days: an event of that month lies before.
        return date(int(groups["year"]), int(groups["month"]), int(groups.get("day") or 28))
    except ValueError:
        return None


def publish_dates(reading: Reading) -> Iterator[Finding]:
    """Yield the day of publication from the line that states it: labelled first, then a line that is only a date."""
    lines = [*reading.blocks("byline"), *reading.blocks("title", "furniture")]
    yield from _labelled_dates(reading, lines)
    for block in reading.blocks("byline"):
        yield from _dates_in(reading, block.start, block.end, rule="date-line", certainty=0.85)


def _labelled_dates(reading: Reading, lines: Iterable[object]) -> Iterator[Finding]:
    text = reading.document.repaired.text
    for block in reading.blocks("byline"):
        for label in LABELLED.finditer(text, block.start, block.end):
            yield from _dates_in(
                reading, label.end(), min(block.end, label.end() + 22), rule="labelled", certainty=0.97
            )


def _dates_in(reading: Reading, start: int, end: int, *, rule: str, certainty: float) -> Iterator[Finding]:
    draft = reading.document.repaired
    for written in numeric(draft.text[start:end]):
        yield found(
            draft, start + written.start, start + written.end, field="publish_date", value=written.value,
            rule=rule, certainty=certainty, certain=True,
        )  # fmt: skip
        return
