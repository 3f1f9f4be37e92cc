"""What all extractors look at: the document, its lines, its divisions and its people, found once.

On the article's path between the document and the findings.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from archive.text.document import Block, Document, Finding
from archive.text.draft import Draft
from archive.text.extract.people import Named, people
from archive.text.extract.role import Act, acts
from archive.text.gazetteer import Gazetteer, Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """A document under description. Mentions, people and acts are in offsets of `body.text`."""

    document: Document
    gazetteer: Gazetteer
    mentions: tuple[Mention, ...]
    people: tuple[Named, ...]
    acts: tuple[Act, ...]

    @classmethod
    def of(cls, document: Document, gazetteer: Gazetteer) -> Reading:
        """Find the divisions and the people of a document's body."""
        text = document.body.text
        mentions = tuple(gazetteer.find(text))
        places = {mention.end: mention.start for mention in mentions}
        named = people(text, places)
        return cls(document, gazetteer, mentions, named, tuple(acts(text, named)))

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
        return tuple(block for block in self.document.blocks if block.kind in kinds)

    def line(self, block: Block) -> str:
        """Return the repaired text of a block."""
        return self.document.repaired.text[block.start : block.end]


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
    """Return a finding read from `draft.text[start:end]`, its span in the decoded text."""
    first, last = draft.decoded_span(start, end)
    return Finding(field, value, draft.decoded[first:last], first, last, rule, certainty, certain)
