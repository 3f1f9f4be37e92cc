"""The title: the line that was recognised as one, without the tags an upload site put on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.labels import looks_like_name
from archive.text.extract.reading import Reading, found
from archive.text.extract.title_doubt import is_doubtful
from archive.text.furniture import page_head
from archive.text.furniture.broken_titles import goes_on
from archive.text.furniture.site_names import is_column, is_site
from archive.text.furniture.titles import core, entry, is_title

# A line of the site's own that stands where a title may: column paths, greetings, today's date.
NAVIGATION = re.compile(r"首页|欢迎(?:访问|光临|来到)|星期[一二三四五六日天]|网站导航|[>\uff1e»_]")
# A reporter glued to the end of the title.
REPORTER = re.compile(
    r"(?:[ \u3000]+(?:□|■|●)?[ \u3000]*(?:本报|本网|本台)?|(?:本报|本网|本台))"
    r"(?:融媒体)?(?:记者|通讯员)[ \u3000]*[^，。\n]{2,16}$"
)
SUBTITLE = re.compile(r"[ \u3000]*(?:——|--|—|──)[ \u3000]*(?=[一-鿿“《])[^。\n]{4,60}$")


# How often and when the page was opened or made, at the end of its title line.
COUNTER = re.compile(
    r"[ \u3000]+(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[ \u3000]+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?:点击|浏览|阅读|阅览|访问|人气)(?:量|数|率|次数)?[ \u3000]*[:：][ \u3000]*\d{0,7}[ \u3000]*次?)$"
)
SIGNED = re.compile(r"[ \u3000]+(?P<name>[一-鿿](?:[一-鿿]{1,2}|[ \u3000]{1,2}[一-鿿]))$")
MOST_AUTHORS = 3
MOST_TITLES = 100
"""Title lines that are told as titles: a page repeats its own a few times, and each is compared with the whole text."""
COLUMN = re.compile(r"(?P<column>[一-鿿]{2,16})[ \u3000]+(?=\S)")
LIKELY = 0.9
# The place that a title has by itself on a page can be that of a column or of a caption.
WEAK = {page_head.FIRST: LIKELY, page_head.DEFINED: 0.6, page_head.NAME: 0.5}


def title(reading: Reading) -> Iterator[Finding]:
    """Yield the title lines, the first one first, with what belongs to it on the next line (——五河县的做法)."""
    draft = reading.document.repaired
    for block in reading.blocks("title")[:MOST_TITLES]:
        line = reading.line(block)
        is_entry = block.rule == page_head.DEFINED
        value = entry(line) if is_entry else _without_page(core(line), reading.text)
        if not value or NAVIGATION.search(value) or block.rule == page_head.CONTINUED:
            continue
        start = block.start + line.index(value)
        end = start + len(value)
        following = _following(reading, block)
        certainty = WEAK.get(block.rule, 0.95)
        sure = certainty >= LIKELY and not is_doubtful(reading, block, following or block, value)
        if following:
            end = following.start + len(reading.line(following).rstrip())
            value = f"{value}{reading.line(following).strip()}"
            sure = sure and following.rule != page_head.CONTINUED
        yield found(
            draft, start, end, field="title", value=value, rule=block.rule.replace(" ", "-"),
            certainty=certainty, certain=sure,
        )  # fmt: skip


def _following(reading: Reading, title_block: Block) -> Block | None:
    """Return the line that belongs to a title: its subtitle, or the other half of it."""
    blocks = reading.document.blocks
    behind = bisect_left(blocks, title_block.end, key=lambda block: block.start)
    following = blocks[behind] if behind < len(blocks) else None
    if not following or following.kind == "furniture":
        return None
    if following.rule == page_head.CONTINUED or SUBTITLE.match(reading.line(following)):
        return following
    return None


def _without_page(line: str, text: str) -> str:
    """Return a title without the column before it and the reporter, the counter or the author behind it.

    A name that the text knows is part of the title: 一心为民的好代表 某某某.
    """
    title = REPORTER.sub("", COUNTER.sub("", line)).rstrip()
    column = COLUMN.match(title)
    # The gap of a title whose words the text joins: 县人大常委会 机关党支部开展….
    joined = column and column["column"][-3:] + title[column.end() :][:3] in text
    # Two halves alike are one: 人民选我当代表 我当代表为人民.
    is_couplet = column and len(column["column"]) == len(title) - column.end()
    if column and not joined and not is_couplet and _is_page_name(column["column"], title[column.end() :]):
        title = title[column.end() :]
    for _ in range(MOST_AUTHORS):
        signed = SIGNED.search(title)
        if signed and _is_author(signed["name"], text) and is_title(title[: signed.start()]):
            title = title[: signed.start()]
    return title


def _is_page_name(words: str, rest: str) -> bool:
    named = is_column(words) or (is_site(words) and "在" not in words)
    return named and is_title(rest) and not goes_on(rest)


def _is_author(word: str, text: str) -> bool:
    name = "".join(word.split())
    return looks_like_name(name) and name not in text
