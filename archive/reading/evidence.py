"""The words in the text that a value was read from: numbered places, and the marks that a reader who points at it sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.models import Article, Finding, RepairStep
from archive.reading.marks import Part
from archive.text.draft import Draft
from archive.text.fold import fold

# Parts that are never cut: a match has its number once, a hole its note.
WHOLE = ("match", "hole")
# Parts of a text that begins at an offset → the same parts, those that are evidence saying so.
Mark = Callable[[Iterable[Part], int], tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """The evidence with this number stands in `text[start:end]` of some text."""

    number: int
    start: int
    end: int


def unmarked(parts: Iterable[Part], start: int) -> tuple[Part, ...]:
    """Return parts as they are: the mark of a text in which no evidence is shown."""
    return tuple(parts)


class Places:
    """The places that the shown values were read from, numbered from 1 as they are asked for, and where they are marked."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], int] = {}
        self.marked: set[int] = set()

    def number(self, finding: Finding) -> int:
        """Return the number of a finding's place, the same for all that were read from it; 0 for one without words."""
        if finding.start >= finding.end or not finding.quote:
            return 0
        return self._found.setdefault((finding.start, finding.end), len(self._found) + 1)

    def in_decoded(self) -> list[Place]:
        return [Place(number, start, end) for (start, end), number in self._found.items()]

    def in_body(self, body: Draft) -> list[Place]:
        """Return the places that the body still shows, in its offsets."""
        current = [
            Place(place.number, *body.current_span(place.start, place.end)) for place in self.in_decoded()
        ]
        return [place for place in current if place.start < place.end]

    def in_title(self, article: Article, steps: Iterable[RepairStep]) -> list[Place]:
        """Return the places in the line that became the title, in the title's offsets."""
        lines = [(step.start, step.end) for step in steps if step.rule == "title"]
        title = fold(article.title)
        found = []
        for place in self.in_decoded():
            if any(start <= place.start and place.end <= end for start, end in lines):
                quote = fold(article.decoded[place.start : place.end])
                if (at := title.find(quote)) >= 0:
                    found.append(Place(place.number, at, at + len(quote)))
        return found

    def mark(self, places: Sequence[Place]) -> Mark:
        """Return what marks these places in the parts of their text."""
        edges = sorted({edge for place in places for edge in (place.start, place.end)})

        def marked(parts: Iterable[Part], start: int) -> tuple[Part, ...]:
            found: list[Part] = []
            for part in parts:
                end = start + len(part.text)
                cuts = [edge for edge in edges if start < edge < end] if part.kind not in WHOLE else []
                for first, last in pairwise((start, *cuts, end)):
                    piece = replace(part, text=part.text[first - start : last - start])
                    found.append(self._evident(piece, first, last, places))
                start = end
            return tuple(found)

        return marked if places else unmarked

    def _evident(self, part: Part, start: int, end: int, places: Sequence[Place]) -> Part:
        """Return a part with the numbers of the places it belongs to, and of those it is the first of."""
        numbers = [place.number for place in places if place.start < end and start < place.end]
        if not numbers:
            return part
        begun = tuple(number for number in numbers if number not in self.marked)
        self.marked.update(begun)
        return replace(part, evidence=" ".join(map(str, numbers)), begins=begun)
