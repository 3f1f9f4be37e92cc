"""The statement as it is searched: what `search.documents` reads from the database, for every engine alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from archive.text.edtf import Bounds
from search.params import UNKNOWN
from search.results import FACETS

# Damage that may have taken the sought words out of sight; such a text is 未知, never "not used". A reading that is
# doubted stays within the words.
HIDING_FLAGS = frozenset(
    {"mojibake", "truncated", "empty-quotes", "digits-lost", "censored", "spun", "pinyin-doubted"}
)
NO_DATE = Bounds(None, None)


@dataclass(frozen=True, slots=True)
class StatementDocument:
    """A published statement with all that is searched, filtered and counted by.

    `title` and `furniture` (the removed page furniture) are those of the article, on its first statement only;
    `article_title` is the title again, on every statement, for the filter.
    `division_path` holds the adcodes of today's units from the province down, `slogans` canonical forms, `flags`
    the article's. A narrator has neither speaker nor office nor role.
    """

    statement_id: int
    article_id: int
    position: int
    text: str
    title: str = ""
    article_title: str = ""
    furniture: str = ""
    division_path: tuple[str, ...] = ()
    bounds: Bounds = NO_DATE
    genre: str = ""
    term: int | None = None
    session: int | None = None
    source: str = ""
    person_id: int | None = None
    speaker: str = ""
    office: str = ""
    role: str = ""
    slogans: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sample: bool = False

    @property
    def searched_text(self) -> str:
        """The title, a paragraph of its own, and the statement."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    @property
    def hides(self) -> bool:
        """Whether the article is damaged so that words may be missing."""
        return not HIDING_FLAGS.isdisjoint(self.flags)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values a facet counts this statement under, each once."""
        if facet not in FACETS:
            raise KeyError(facet)
        return READERS[facet](self)


def _one(value: object) -> tuple[str, ...]:
    return (str(value),) if value not in (None, "") else ()


READERS: Mapping[str, Callable[[StatementDocument], tuple[str, ...]]] = {
    "division": lambda document: document.division_path or (UNKNOWN,),
    "year": lambda document: (str(document.bounds.year or UNKNOWN),),
    "genre": lambda document: _one(document.genre),
    "term": lambda document: _one(document.term),
    "session": lambda document: _one(document.session),
    "source": lambda document: _one(document.source),
    "speaker": lambda document: _one(document.person_id),
    "office": lambda document: _one(document.office),
    "role": lambda document: _one(document.role),
    "slogan": lambda document: document.slogans,
    "damage": lambda document: document.flags,
}
