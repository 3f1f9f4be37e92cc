"""The lines above an article: each as it stands, and whether what follows it shows that it is the title.

Read by `page_head`, which chooses among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text.furniture import lexicon, site_names
from archive.text.furniture.line_kinds import is_sentence
from archive.text.furniture.titles import core, is_aside, is_caption, is_site_talk, is_title
from archive.text.words import HAN, HAN_CLASS

MOST_LINES = 24
"""Lines of text that are looked at: no page has more before its title."""
ACTS = re.compile(f"{site_names.VERB.pattern}|视察|检查|考察|调研|评议|询问|座谈|表决|选举|票决|审查")
"""What a line above the text says is done, unlike a motto."""
LONGEST_HEAD = 20_000
"""Characters of a line; one with more is as long as a whole report, and stands above none."""
SHORT, FULL = 8, 14
SUBTITLE = re.compile(rf"[ \u3000]*(?:——|--|—|──)[ \u3000]*[{HAN_CLASS}“《\d][^。\n]{{3,60}}$")
NO_BYLINE = ("placeholder", "sample notice")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line above the article: its place among all lines, and whether a byline follows it directly."""

    place: int
    text: str
    above_byline: bool

    @property
    def is_short(self) -> bool:
        """Tell whether the line has no more words than the name of a column."""
        return len(HAN.findall(self.text)) <= SHORT

    @property
    def reads_as_title(self) -> bool:
        """Tell whether the line by itself is a title: no caption, with enough words, a verb or the kind of a paper."""
        text = core(self.text)
        is_full = len(HAN.findall(text)) >= FULL or ACTS.search(text) or text.endswith(lexicon.PAPER_KINDS)
        return bool(is_full) and is_title(self.text)

    @property
    def is_name(self) -> bool:
        """Tell whether the line reads as the name of a column, a site or an organ."""
        return site_names.is_name(core(self.text))


def head_lines(texts: Sequence[str], kinds: Sequence[str], rules: Sequence[str]) -> Iterator[HeadLine]:
    """Yield the lines of text before the first sentence."""
    seen = 0
    for n, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        if kind != "text" or not text:
            continue
        if seen >= MOST_LINES or len(text) > LONGEST_HEAD or _is_article(text):
            return
        seen += 1
        yield HeadLine(n, text, _above_byline(texts, kinds, rules, n))


def _is_article(line: str) -> bool:
    """Tell whether a line is a sentence of the article itself."""
    return is_sentence(line) and not (
        is_title(line) or is_caption(line) or is_site_talk(line) or is_aside(line)
    )


def _above_byline(texts: Sequence[str], kinds: Sequence[str], rules: Sequence[str], place: int) -> bool:
    """Tell whether the next line that is not the site's describes the article or is the title's second part: ——记某某."""
    for n in range(place + 1, min(place + 5, len(kinds))):
        if texts[n] and kinds[n] != "furniture":
            return (kinds[n] == "byline" and rules[n] not in NO_BYLINE) or SUBTITLE.match(
                texts[n]
            ) is not None
    return False
