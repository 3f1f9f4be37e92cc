"""The day of the event: strongest evidence first, never an invented year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from archive.text import lexicon
from archive.text.document import Block, Finding
from archive.text.edtf import bounds
from archive.text.extract.dates import Written, edtf, lost_signs, packed, spoken
from archive.text.extract.names import name_end
from archive.text.extract.office import TITLE
from archive.text.extract.published import is_delivery, publish_dates
from archive.text.extract.reading import Reading, found

REACH = 2500  # characters from the start in which the event is named
# 定于9月28日召开 tells of a meeting to come.
BEFORE_EVENT = re.compile(r"(?:^|[。！？!?；;,，:：)）】\]|讯电息”\"—]|(?<![定拟将订划])于)[ \u3000]*$")
# The organ that meets may stand before the day: 省人大常委会9月20日在…召开.
ORGAN_BEFORE = re.compile(
    r"(?:^|[讯电)）])[ \u3000]*(?:[一-鿿]{0,14}(?:人大常委会|人大|[省市县区旗州盟镇乡]委|政府|政协)"
    r"|[一-鿿]{0,36}[届次](?:会议|主任会议|大会))[ \u3000]*$"
)
CONVENED = re.compile(r"[^。；;，,]{0,30}(?:召开|举行|举办|开展|开幕|闭幕)")
EVENT = re.compile(lexicon.EVENT_WORDS)
TIME_OF_DAY = re.compile("上午|下午|傍晚|晚|早|当天")
FIRST_CLAUSE = re.compile("[,，]?[^,，。；;：:\n]{1,40}")
OF_DOCUMENT = re.compile(f"(?:{lexicon.DOCUMENT_DATE_AFTER})")
DAY_ONLY = re.compile(r"(?:^|[)）】]|讯)[ \u3000]*(?P<day>\d{1,2})日(?=晚|上午|下午|早|[,，])")
# 本报讯（记者 王一）818，: what may stand before such a day.
DATELINE = r"(?:[^\s。，,（(]{0,12}[讯电])?[ \u3000]*(?:[(（][^()（）\n]{2,60}[)）])?[ \u3000]*"
LOST_SIGNS = re.compile(DATELINE + r"(?P<digits>\d{6}|\d{2,4})日?(?:[至-](?P<to>\d{1,2}))?(?:日|(?=[,，]))")
PASSED = re.compile(r"[ \u3000]*[(（]\d{4}年[^()（）\n]{4,60}会议通过[)）][ \u3000]*$")
YESTERDAY = re.compile(r"(?:^|[讯)）\s。])(?P<day>昨日|昨天)(?:[上下]午|晚)?[,，]?")
SPEECH = re.compile("讲话|报告|致辞|发言")
SENTENCE_END = re.compile("[。；;]")
# What happened in the capital is what a local meeting hears of, not the meeting.
ELSEWHERE = re.compile(
    r"[上下]?午?[,，]?(?:第?[一二三四五六七八九十]+届全国(?:人大|人民代表大会|政协)|全国(?:人大|政协|两会)|中共中央|党中央|中央|国务院|党的[一-鿿]{2,4}大|习近平)"
)
MOST_OPENING = 4
MOST_DELAY = timedelta(days=62)
IMAGE = re.compile(
    r"!\[[^\]\n]{0,80}\]\(([^)\s]{1,300})\)|<img[^>]{0,300}>|\[img\][^\[\]\s]{1,300}\[/img\]", re.I
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A date that opens a sentence about an event; `elsewhere`: of the country."""

    block: Block
    written: Written
    strength: float
    elsewhere: bool


def event_dates(reading: Reading) -> Iterator[Finding]:
    """Yield the day of the event, with its year first where another clue holds it."""
    stated = list(_delivered(reading)) or list(_stated(reading))
    if stated and stated[0].value.startswith("XXXX") and not stated[0].value.startswith("XXXX-XX"):
        yield from _with_year(reading, stated[0])
    yield from stated


def _delivered(reading: Reading) -> Iterator[Finding]:
    """The day under the title of a speech or report: （2024年4月11日）, ——2026年1月28日在…会议上."""
    for block in reading.blocks("title", "byline", "text")[:4]:
        passed = PASSED.match(reading.line(block))
        written = next(spoken(reading.line(block)), None) if passed else None
        if written:
            yield _found(reading, block, written, rule="date-of-decision", certainty=0.92)
            return
    if not any(SPEECH.search(reading.line(block)) for block in reading.blocks("title")):
        return
    head = reading.blocks("title", "byline", "text")[:6]
    for block in head:
        written = next(spoken(reading.line(block)), None)
        if block.kind != "title" and written and is_delivery(reading, block):
            yield _found(reading, block, written, rule="date-of-speech", certainty=0.92)
            return


def _found(reading: Reading, block: Block, written: Written, *, rule: str, certainty: float) -> Finding:
    return found(
        reading.document.repaired, block.start + written.start, block.start + written.end, field="event_date",
        value=written.value, rule=rule, certainty=certainty, certain=certainty > 0.9,
    )  # fmt: skip


def _stated(reading: Reading) -> Iterator[Finding]:
    """The first date that opens a sentence about an event; else a day without month, or without its signs."""
    prose = [block for block in reading.prose if block.start - reading.document.blocks[0].start < REACH]
    opening = list(islice(_opening(reading, prose), MOST_OPENING))
    own = next((one for one in opening if not one.elsewhere), None)
    if own or opening:
        chosen = own or opening[0]
        certainty = min(chosen.strength, 0.95 if own else 0.7)
        yield _found(reading, chosen.block, chosen.written, rule="date-opens-sentence", certainty=certainty)
        return
    for block in prose:
        yield from _broken(reading, block)
    for block in prose[:3]:
        yield from _yesterday(reading, block)


def _opening(reading: Reading, prose: Iterable[Block]) -> Iterator[_Opening]:
    """Yield the dates that open a sentence about an event."""
    for block in prose:
        line = reading.line(block)
        for written in spoken(line, 0, min(len(line), REACH)):
            following = reading.document.repaired.text[
                block.start + written.end : block.start + written.end + 120
            ]
            strength = _strength(line, written, following)
            if strength:
                sentence = SENTENCE_END.split(following, maxsplit=1)[0]
                yield _Opening(block, written, strength, ELSEWHERE.match(sentence) is not None)


def _strength(line: str, written: Written, following: str) -> float:
    """Rate a date as the event's: 0 is no."""
    if OF_DOCUMENT.match(following):
        return 0
    sentence = SENTENCE_END.split(following, maxsplit=1)[0]
    told = EVENT.search(sentence) or TIME_OF_DAY.match(following)
    if not told and not _names_holder(following):
        return 0
    before = line[max(0, written.start - 48) : written.start]
    convened = ORGAN_BEFORE.search(before) and CONVENED.match(following)
    if before.strip() and not BEFORE_EVENT.search(before) and not convened:
        return 0
    return 0.8 if not told or written.start >= 60 else 0.95


def _names_holder(following: str) -> bool:
    """Tell whether the clause behind a date begins with somebody and an office: 5月6日，副县长某某带着代表看…."""
    clause = FIRST_CLAUSE.match(following)
    title = TITLE.search(clause[0]) if clause else None
    return bool(clause and title and name_end(clause[0], title.end()))


def _broken(reading: Reading, block: Block) -> Iterator[Finding]:
    line = reading.line(block)[:120]
    day = DAY_ONLY.search(line)
    value = edtf(None, None, int(day["day"])) if day else None
    if day and value:
        yield _found(reading, block, Written(*day.span("day"), value), rule="day-only", certainty=0.7)
        return
    lost = LOST_SIGNS.match(line)
    value = lost_signs(lost["digits"]) if lost else None
    if lost and value and lost["to"]:
        last = edtf(None, int(value[5:7]), int(lost["to"])) if len(value) == 10 else None
        value = f"{value}/{last}" if last and last > value else None
    if lost and value:
        yield _found(
            reading, block, Written(lost.start("digits"), lost.end(), value), rule="lost-signs", certainty=0.7
        )


def _yesterday(reading: Reading, block: Block) -> Iterator[Finding]:
    """昨日 in a paper's first lines is the day before its date."""
    said = YESTERDAY.search(reading.line(block)[:60])
    published = next((finding.value for finding in publish_dates(reading) if finding.certain), "")
    issued = _day(published) if said and len(published) == 10 else None
    if said and issued:
        day = (issued - timedelta(days=1)).isoformat()
        yield _found(
            reading, block, Written(*said.span("day"), day), rule="day-before-publication", certainty=0.7
        )


def _with_year(reading: Reading, stated: Finding) -> Iterator[Finding]:
    """Yield the stated day with the year of an image path, of the publication line or of the address."""
    decoded = reading.document.body.decoded
    for image in IMAGE.finditer(decoded):
        for written in packed(image[0]):
            value = _in_year(stated.value, written.value)
            if value:
                start, end = image.start() + written.start, image.start() + written.end
                yield Finding(
                    "event_date", value, decoded[start:end], start, end, "year-of-image-path", 0.93, True
                )
                return
    for finding in publish_dates(reading):
        value = _in_year(stated.value, finding.value)
        if value:
            yield Finding(
                "event_date", value, stated.quote, stated.start, stated.end, "year-of-publication", 0.92, True
            )
            return
    for written in packed(reading.document.url):
        value = _in_year(stated.value, written.value)
        if value:
            yield Finding("event_date", value, stated.quote, stated.start, stated.end, "year-of-address", 0.8)
            return


def _in_year(value: str, published: str) -> str | None:
    """Put a date without year into the year in which it lies shortly before `published`."""
    latest = bounds(published).latest
    if not latest:
        return None
    first = value.split("/")[0]
    for year in (latest.year, latest.year - 1):
        day = _day(first.replace("XXXX", str(year)))
        if day and timedelta(days=-1) <= latest - day <= MOST_DELAY:
            return value.replace("XXXX", str(year))
    return None


def _day(value: str) -> date | None:
    try:
        return bounds(value).earliest
    except ValueError:  # 29 February of a common year
        return None
