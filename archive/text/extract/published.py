"""The day of publication, from the line that states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from archive.text import lexicon
from archive.text.document import Block, Finding
from archive.text.edtf import bounds
from archive.text.extract.address import lies_before
from archive.text.extract.dates import Written, edtf, numeric, spoken
from archive.text.extract.reading import Reading, found

# The day a document was made or is in force is another one; so is that of the meeting.
OTHER_DAY = "".join(
    f"(?<!{word})" for word in ("成文", "生效", "会议", "活动", "印发", "公开", "截止", "开始")
)
LABELLED = re.compile(rf"{OTHER_DAY}(?:{lexicon.PUBLISH_LABELS})[】\]]?[ \u3000]*[:：|｜]?[ \u3000]*")
SITE_CLOCK = re.compile(r"[ \u3000]*(?:网站|本站|页面|系统)[一-鿿]{0,4}(?:时间|日期)")
UPDATED = re.compile("更新|上传|录入|添加")
ISSUE = re.compile(r"《[^》\n]{2,14}》[ \u3000]*(?P<year>20\d\d)年第\d{1,3}期")
TAKEN = re.compile(r"[ \u3000(（—-]*(?:原载|摘自|载于|刊于|转自)[ \u3000:：]*《")
BEHIND_TITLE = re.compile(r"(?<=[ \u3000])(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[ \u3000]|$)")
LONGEST_DELAY = timedelta(days=62)
SHORT_DAY = re.compile(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![-\d])")
# The day a speech was given stands in brackets by itself or says where it was given; it is the event's.
DELIVERED = re.compile(
    r"[ \u3000]*(?:[(（][^()（）]{6,16}[)）][ \u3000]*$|[—－-]{1,2}[^\n]*日在|[(（]?[^\n]{0,14}日在[^\n]*上)"
)

SPOKEN_IN = re.compile("讲话|致辞")
LONE_DAY = re.compile(r"[ \u3000]*\d{4}年\d{1,2}月\d{1,2}日[ \u3000]*$")


def is_delivery(reading: Reading, block: Block) -> bool:
    """Tell whether a line holds the day of a speech: in brackets, or alone under the title of a speech."""
    line = reading.line(block)
    if DELIVERED.match(line):
        return True
    return bool(LONE_DAY.match(line)) and any(
        SPOKEN_IN.search(reading.line(t)) for t in reading.blocks("title")
    )


def publish_dates(reading: Reading) -> Iterator[Finding]:
    """Yield the day of publication: labelled dates first, then a byline's other date."""
    lines = [
        block
        for block in reading.bylines
        if not (is_delivery(reading, block) or SITE_CLOCK.match(reading.line(block)))
    ]
    labelled = [finding for block in lines for finding in _labelled(reading, block)]
    yield from sorted(labelled, key=lambda finding: finding.rule == "updated")
    told = {finding.start for finding in labelled}
    for block in lines:
        if not told.isdisjoint(range(*reading.document.repaired.decoded_span(block.start, block.end))):
            continue  # its other day is that of something else: 成文日期
        yield from _dates_in(reading, block.start, block.end, rule="date-line", certainty=0.85)
    for block in reading.blocks("text", "byline")[-2:]:
        if TAKEN.match(reading.line(block)):
            yield from _dates_in(reading, block.start, block.end, rule="taken-from", certainty=0.85)
    for block in reading.blocks("title"):
        behind = BEHIND_TITLE.search(reading.line(block))
        if behind:
            yield from _dates_in(
                reading, block.start + behind.start(), block.end, rule="behind-title", certainty=0.85
            )
    yield from _issues(reading)


def confirmed(reading: Reading, event: Sequence[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings; a day of publication stays certain only if the event lies shortly before it, or nothing contradicts.

    Without an event a day needs its label or its place above the text: below it stand the clocks of footers.
    """
    text = next((block.start for block in reading.prose), 0)
    first = reading.document.repaired.starts[text] if text < len(reading.document.repaired.starts) else 0
    for finding in told:
        if finding.field == "publish_date" and finding.certain:
            day = bounds(finding.value).earliest
            if event:
                sure = day is not None and lies_before(event[0].value.split("/")[-1], day, LONGEST_DELAY)
            else:
                sure = finding.rule == "labelled" or finding.start < first
            yield replace(finding, certain=sure)
        else:
            yield finding


def _issues(reading: Reading) -> Iterator[Finding]:
    """The year of the journal's issue that an article says it stood in: 原载《…》2019年第10期."""
    draft = reading.document.repaired
    for block in {block.start: block for block in (*reading.bylines, *reading.text_blocks[-2:])}.values():
        issue = ISSUE.search(draft.text, block.start, block.end)
        if issue:
            yield found(
                draft, issue.start("year"), issue.end("year"), field="publish_date", value=issue["year"],
                rule="journal-issue", certainty=0.6,
            )  # fmt: skip
            return


def _labelled(reading: Reading, block: Block) -> Iterator[Finding]:
    draft = reading.document.repaired
    for label in LABELLED.finditer(draft.text, block.start, block.end):
        end = min(block.end, label.end() + 22)
        # A page may be updated long after it was published.
        rule = "updated" if UPDATED.match(label[0]) else "labelled"
        full = list(_dates_in(reading, label.end(), end, rule=rule, certainty=0.97))
        yield from full
        short = None if full else SHORT_DAY.match(draft.text, label.end(), end)
        value = edtf(None, int(short["month"]), int(short["day"])) if short else None
        if short and value:
            yield found(
                draft, short.start(), short.end(), field="publish_date", value=value, rule="labelled-without-year",
                certainty=0.8,
            )  # fmt: skip


def _dates_in(reading: Reading, start: int, end: int, *, rule: str, certainty: float) -> Iterator[Finding]:
    draft = reading.document.repaired
    for written in (*numeric(draft.text[start:end]), *_in_words(draft.text[start:end])):
        yield found(
            draft, start + written.start, start + written.end, field="publish_date", value=written.value,
            rule=rule, certainty=certainty, certain=True,
        )  # fmt: skip
        return


def _in_words(text: str) -> Iterator[Written]:
    """Yield the days with a year that are written in Chinese numerals: 二〇二二年八月四日."""
    return (
        written for written in spoken(text) if not written.value.startswith("X") and "/" not in written.value
    )
