"""Lines and blanks: breaks inside sentences, page numbers inside words, blanks inside names, adverts inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from archive.text.draft import Edit
from archive.text.furniture import line_kinds
from archive.text.name_words import NOT_NAMES
from archive.text.words import HAN, HAN_CLASS, SENTENCE_END, SURNAME_CLASS, SURNAMES

BLANK = r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]"
BLANKS = BLANK[1:-1]
# From the first blank of a run on, and without giving back: a megabyte of blanks is passed once.
# A single line feed inside a text stays as it is, so it is not looked at.
BLANK_LINES = re.compile(
    rf"[\n{BLANKS}](?:(?<=\n)(?:[{BLANKS}\n]++|\Z|(?<=\A\n))|(?<!\n)(?<!{BLANK}{{2}}){BLANK}*+(?:\n[{BLANKS}\n]*+|\Z))"
)
INDENT = re.compile(rf"{BLANK}++(?!\n|\Z)")
PAGE_LINE = re.compile(
    rf"\n{BLANK}*(?:[-—–－]{BLANK}*\d{{1,3}}{BLANK}*[-—–－]|·{BLANK}*\d{{1,3}}{BLANK}*·|Page\s\d{{1,3}}(?:\sof\s\d{{1,3}})?|第{BLANK}*\d{{1,3}}{BLANK}*页(?:{BLANK}*[,，/]?{BLANK}*共{BLANK}*\d{{1,3}}{BLANK}*页)?){BLANK}*(?=\n|\Z)"
)
# What stands in each of them: most texts have none, and need no closer look.
DASHED_NUMBER = re.compile(rf"[-—–－]{BLANK}*\d")
# Without dashes only where running text breaks off before it and goes on behind it.
BARE_PAGE = re.compile(rf"\n{BLANK}*\d{{1,3}}{BLANK}*(?=\n[{HAN_CLASS}])")
PAGE_INSIDE = re.compile(
    rf"(?<=[{HAN_CLASS}])(?:\n?{BLANK}*[-—–－]{BLANK}+\d{{1,3}}{BLANK}+[-—–－]{BLANK}*\n?|[—－]\d{{1,3}}[—－])(?=[{HAN_CLASS}])"
)
# What is sought stands first and its surroundings behind it: a pattern that begins with a sign is found twenty times as fast.
BROKEN_LINE = re.compile(
    rf"\n(?:(?<=[，、,“‘（《〈]\n)(?=[{HAN_CLASS}“《])|(?<=[{HAN_CLASS}0-9”）》]\n)(?=[，。、；：！？”’）》〉,;])"
    # Inside a date: 2021⏎年5月, 5月⏎1日召开
    rf"|(?<=\d\n)(?=年\d|月\d|日[{HAN_CLASS}，,])|(?<=\d[年月]\n)(?=\d{{1,2}}[月日]))"
)
LIST_BREAK = re.compile(rf"(?<=[、，,])([{HAN_CLASS}]{{2,3}})\n(?=([{HAN_CLASS}]{{2,3}})、)")
CUT_NAME = re.compile(
    rf"\n(?:(?<=、[{SURNAME_CLASS}]\n)(?=[{HAN_CLASS}]{{1,2}}[、，,。])"
    rf"|(?<=[{HAN_CLASS}]\n)(?=(?![一二三四五六七八九十甲乙丙丁])[{HAN_CLASS}]、[{SURNAME_CLASS}]))"
)
# Behind an office the family name ends one line and the rest stands alone on the next: 县政协主席屈⏎文娟.
CUT_BEHIND_OFFICE = re.compile(
    rf"\n(?:(?<=(?:主席|主任|书记|委员|代表)[{SURNAME_CLASS}]\n)|(?<=[县市区镇乡局院部]长[{SURNAME_CLASS}]\n))(?=[{HAN_CLASS}]{{1,2}}(?:\n|[，、,。]))"
)
SPACED_NAMES = re.compile(
    rf"(?:(?:记者|通讯员|编辑|摄影|作者)[:： ]{{0,2}}|(?<![{HAN_CLASS}])(?<![{HAN_CLASS}] ))"
    rf"(?P<names>[{SURNAME_CLASS}] {{1,2}}[{HAN_CLASS}](?: {{1,2}}[{SURNAME_CLASS}] {{1,2}}[{HAN_CLASS}])*)(?! ?[{HAN_CLASS}])"
)
SPACED_NAME = re.compile(rf"[{HAN_CLASS}]( {{1,2}})[{HAN_CLASS}]")
BLANK_AT_MARK = re.compile(rf"{BLANK}(?<=[{HAN_CLASS}”》）].){BLANK}*(?=[，。、；！？])")

MOST_PAGES = 3_000
COMMA_INSIDE = re.compile(r"[，,。；]")
PAUSE = re.compile(r"[、，,。；]")
BROKEN_OFF = re.compile(rf"[{HAN_CLASS}，、]\Z")
NARROWEST, WIDEST = 18, 60
FULL_LINES = 4
MOST_LINES = 20_000
WRAPPED_TOGETHER = 3
PAUSE_INSIDE = re.compile(r"[，、,。；][^\n]")
WRAP_PLAY = 2
"""Marks and Latin letters make a full line up to two characters shorter."""


def blank_lines(text: str) -> Iterator[Edit]:
    """Yield one line feed for each run of blank lines with the indentation behind it; none at the ends of the text."""
    if indent := INDENT.match(text):
        yield Edit(0, indent.end(), "")
    for match in BLANK_LINES.finditer(text, indent.end() if indent else 0):
        inside = match.start() and match.end() < len(text)
        after = "\n" if inside else ""
        if match[0] != after:
            yield Edit(match.start(), match.end(), after)


def page_numbers(text: str) -> Iterator[Edit]:
    """Yield the deletion of page numbers: on a line of their own, or `- 12 -`, `—12—` between two Han characters.

    Behind a line of running text that breaks off, what stands below goes on with it. Spared: headings above a page
    number, numbers without dashes anywhere else, dashes without blanks (2021-12-05).
    """
    done = 0
    candidates = islice(BARE_PAGE.finditer(text), MOST_PAGES)
    bare = (match for match in candidates if _is_inside_sentence(text, *match.span()))
    inside = PAGE_INSIDE.finditer(text) if DASHED_NUMBER.search(text) else ()
    found = (*islice(inside, MOST_PAGES), *islice(PAGE_LINE.finditer(text), MOST_PAGES), *bare)
    for match in sorted(found, key=re.Match.start):
        if match.start() >= done:
            start, end = match.span()
            breaks = text[start] == "\n" and "\n" in (text[end - 1], text[end : end + 1])
            after = ""
            if breaks:
                end += text[end - 1] != "\n" or end - start == 1
                after = "" if _goes_on(text, start, end) else "\n"
            yield Edit(start, end, after)
            done = end


def _is_inside_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a line that is only a number stands inside a sentence: pauses before it, a pause or a stop behind it."""
    before, behind = text[max(0, start - WIDEST) : start], text[end + 1 : end + WIDEST]
    paused = PAUSE.search(before.rsplit("\n", 1)[-1]) and PAUSE.search(behind.split("\n", 1)[0])
    return bool(paused) and _goes_on(text, start, end + 1)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the line that ends at `start` is running text that breaks off, and Han characters follow at `end`."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - WIDEST) : start]
    is_running = len(line) >= NARROWEST or bool(COMMA_INSIDE.search(line))
    return is_running and bool(BROKEN_OFF.search(line) and HAN.match(text, end))


def line_wraps(text: str) -> Iterator[Edit]:
    """Yield the joining of lines that were cut at one width, as in a PDF or an e-mail.

    Certain where nearly all lines are equally long, the line before is full and ends inside a sentence, and
    the line behind is not indented. Spared: lines of other texts, headings, last lines of paragraphs.
    """
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return
    width = _width(lines)
    if not width:
        yield from _wrapped_parts(lines)
        return
    full = [width - WRAP_PLAY <= len(line) <= width for line in lines]
    end = -1
    for line, is_full, following in zip(lines, full, lines[1:], strict=False):
        end += len(line) + 1
        if is_full and line[-1] not in SENTENCE_END + "：:" and following and not following[0].isspace():
            yield Edit(end, end + 1, "")


def _width(lines: list[str]) -> int:
    """Return the width at which nearly all lines of a text are cut, 0 if there is none.

    The first line, which may be a title, and what is the site's do not count: without them the answer is the same.
    """
    own = [len(line) for line in lines if not line_kinds.kind_of(line)]
    width = max(own[1:], default=0)
    full = [width - WRAP_PLAY <= size <= width for size in own]
    is_cut = sum(full) >= FULL_LINES and 2 * sum(full[1:]) >= len(own) - 1
    return width if NARROWEST <= width <= WIDEST and is_cut else 0


def _wrapped_parts(lines: list[str]) -> Iterator[Edit]:
    """Yield the joining of lines cut at one width among lines of other lengths.

    Certain where three lines of running text (each with a pause inside) are equally long, end inside a sentence
    and stand together; then all lines of their width are joined that end inside a sentence.
    """
    cut = [_is_cut(line, following) for line, following in pairwise(lines)]
    widths = {len(lines[n]) for start, stop in _runs(lines, cut) for n in range(start, stop)}
    end = -1
    for line, is_cut in zip(lines, cut, strict=False):
        end += len(line) + 1
        if is_cut and any(abs(len(line) - width) <= WRAP_PLAY for width in widths):
            yield Edit(end, end + 1, "")


def _is_cut(line: str, following: str) -> bool:
    """Tell whether a line of running text ends inside a sentence that the following line may go on with."""
    if not NARROWEST <= len(line) <= WIDEST or line[-1] in SENTENCE_END + "：:":
        return False
    return bool(PAUSE_INSIDE.search(line) and following and not following[0].isspace())


def _runs(lines: list[str], cut: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of enough neighbouring lines that are cut at one width."""
    start = 0
    for n in range(len(cut) + 1):
        if n < len(cut) and cut[n] and abs(len(lines[n]) - len(lines[start])) <= WRAP_PLAY:
            continue
        if n - start >= WRAPPED_TOGETHER and cut[start]:
            yield start, n
        start = n


def line_breaks(text: str) -> Iterator[Edit]:
    """Yield the joining of a line that breaks off behind a comma or before a mark that begins no line.

    Spared: lines that end without punctuation (headings, captions, signatures).
    """
    for match in BROKEN_LINE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def list_breaks(text: str) -> Iterator[Edit]:
    """Yield `、` for a line break between two names of a list: `徐建青、胡鹤翔⏎侯玉华、张国兵`.

    Spared: words that begin like names (农村安⏎全饮水、).
    """
    for match in LIST_BREAK.finditer(text):
        if all(name[0] in SURNAMES and name[:2] not in NOT_NAMES for name in match.groups()):
            yield Edit(match.end(1), match.end(), "、", 0.9)


def cut_names(text: str) -> Iterator[Edit]:
    """Yield the joining of lines that cut a name in two, in a list or behind an office: `、鲍⏎月英、`, `主席屈⏎文娟⏎`.

    Certain because a single character is no name. Spared: numbering (一、).
    """
    found = (*CUT_NAME.finditer(text), *CUT_BEHIND_OFFICE.finditer(text))
    for match in sorted(found, key=re.Match.start):
        yield Edit(match.start(), match.end(), "")


def spaced_names(text: str) -> Iterator[Edit]:
    """Yield the deletion of the blank inside names of two characters: `记者冯 艳 孙 敏`.

    Certain only where single characters stand in pairs between marks and the first of each is a surname;
    two names (`张三 李四`) are never joined.
    """
    if not SPACED_NAME.search(text):
        return
    for names in SPACED_NAMES.finditer(text):
        for match in SPACED_NAME.finditer(text, names.start("names"), names.end("names")):
            yield Edit(match.start(1), match.end(1), "")


def blanks(text: str) -> Iterator[Edit]:
    """Yield the deletion of blanks before a mark that no blank precedes. Spared: blanks between words."""
    for match in BLANK_AT_MARK.finditer(text):
        yield Edit(match.start(), match.end(), "")
