"""Repaired text to body: which lines are title, byline, the site's furniture, and which are the article.

The rule of this room: never lose a sentence of the article. A line is text unless something proves otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from archive.text.document import Block, BlockKind, Document
from archive.text.draft import Draft, Edit
from archive.text.furniture import glued_titles, line_kinds, page_head, titles

# Labels of a site behind the last sentence of a line: …。编辑：甲 审核：乙
GLUED_LABELS = re.compile(
    r"(?<=[。！”])[ \u3000]*(?=(?:(?:责任)?编辑|责编|来源|作者|审核|校对|初审)[:：][^，。；！？\n]{1,50}$)"
)
GLUED_MARKER = re.compile(
    r"(?<=[。！？”）])[ \u3000]*(?=(?:新闻推荐|[上下]一[篇条](?:文章|新闻)?)(?:[:：]|[ \u3000])|[(（]下转第[^。\n]{1,4}版[)）]$)"
)
# What each of them holds: most lines have none, and need no closer look.
GLUED_SIGN = re.compile("新闻推荐|上一|下一|下转|编辑|责编|来源|作者|审核|校对|初审")
MOST_LINES = 10_000
"""Lines that are looked at: a report has some hundreds; a text with more is no article."""
MOST_OF_LABELS = 60
MOST_EXCERPTS = 3
SHORTEST_COPY = 40
MEETING_TIME = "meeting time"
REMOVED: tuple[BlockKind, ...] = ("title", "byline", "furniture")


class Line(NamedTuple):
    """A line of the repaired text with what is known of it so far; `rule` is empty while it counts as text."""

    text: str
    start: int
    kind: BlockKind = "text"
    rule: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_text(self) -> bool:
        return self.kind == "text"

    def known(self, kind: BlockKind, rule: str) -> Line:
        return Line(self.text, self.start, kind, rule)


def divide(repaired: Draft, *, name: str = "", url: str = "") -> Document:
    """Return the document: each line classified, and the body left when title, byline and furniture are out.

    Spared: every line that no rule proves to be another thing than text; captions, headings, signatures; all that
    stands behind the first 10,000 lines, which is one block of text.
    """
    lines = list(islice(_lines(repaired.text), MOST_LINES))
    for step in (_single_lines, _menus, _before_breadcrumb, _excerpt, _after_end, _titles, _second_copy):
        lines = step(lines)
    blocks = tuple(Block(line.kind, line.start, line.end, line.rule) for line in lines if line.text)
    rest = lines[-1].end + 1
    if rest < len(repaired.text):
        blocks = (*blocks, Block("text", rest, len(repaired.text)))
    return Document(repaired, _body(repaired, blocks), blocks, name, url)


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text; a title glued to its text becomes a line of its own."""
    start, looks_on = 0, True
    is_marked = GLUED_SIGN.search(text) is not None
    for n, text_line in enumerate(text.split("\n", MOST_LINES)):
        looks_on = looks_on and n < glued_titles.MOST_BEFORE
        alone = looks_on and not line_kinds.kind_of(text_line)
        first, last = glued_titles.glued_title(text_line) if alone else (0, 0)
        if first < last:
            yield from _cut(text_line, start, first, last)
        elif is_marked:
            yield from _cut_at_marker(text_line, start)
        else:
            yield Line(text_line, start)
        # A title of its own, or the article, ends the search.
        looks_on = looks_on and first == last and not (alone and titles.is_title(text_line))
        start += len(text_line) + 1


def _cut(text_line: str, start: int, first: int, last: int) -> Iterator[Line]:
    """Yield a line that holds a title in parts: what stands before it, the title, what stands behind it."""
    text_at = glued_titles.byline_behind(text_line, last)
    before, byline = text_line[:first].rstrip(), text_line[last:text_at].strip()
    behind = text_line[text_at:].lstrip(" \u3000|】]")
    if before:
        yield Line(before, start, "furniture", "title label")
    yield Line(text_line[first:last], start + first, "title", "glued title")
    if byline:
        yield Line(byline, start + text_line.index(byline, last))
    yield from _cut_at_marker(behind, start + len(text_line) - len(behind))


def _cut_at_marker(line: str, start: int) -> Iterator[Line]:
    """Yield a line, and in two if behind a sentence another article begins (…。 新闻推荐 某市…) or a site's labels do."""
    marker = GLUED_SIGN.search(line) and (
        GLUED_MARKER.search(line) or GLUED_LABELS.search(line, max(0, len(line) - MOST_OF_LABELS))
    )
    if marker and line_kinds.is_sentence(line[: marker.start()]):
        yield Line(line[: marker.start()], start)
        yield Line(line[marker.end() :], start + marker.end())
    else:
        yield Line(line, start)


def _single_lines(lines: list[Line]) -> list[Line]:
    """Classify what a line shows by itself."""
    kinds = [line_kinds.kind_of(line.text) if line.is_text else None for line in lines]
    for n, kind in enumerate(kinds):
        if kind and kind[0] == "byline" and _tells_meeting_time(lines, n):
            kinds[n] = ("text", MEETING_TIME)
    return [line.known(*kind) if kind else line for line, kind in zip(lines, kinds, strict=True)]


def _tells_meeting_time(lines: list[Line], n: int) -> bool:
    if not line_kinds.begins_with_time(lines[n].text):
        return False
    around = "\n".join(line.text for line in lines[max(0, n - 2) : n + 3])
    return line_kinds.tells_of_meeting(around)


def _menus(lines: list[Line]) -> list[Line]:
    """Take a run of bulleted entries for a menu if one of them is certainly navigation."""
    if not any(line.kind == "furniture" for line in lines):
        return lines
    result = list(lines)
    start = 0
    for n, line in enumerate((*lines, Line("", 0))):
        if line_kinds.BULLETED.fullmatch(line.text.strip()):
            continue
        if any(entry.kind == "furniture" for entry in lines[start:n]):
            result[start:n] = [entry.known("furniture", "menu") for entry in lines[start:n]]
        start = n + 1
    return result


def _before_breadcrumb(lines: list[Line]) -> list[Line]:
    """Take the short lines before a breadcrumb (您现在的位置 …) and the column name repeated after it for furniture."""
    place = next((n for n, line in enumerate(lines[:40]) if line.rule == "breadcrumb"), -1)
    if place < 0 or any(line_kinds.is_sentence(line.text) and line.is_text for line in lines[:place]):
        return lines
    columns = line_kinds.columns(lines[place].text)
    rest = [line.text for line in lines[place + 1 :] if line.is_text]
    # The last step of the path may be the article itself.
    columns -= {
        text.strip()
        for text, after in zip(rest, [*rest[1:], ""], strict=False)
        if page_head.is_own(text, after)
    }
    return [
        line.known("furniture", "navigation")
        if line.is_text and (n < place or (n < place + 4 and line.text.strip() in columns))
        else line
        for n, line in enumerate(lines)
    ]


def _excerpt(lines: list[Line]) -> list[Line]:
    """Take the line behind 文章导读 for furniture if the text repeats it."""
    result = list(lines)
    headings = [n for n, line in enumerate(lines[:-1]) if line.rule == "excerpt heading"]
    for n in headings[:MOST_EXCERPTS]:
        if titles.repeats(lines[n + 1].text, [other.text for other in lines[n + 2 :]]):
            result[n + 1] = lines[n + 1].known("furniture", "excerpt")
    return result


def _after_end(lines: list[Line]) -> list[Line]:
    """Take all lines behind an end marker (新闻推荐, 原文链接 …) for furniture, if the article stood before it."""
    if not any(line.rule == "end" for line in lines):
        return lines
    said = 0
    paragraphs = (n for n, line in enumerate(lines) if line.is_text and line_kinds.is_paragraph(line.text))
    last = max(paragraphs, default=-1)
    for n, line in enumerate(lines):
        if line.is_text:
            said += len(line.text) if line_kinds.is_sentence(line.text) else 0
        elif (
            line.rule == "end"
            and said
            # Behind a marker the article may go on: with a long paragraph that does not speak of the site.
            and (line_kinds.is_other_article(line.text) or last < n)
        ):
            rest = [later.known("furniture", "after end") if later.is_text else later for later in lines[n:]]
            return lines[:n] + rest
    return lines


def _titles(lines: list[Line]) -> list[Line]:
    """Recognise the title and its repetitions, and the names of site and column above it."""
    found, above = page_head.heads(
        [line.text for line in lines], [line.kind for line in lines], [line.rule for line in lines]
    )
    lines = [line.known("title", found[n]) if n in found else line for n, line in enumerate(lines)]
    return [
        line.known("furniture", page_head.COLUMN_LINE) if n in above else line for n, line in enumerate(lines)
    ]


def _second_copy(lines: list[Line]) -> list[Line]:
    """Take an exact second copy of the whole article for furniture, however its lines are broken."""
    places = [n for n, line in enumerate(lines) if line.is_text and line.text]
    ends = list(accumulate(len(lines[n].text) for n in places))
    half = ends[-1] // 2 if ends else 0
    whole = "".join(lines[n].text for n in places)
    if half < SHORTEST_COPY or half not in ends or whole[:half] * 2 != whole:
        return lines
    second = set(places[ends.index(half) + 1 :])
    return [line.known("furniture", "second copy") if n in second else line for n, line in enumerate(lines)]


def _body(repaired: Draft, blocks: tuple[Block, ...]) -> Draft:
    """Return the draft with the steps `title`, `byline` and `furniture`, each deleting its lines with a line end."""
    ranges = _deletions(repaired.text, blocks)
    draft = repaired
    gone: list[tuple[int, int]] = []
    for kind in REMOVED:
        own = [(start, end) for start, end, of in ranges if of == kind]
        starts = [start for start, _ in gone]
        before = [0, *accumulate(end - start for start, end in gone)]
        shifted = [(start - before[bisect_right(starts, start)], end - start) for start, end in own]
        draft = draft.apply(kind, [Edit(start, start + size, "") for start, size in shifted])
        gone = sorted(gone + own)
    return draft


def _deletions(text: str, blocks: tuple[Block, ...]) -> list[tuple[int, int, str]]:
    """Return the ranges that leave the text blocks joined by single line feeds; neighbours of one kind in one range."""
    texts = [n for n, block in enumerate(blocks) if block.kind == "text"]
    last = texts[-1] if texts else -1
    ranges: list[tuple[int, int, str]] = []
    for n, block in enumerate(blocks):
        if block.kind == "text":
            continue
        start = blocks[n - 1].end if n and n > last else block.start
        end = block.end if n > last else blocks[n + 1].start
        if ranges and ranges[-1][1] == start and ranges[-1][2] == block.kind:
            ranges[-1] = (ranges[-1][0], end, block.kind)
        else:
            ranges.append((start, end, block.kind))
    return ranges
