"""A typed run cut into what the archive knows by name, and into words where it knows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.models import Slogan
from archive.text.fold import fold
from archive.text.places.gazetteer import Gazetteer
from archive.text.slogans import Lexicon
from search import engines
from search.pages.suggest import known_names
from search.query import literal
from search.suggestions import Suggestions

MOST = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a run; `known` if the gazetteer or the slogans have them, else a word of jieba's."""

    text: str
    known: bool


class Known:
    """What the archive knows by name, each read once and only when it is asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @cached_property
    def slogans(self) -> Lexicon:
        return Slogan.objects.lexicon()

    @cached_property
    def names(self) -> Suggestions:
        return known_names()


def split_of(typed: str, known: Known) -> tuple[Piece, ...]:
    """Return the pieces of typed characters, each once, in order; single characters that nothing knows are left out."""
    places = [(mention.start, mention.end) for mention in known.gazetteer.find(fold(typed))]
    uses = [(use.start, use.end) for use in known.slogans.find(typed)]
    pieces: list[Piece] = []
    done = 0
    for start, end in (*_disjoint(places, uses), (len(typed), len(typed))):
        words = engines.engine().words(typed[done:start])
        pieces += [Piece(word, known=False) for word in words if len(word) > 1]
        if name := literal(typed[start:end]):
            pieces.append(Piece(name, known=True))
        done = end
    return tuple(dict.fromkeys(pieces))[:MOST]


def _disjoint(
    places: Iterable[tuple[int, int]], uses: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield spans in order, without those that begin inside an earlier one."""
    done = 0
    for start, end in sorted((*places, *uses), key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end
