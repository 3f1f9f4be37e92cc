"""What all extractors look at: the document, its lines, its divisions and its people, found once.

On the article's path between the document and the findings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from archive.text.document import Block, Document, Finding
from archive.text.draft import Draft
from archive.text.extract.interview import interviewee
from archive.text.extract.people import Named, people
from archive.text.extract.place import Placed, placed
from archive.text.extract.role import Act, acts
from archive.text.extract.titled import titled_people
from archive.text.furniture.dividing import MEETING_TIME
from archive.text.places.gazetteer import Gazetteer, Unit

MOST_BYLINES = 1_000
"""Bylines of a text that are looked at; a text with more is no article."""
BYLINE_START = re.compile(
    r"[ \u3000【\[○●□■◆◇◎☆★▲△]*(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?![\d日])(?![^ \u3000\d:：时点]{2})|"
    r"\d{1,2}\.\d{1,2}\.20\d\d|《[^》]{2,12}》20\d\d年第|《[^》]{2,14}》(?:特约|见习)?(?:记者|通讯员)[ \u3000]|20\d\d年第\d+期|"
    r"(?:图/文|文/图|文图|撰文|摄影)[ :：]|(?:来源|作者|编辑|发布|时间|日期|责任编辑|信息来源|发布时间|"
    r"稿源)[:：]|[一-鿿]{2,6}[:：][^，。]{0,60}$)"
)
ORGAN_NAME = re.compile("人大|县委|区委|市委|旗委|政府|政协|融媒")
READING_BEHIND = re.compile(r"[(（][a-zA-Z\u00c0-\u01dcńňǹḿ\u0261]{1,7}[)）]")


@dataclass(frozen=True)
class Reading:
    """A document under description. People and acts are in offsets of `body.text`, places of `repaired.text`."""

    document: Document
    gazetteer: Gazetteer
    places: tuple[Placed, ...]
    people: tuple[Named, ...]
    acts: tuple[Act, ...]
    body_starts: tuple[int, ...]
    shift: Mapping[int, int]
    interviewee: Named | None = None

    @classmethod
    def of(cls, document: Document, gazetteer: Gazetteer) -> Reading:
        """Find the divisions and the people of a document."""
        text = document.body.text
        places = tuple(placed(document, gazetteer))
        starts = _body_starts(document)
        lines = [block.start for block in document.blocks if block.kind == "text"]
        shift = {line: start - line for line, start in zip(lines, starts, strict=True)}
        full = {
            place.end + shift[place.block.start]: place.start + shift[place.block.start]
            for place in places
            if place.mention.is_full and place.block.kind == "text"
        }
        named = people(text, full)
        if titled := list(
            titled_people(document, places, {person.name for person in named if person.office})
        ):
            named = tuple(sorted((*named, *titled), key=lambda person: person.start))
        asked = interviewee(text, named, _titles(document))
        answering = (Act(asked, "speaks"),) if asked else ()
        return cls(document, gazetteer, places, named, (*acts(text, named), *answering), starts, shift, asked)

    def in_a_name(self, place: Placed) -> bool:
        """Tell whether a place name of the body stands inside a person's name (易明山)."""
        at = self.shift.get(place.block.start)
        if at is None:
            return False
        start, end = place.start + at, place.end + at
        return any(p.start < end and start < p.end for p in self.people_between(start - 4, end))

    def place_in_office(self, start: int, end: int) -> Unit | None:
        """Return the unit that `body.text[start:end]` names, if it names one."""
        line = bisect_right(self.body_starts, start) - 1
        block = self.text_blocks[line]
        shift = block.start - self.body_starts[line]
        low = bisect_left(self.places, start + shift, key=lambda place: place.start)
        for place in self.places[low : low + 4]:
            if (
                place.unit
                and place.end <= end + shift
                and (place.mention.is_full or self._before_organ(place))
            ):
                return place.unit
        return None

    def units_between(self, start: int, end: int) -> Iterator[Unit]:
        """Yield the units that `body.text[start:end]` names, each as the lowest of its chain (广元市朝天区: 朝天区)."""
        for place in self.places:
            shift = self.shift.get(place.block.start)
            if place.unit and shift is not None and start <= place.start + shift < end:
                yield place.unit

    def _before_organ(self, place: Placed) -> bool:
        return bool(ORGAN_NAME.match(self.document.repaired.text, place.end))

    def place_end(self, start: int) -> int:
        """Return where the full name of a division that begins at `start` of the body ends; `start` if there is none."""
        line = bisect_right(self.body_starts, start) - 1
        shift = self.text_blocks[line].start - self.body_starts[line]
        low = bisect_left(self.places, start + shift, key=lambda place: place.start)
        place = self.places[low] if low < len(self.places) else None
        return (
            place.end - shift if place and place.start == start + shift and place.mention.is_full else start
        )

    @property
    def text(self) -> str:
        """The body."""
        return self.document.body.text

    def people_between(self, start: int, end: int) -> tuple[Named, ...]:
        """Return the mentions that begin in a range of the body."""
        low = bisect_left(self.people, start, key=lambda named: named.start)
        high = bisect_left(self.people, end, key=lambda named: named.start)
        return self.people[low:high]

    def blocks(self, *kinds: str) -> tuple[Block, ...]:
        """Return the blocks of some kinds, in order."""
        if kinds not in self._chosen:
            self._chosen[kinds] = tuple(block for block in self.document.blocks if block.kind in kinds)
        return self._chosen[kinds]

    @cached_property
    def _chosen(self) -> dict[tuple[str, ...], tuple[Block, ...]]:
        """What `blocks` has been asked for."""
        return {}

    @cached_property
    def text_blocks(self) -> tuple[Block, ...]:
        """The lines of the body."""
        return self.blocks("text")

    @cached_property
    def bylines(self) -> tuple[Block, ...]:
        """The byline blocks, and lines at both ends of the text that are only labels and numbers."""
        text = self.text_blocks
        edges = {block.start for block in (*text[:4], *text[-4:])}
        bylines = (
            block
            for block in self.document.blocks
            if block.kind == "byline"
            or (
                block.start in edges
                and block.rule != MEETING_TIME
                and block.end - block.start < 110
                and is_byline(self.line(block))
            )
        )
        return tuple(islice(bylines, MOST_BYLINES))

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The text blocks that are no bylines in disguise."""
        return tuple(block for block in self.text_blocks if block.start not in self.byline_starts)

    @cached_property
    def byline_starts(self) -> frozenset[int]:
        return frozenset(block.start for block in self.bylines)

    def around(self, first: Block, last: Block) -> tuple[Block, ...]:
        """Return the lines with words right above one block and right below another, where there are such."""
        blocks = self.document.blocks
        above = bisect_left(blocks, first.start, key=lambda block: block.start) - 1
        below = bisect_right(blocks, last.start, key=lambda block: block.start)
        while above >= 0 and blocks[above].end == blocks[above].start:
            above -= 1
        while below < len(blocks) and blocks[below].end == blocks[below].start:
            below += 1
        return (*blocks[max(above, 0) : above + 1], *blocks[below : below + 1])

    def line(self, block: Block) -> str:
        """Return the repaired text of a block."""
        return self.document.repaired.text[block.start : block.end]


def is_byline(line: str) -> bool:
    """Tell whether a line is made of labelled fields: a date or label in front, no sentence."""
    return (
        bool(BYLINE_START.match(line))
        and not any(mark in line[:-1] for mark in "。？?")
        and line[-1:] not in ("？", "?")
    )


def _titles(document: Document) -> list[str]:
    text = document.repaired.text
    return [text[block.start : block.end] for block in document.blocks if block.kind == "title"]


def _body_starts(document: Document) -> tuple[int, ...]:
    """Return where each text block begins in the body: they are joined by single line feeds."""
    sizes = [block.end - block.start + 1 for block in document.blocks if block.kind == "text"]
    return tuple(accumulate(sizes[:-1], initial=0)) if sizes else ()


def found(
    draft: Draft,
    start: int,
    end: int,
    *,
    field: str,
    value: str,
    rule: str,
    certainty: float,
    certain: bool = False,
) -> Finding:
    """Return a finding read from `draft.text[start:end]`, its span in the decoded text.

    An injected reading behind the last character (朝天區(qū)) belongs to its quote.
    """
    first, last = draft.decoded_span(start, end)
    reading = READING_BEHIND.match(draft.decoded, last)
    if reading and (end == len(draft.text) or draft.starts[end] >= reading.end()):
        last = reading.end()
    return Finding(field, value, draft.decoded[first:last], first, last, rule, certainty, certain)
