"""The title: the line that was recognised as one, without the tags an upload site put on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.reading import Reading, found
from archive.text.furniture import page_head
from archive.text.furniture.titles import core

# A line of the site's own that stands where a title may: column paths, greetings, today's date.
NAVIGATION = re.compile(r"首页|欢迎(?:访问|光临|来到)|星期[一二三四五六日天]|网站导航|[>\uff1e»_]")
# A reporter glued to the end of the title.
REPORTER = re.compile(
    r"(?:[ \u3000]+(?:□|■|●)?[ \u3000]*(?:本报|本网|本台)?|(?:本报|本网|本台))"
    r"(?:融媒体)?(?:记者|通讯员)[ \u3000]*[^，。\n]{2,16}$"
)
SUBTITLE = re.compile(r"[ \u3000]*(?:——|--|—|──)[ \u3000]*(?=[一-鿿“《])[^。\n]{4,60}$")


# What belongs to a page and not to a title: a title that holds it may be cut wrongly.
OF_PAGE = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d|\d:\d\d|(?:来源|作者)[:：]|记者|通讯员|编辑|\d篇|[ \u3000]{3,}"
)
LIKELY = 0.9
# The place that a title has by itself on a page can be that of a column or of a caption.
WEAK = {page_head.FIRST: LIKELY, page_head.DEFINED: 0.6, page_head.NAME: 0.5}


def title(reading: Reading) -> Iterator[Finding]:
    """Yield the title lines, the first one first, with what belongs to it on the next line (——五河县的做法)."""
    draft = reading.document.repaired
    for block in reading.blocks("title"):
        line = reading.line(block)
        value = REPORTER.sub("", core(line)).rstrip()
        if not value or NAVIGATION.search(value) or block.rule == page_head.CONTINUED:
            continue
        start = block.start + line.index(value)
        end = start + len(value)
        following = _following(reading, block)
        if following:
            end = following.start + len(reading.line(following).rstrip())
            value = f"{value}{reading.line(following).strip()}"
        certainty = WEAK.get(block.rule, 0.95)
        yield found(
            draft, start, end, field="title", value=value, rule=block.rule.replace(" ", "-"),
            certainty=certainty, certain=certainty >= LIKELY and not OF_PAGE.search(value),
        )  # fmt: skip


def _following(reading: Reading, title_block: Block) -> Block | None:
    """Return the line that belongs to a title: its subtitle, or the other half of it."""
    following = next((block for block in reading.document.blocks if block.start >= title_block.end), None)
    if not following or following.kind == "furniture":
        return None
    if following.rule == page_head.CONTINUED or SUBTITLE.match(reading.line(following)):
        return following
    return None
