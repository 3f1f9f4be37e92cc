"""What an engine answers: numbers and keys, no HTML and no database rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

FACETS = (
    "division",
    "year",
    "genre",
    "term",
    "session",
    "source",
    "speaker",
    "office",
    "role",
    "slogan",
    "damage",
)
# These are told whole. Of every other facet the most frequent values are told (ties by value), and those chosen:
# an archive knows more speakers than any page lists. With words statements are counted, browsing articles.
WHOLE_FACETS = frozenset({"division", "year"})
MOST_VALUES = 200


class FacetCount(NamedTuple):
    """How many hits carry a value: in statements (则) and in articles (篇). The value `unknown` is 未知."""

    value: str
    statements: int
    articles: int


class FacetCounts:
    """The values that a facet tells, the most frequent first, in columns: a page asks for one of the two numbers of a few.

    It equals the tuple of the same counts.
    """

    __slots__ = ("_articles", "_statements", "_values")

    def __init__(self, values: Sequence[str], statements: Sequence[int], articles: Sequence[int]) -> None:
        self._values, self._statements, self._articles = values, statements, articles

    @classmethod
    def of(cls, counts: Iterable[FacetCount]) -> FacetCounts:
        columns = tuple(zip(*counts, strict=True)) or ((), (), ())
        return cls(*columns)

    @property
    def values(self) -> Sequence[str]:
        return self._values

    @property
    def statements(self) -> Sequence[int]:
        return self._statements

    @property
    def articles(self) -> Sequence[int]:
        return self._articles

    def first(self, number: int) -> FacetCounts:
        """Return the most frequent values, so many."""
        return FacetCounts(self.values[:number], self.statements[:number], self.articles[:number])

    def only(self, values: Collection[str]) -> FacetCounts:
        """Return those of some values that are told."""
        return FacetCounts.of(count for count in self if count.value in values)

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[FacetCount]:
        return map(FacetCount, self.values, self.statements, self.articles)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Iterable) and tuple(self) == tuple(other)

    def __repr__(self) -> str:
        return f"FacetCounts.of({tuple(self)})"


NO_COUNTS = FacetCounts((), (), ())


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page: an article and those of its statements that are hits, in reading order."""

    article_id: int
    statement_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """How many articles cannot answer the query either way.

    `damaged`: searched, no hit, but damaged or cut; `furniture`: hold a sought run only in removed furniture;
    `undecided`: would be hits of a query with `-`, but are damaged (无法判断).
    """

    damaged: int = 0
    furniture: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `statements` and `articles` are the totals; facets are counted without their own filter.

    With `view` list a row is an article; with `view` lines a row holds one statement. `searched_*` tell how
    much was searched; `samples` is true while the archive holds nothing but samples.
    """

    statements: int
    articles: int
    rows: tuple[Row, ...]
    facets: Mapping[str, FacetCounts] = field(default_factory=dict)
    silence: Silence = Silence()
    searched_statements: int = 0
    searched_articles: int = 0
    samples: bool = False
