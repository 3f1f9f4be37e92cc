"""What speaks against a title: signs of the page inside it, another title beside it, a text about something else.

After `title`, which chooses it; a title with a doubt is offered, not promised.
"""

from __future__ import annotations

import re

from archive.text.document import Block
from archive.text.extract.reading import Reading
from archive.text.furniture import page_head
from archive.text.furniture.lexicon import SALUTATIONS, TITLE_ENDS
from archive.text.furniture.site_names import is_name
from archive.text.furniture.title_tags import BARRED
from archive.text.furniture.titles import core, is_title, shared

# What belongs to a page and not to a title: a title that holds it may be cut wrongly.
OF_PAGE = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d|\d:\d\d|(?:来源|作者)[:：]|记者|通讯员|编辑|\d篇|[ \u3000]{3,}|[丨｜|【】\[\]_]"
    r"|(?<!\d)-(?!\d)|[:：].*[:：]"
)
# What an encyclopedia says behind a word: which kind of thing it is.
GLOSSED = re.compile(r"[(（][^()（）]*(?:下辖|所辖|直辖|辖)[^()（）]*[)）]")
# A title that begins or ends so is the half of one.
HALF = re.compile(
    r"(?:常委会|主席团|[一二三四五六七八九十]{1,3}[届次]|第[一二三四五六七八九十]{1,3}次|[与及的、]).*|.*[和与及的、在对就]"
)
PARTED = re.compile(r"(?P<first>[^\s]{2,10})[ \u3000]+(?P<rest>.+)")
# A speech need not repeat what it is called; it greets those who listen.
SPOKEN = re.compile(f"(?:{'|'.join(TITLE_ENDS)})$")
SALUTATION = re.compile("|".join(map(re.escape, SALUTATIONS)))
OPENING = 300
# A place of one's own above the byline is worth some words.
LEAST_SHARED, LEAST_SHARED_ALONE = 0.2, 0.3


def is_doubtful(reading: Reading, title: Block, last: Block, value: str) -> bool:
    """Tell whether a title that stands from one block to another may be cut wrongly or be none."""
    if (
        OF_PAGE.search(value)
        or BARRED.fullmatch(reading.line(title).strip())
        or GLOSSED.search(value)
        or HALF.fullmatch(value)
        or is_name(value)
        or _names_who_acts(reading, value)
    ):
        return True
    if _may_hold_a_column(value, reading.text) or _stands_beside_another(reading, title, last):
        return True
    if title.rule == page_head.REPEATED or (
        SPOKEN.search(value) and SALUTATION.search(reading.text[:OPENING])
    ):
        return False
    alone = title.rule != page_head.ABOVE_BYLINE
    return shared(value, reading.text) < (LEAST_SHARED_ALONE if alone else LEAST_SHARED)


def _names_who_acts(reading: Reading, value: str) -> bool:
    """Tell whether a line rather belongs below a title: 某某主持并讲话."""
    return any(value.startswith(act.person.name) for act in reading.acts)


def _may_hold_a_column(value: str, text: str) -> bool:
    """Tell whether the first words before a gap may be a column's: the text does not know them, the rest is a title."""
    parted = PARTED.fullmatch(value)
    return bool(parted and parted["first"] not in text and is_title(parted["rest"]))


def _stands_beside_another(reading: Reading, title: Block, last: Block) -> bool:
    """Tell whether the line right above or below a title reads as one too, or is a column that has no column's name."""
    for block in reading.around(title, last):
        line = reading.line(block)
        if block.kind == "text" and block.start not in reading.byline_starts and is_title(line):
            return True
        if block.rule == page_head.COLUMN_LINE and not is_name(core(line)):
            return True
    return False
