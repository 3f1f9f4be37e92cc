"""The medium in the words before a report: 山西日报讯（记者 刘宇）.

One of the ways in which `byline` finds a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.extract.attribution import MEDIUM
from archive.text.extract.reading import Reading, found

DATELINE = re.compile(
    r"^[ \u3000]*(?P<source>[^\s(（,，。:：]{0,20}?)(?:讯|电|消息|报道)?[ \u3000]*"
    r"[(（](?P<who>[^()（）\n]{2,60})[)）][ \u3000]*[:：]?"
)
BRACKETED_DATELINE = re.compile(
    r"^[ \u3000]*[(（](?P<source>[^\s()（），。]{2,12}?)(?:讯|消息|电)[ \u3000]+(?:本报)?(?:记者|通讯员)"
)
PLAIN_DATELINE = re.compile(r"^[ \u3000]*(?P<source>[^\s(（,，。:：]{2,16}?)(?:讯|消息)[ \u3000:：]")
OWN_PAPER = re.compile(r"^本[报网台刊站社]")
CHANNEL = re.compile(r"(?:(?<=在线)|(?<=网))[一-鿿]{2,4}频道$")
# The place and day of a dispatch: 新华社北京3月2日, 红网时刻武陵源12月26日.
PLACE_AND_DAY = re.compile(
    r"(?:(?<=社)|(?<=报)|(?<=网)(?!时刻)|(?<=时刻)|(?<=在线))[一-鿿]{0,6}?\d{1,2}月\d{1,2}日$"
)


def dateline(reading: Reading) -> Iterator[Finding]:
    """The words before a report: 山西日报讯（记者 刘宇）."""
    text, draft = reading.document.repaired.text, reading.document.repaired
    for block in reading.text_blocks[:3]:
        line = text[block.start : min(block.end, block.start + 120)]
        match = BRACKETED_DATELINE.match(line) or DATELINE.match(line) or PLAIN_DATELINE.match(line)
        if not match:
            continue
        start, end = block.start + match.start("source"), block.start + match.end("source")
        source = text[start:end]
        if "--" in source or "——" in source:
            start = block.start + match.start("source") + max(source.rfind("-"), source.rfind("—")) + 1
            source = text[start:end]
        for behind in (PLACE_AND_DAY, CHANNEL):
            part = behind.search(text[start:end])
            end -= len(part[0]) if part else 0
        if end > start and not OWN_PAPER.match(source) and MEDIUM.search(text[start:end]):
            yield found(
                draft, start, end, field="source", value=text[start:end], rule="dateline", certainty=0.85
            )  # fmt: skip
        return
