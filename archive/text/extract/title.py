"""The title: the line that was recognised as one, without the tags an upload site put on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.reading import Reading, found
from archive.text.titles import core

# A line of the site's own that stands where a title may: column paths, greetings, today's date.
NAVIGATION = re.compile(r"首页|欢迎(?:访问|光临|来到)|星期[一二三四五六日天]|网站导航|[>\uff1e»_]")
# A reporter glued to the end of the title.
REPORTER = re.compile(
    r"[ \u3000]+(?:□|■|●)?[ \u3000]*(?:本报|本网|本台)?(?:融媒体)?(?:记者|通讯员)[ \u3000]*[^，。\n]{2,16}$"
)
SUBTITLE = re.compile(r"[ \u3000]*(?:——|--|—|──)[ \u3000]*(?=[一-鿿“《])[^。\n]{4,60}$")


def title(reading: Reading) -> Iterator[Finding]:
    """Yield the title lines, the first one first, with its subtitle (——五河县的做法) if there is one."""
    draft = reading.document.repaired
    for block in reading.blocks("title"):
        line = reading.line(block)
        value = REPORTER.sub("", core(line)).rstrip()
        if not value or NAVIGATION.search(value):
            continue
        start = block.start + line.index(value)
        end = start + len(value)
        subtitle = _subtitle(reading, block)
        if subtitle:
            end = subtitle.start + len(reading.line(subtitle).rstrip())
            value = f"{value}{reading.line(subtitle).strip()}"
        yield found(
            draft, start, end, field="title", value=value, rule="title-line", certainty=0.9, certain=True
        )  # fmt: skip


def _subtitle(reading: Reading, title_block: Block) -> Block | None:
    following = next((block for block in reading.document.blocks if block.start >= title_block.end), None)
    if not following or following.kind == "furniture":
        return None
    return following if SUBTITLE.match(reading.line(following)) else None
