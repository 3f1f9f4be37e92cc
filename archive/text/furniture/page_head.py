"""Which line above an article is its title: a page may put its own names, columns and captions before it.

On the path of `furniture.dividing.divide`; what a line by itself looks like is told by `titles` and `site_names`. The rule
that is returned says what spoke for the title: its place above the byline, its repetition, or only that it came first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from archive.text.furniture import site_names
from archive.text.furniture.broken_titles import belong_together, breaks_off, goes_on, is_document
from archive.text.furniture.head_lines import ACTS, MOST_LINES, SHORT, HeadLine, head_lines
from archive.text.furniture.line_kinds import is_sentence
from archive.text.furniture.titles import (
    COLUMN,
    LONGEST,
    core,
    entry,
    is_aside,
    is_caption,
    is_defined,
    is_site_talk,
    is_title,
    may_stand_above_byline,
    shared,
)
from archive.text.words import HAN

ABOVE_BYLINE, REPEATED, FIRST, NAME, DEFINED, CONTINUED = (
    "title above byline", "title repeated", "first line", "name as title", "defined word", "title continued",
)  # fmt: skip
COLUMN_LINE = "column"
LAST_PLACE = 6
SHORTEST_LEAD, LONGEST_LEAD = 4, 16
ENOUGH = 40
SOUGHT, MUCH_MORE = 3_000, 0.3
"""Characters of the text in which a title's words are sought; how many more of them one line needs than another."""
MOST_BEFORE_ENTRY = 4
# One of a column's articles: 人大代表风采录（二十三）.
SERIES = re.compile(
    r"[(（](?:之|第)?[一二三四五六七八九十\d]{1,3}[期篇]?[)）][ \u3000]*$|[之第][一二三四五六七八九十\d]{1,3}[期篇]?$"
)
BAR = re.compile("[|｜]")


def heads(
    texts: Sequence[str], kinds: Sequence[str], rules: Sequence[str]
) -> tuple[Mapping[int, str], frozenset[int]]:
    """Return the places of the title lines, each with its evidence, and those of the site's names above it.

    Both are empty where no line is certainly a title.
    """
    known = next((n for n, kind in enumerate(kinds) if kind == "title"), None)
    if known is not None:
        return dict.fromkeys(_repeated(core(texts[known]), texts, kinds, known), REPEATED), frozenset()
    if defined := _defined(texts, kinds):
        return defined, frozenset()
    lines = list(head_lines(texts, kinds, rules))
    chosen = _choice(lines)
    if not chosen and (issued := _issued(lines)):
        return issued, frozenset()
    if not chosen or not (chosen[0].above_byline or _has_text(texts, kinds, chosen[0].place)):
        return {}, frozenset()
    line, rule = _told_better(texts, kinds, lines, *chosen)
    rest = _rest(texts, kinds, line.place)
    first = next((other for other in lines if other.place == line.place - 1), None)
    if first and _leads_up_to(core(first.text), line.text):
        return {first.place: rule, line.place: CONTINUED}, frozenset()
    title = core(line.text)
    found = dict.fromkeys(_repeated(title, texts, kinds, line.place), REPEATED)
    if rule == FIRST and any(n - line.place < LAST_PLACE for n in found):
        rule = REPEATED
    following = next((other for other in lines if other.place == line.place + 1), None)
    if following and belong_together(title, following.text.strip(), rest):
        found[following.place] = CONTINUED
    above = (other for other in lines if other.place < line.place and other.place not in found)
    return {**found, line.place: rule}, frozenset(
        other.place for other in above
        if (other.is_name or other.is_short) and not is_caption(other.text) and not COLUMN.fullmatch(other.text)
    )  # fmt: skip


def is_own(line: str, following: str) -> bool:
    """Tell whether a line that the page's path names is the article's title and no column's name."""
    return is_title(line) and not site_names.is_name(core(line)) and not is_title(following)


def _choice(lines: Sequence[HeadLine]) -> tuple[HeadLine, str] | None:
    """Return the title and what speaks for it: the first line that reads as one and is no name of the site."""
    may_stand = [line for line in lines if line.above_byline and may_stand_above_byline(line.text)]
    above = next((line for line in may_stand if not line.is_name), may_stand[0] if may_stand else None)
    rest = [line for line in lines if not _is_passed_over(line)]
    for n, line in enumerate(rest):
        if above and line.place == above.place:
            return above, ABOVE_BYLINE
        if _is_site(line, above or _next_title(rest[n + 1 :])):
            continue
        if is_title(line.text) and not site_names.is_site(core(line.text)):
            return line, NAME if line.is_name else FIRST
        if not above:
            return None
    return (above, ABOVE_BYLINE) if above else None


def _issued(lines: Sequence[HeadLine]) -> dict[int, str]:
    """Return the places of a title that stands on two lines and on neither by itself: an organ, and what it issues."""
    for organ, document in pairwise(lines):
        if breaks_off(core(organ.text)) and is_document(document.text) and document.place == organ.place + 1:
            return {organ.place: FIRST, document.place: CONTINUED}
    return {}


def _told_better(
    texts: Sequence[str], kinds: Sequence[str], lines: Sequence[HeadLine], line: HeadLine, rule: str
) -> tuple[HeadLine, str]:
    """Return the title below the chosen line if the text speaks of it and hardly of that line, which leads up to it."""
    below = next((other for other in lines if other.place == line.place + 1), None)
    if rule != FIRST or not below or not below.reads_as_title or not ACTS.search(below.text):
        return line, rule
    if breaks_off(core(below.text)):
        return line, rule
    rest = _rest(texts, kinds, below.place)
    told = shared(core(below.text), rest) - shared(core(line.text), rest)
    return (below, rule) if told >= MUCH_MORE else (line, rule)


def _leads_up_to(first: str, line: str) -> bool:
    """Tell whether a line belongs to the title below it: it names who acts, or ends with a colon."""
    if first.endswith(("：", ":")):
        return SHORTEST_LEAD <= len(first) <= LONGEST_LEAD and is_title(first[:-1] + line)
    return breaks_off(first) and goes_on(line)


def _rest(texts: Sequence[str], kinds: Sequence[str], place: int) -> str:
    """Return the text below a line."""
    below = zip(texts[place + 1 :], kinds[place + 1 :], strict=True)
    return "".join(text for text, kind in below if kind == "text")[:SOUGHT]


def _next_title(lines: Sequence[HeadLine]) -> HeadLine | None:
    """Return the first line that is no name of the site, if it is a title."""
    line = next((line for line in lines if not (line.is_name or line.is_short)), None)
    return line if line and line.reads_as_title else None


def _is_passed_over(line: HeadLine) -> bool:
    """Tell whether a line is a caption, a column in brackets, a menu or a greeting, the day of a speech."""
    return bool(
        is_caption(line.text) or COLUMN.fullmatch(line.text) or is_site_talk(line.text) or is_aside(line.text)
    )


def _is_site(line: HeadLine, later: HeadLine | None) -> bool:
    """Tell whether a line before a later one that can be the title is the site's: a name, or a few words."""
    if not later:
        return False
    if later.above_byline and len(BAR.findall(line.text)) > 1:
        return True
    if later.above_byline and (line.is_short or SERIES.search(line.text)):
        return True
    return line.is_name or (line.is_short and not is_title(line.text))


def _repeated(title: str, texts: Sequence[str], kinds: Sequence[str], place: int) -> frozenset[int]:
    """Return the places where a title stands again: above its article, or above a second copy of it."""
    if len(HAN.findall(title)) < SHORT:
        return frozenset()
    return frozenset(
        n
        for n, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if n != place and kind == "text" and len(text) <= LONGEST and core(text) == title
    )


def _has_text(texts: Sequence[str], kinds: Sequence[str], place: int) -> bool:
    """Tell whether an article follows: a sentence, or many lines that a page has cut."""
    rest = [text for text, kind in zip(texts[place + 1 :], kinds[place + 1 :], strict=True) if kind == "text"]
    return any(map(is_sentence, rest)) or (len(rest) > 2 and sum(map(len, rest)) >= ENOUGH)


def _defined(texts: Sequence[str], kinds: Sequence[str]) -> dict[int, str]:
    """Return the place of the word that an encyclopedia explains below it."""
    places = [n for n, kind in enumerate(kinds[: MOST_LINES * 2]) if kind == "text" and texts[n]]
    for at, first in enumerate(places[:MOST_BEFORE_ENTRY]):
        word = entry(texts[first])
        if word and any(is_defined(word, texts[n]) for n in places[at + 1 : at + 12]):
            return {first: DEFINED}
    return {}
