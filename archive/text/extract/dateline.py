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
# 据白云融媒体报道（记者 …）, 据新华社北京3月2日电，
CITED = re.compile(
    r"^[ \u3000]*据(?P<source>[^\s(（,，。:：据]{2,20}?)(?:报道|消息|讯|电|获悉)"
    r"(?=[ \u3000]*(?:[,，:：]|[(（][^()（）\n]{2,60}[)）]))"
)
# What signs itself 讯（记者 …） or is cited is a medium whatever it is called: 巴楚零距离讯（通讯员 …）.
REPORTED = re.compile(r"(?:讯|消息|电|报道)[ \u3000]*[(（](?:本报|本网)?(?:特约|见习|全媒体)?(?:记者|通讯员)")
CALLED = re.compile("[一-鿿·]{3,14}")
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
        cited = CITED.match(line)
        match = cited or BRACKETED_DATELINE.match(line) or DATELINE.match(line) or PLAIN_DATELINE.match(line)
        if not match:
            continue
        signs = cited or REPORTED.match(line, match.end("source"))
        start, end = block.start + match.start("source"), block.start + match.end("source")
        source = text[start:end]
        if "--" in source or "——" in source:
            start = block.start + match.start("source") + max(source.rfind("-"), source.rfind("—")) + 1
            source = text[start:end]
        for behind in (PLACE_AND_DAY, CHANNEL):
            part = behind.search(text[start:end])
            end -= len(part[0]) if part else 0
        known = MEDIUM.search(text[start:end]) or (signs and _is_called(reading, text[start:end]))
        if end > start and not OWN_PAPER.match(source) and known:
            yield found(
                draft, start, end, field="source", value=text[start:end], rule="dateline", certainty=0.85
            )  # fmt: skip
        return


def _is_called(reading: Reading, source: str) -> bool:
    """Tell whether words are a name and not only the place of a dispatch (甘谷讯)."""
    if not CALLED.fullmatch(source):
        return False
    return all(place.end - place.start < len(source) - 1 for place in reading.gazetteer.find(source))
