"""How each division used the sought words: numbers from facets alone, so that any engine gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.models import Division, Statement
from archive.text.places.gazetteer import Gazetteer
from search import engines
from search.document import HIDING_FLAGS
from search.pages.concordance import places
from search.params import UNKNOWN, SearchParams
from search.query import Query
from search.results import FacetCount

# More statements than this are not read to count the places in them.
MOST_READ = 300
# What the gazetteer knows a division by.
UNIT = ("division__adcode", "division__name", "division__valid_from")
NO_COUNT = FacetCount("", 0, 0)
Counts = Mapping[str, FacetCount]


@dataclass(frozen=True, slots=True)
class Tally:
    """The articles of a division and what became of them; they add up to `searched`.

    `articles` use the words, in `statements`, at `uses` places (None: not counted); `unseen` do not; of
    `undecided` nobody can tell, because they are damaged and show no use.
    """

    statements: int = 0
    articles: int = 0
    unseen: int = 0
    undecided: int = 0
    uses: int | None = None

    @property
    def searched(self) -> int:
        return self.articles + self.unseen + self.undecided

    @property
    def state(self) -> str:
        """used, undecided (no use, and damage may hide one), unseen, or none (no text)."""
        if self.articles:
            return "used"
        if self.undecided:
            return "undecided"
        return "unseen" if self.unseen else "none"


NOTHING = Tally()


def tallies(params: SearchParams, gazetteer: Gazetteer) -> dict[str, Tally]:
    """Return the tally of every division with a text, by code; of those chosen, of all in the same provinces.

    An article counts for a division of which it holds a statement that passes the filters; to use the words
    there, it must be such a statement that does.
    """
    asked = params.replace(view="list", page=1, per_page=1)
    without_words = asked.replace(q="", query=Query())
    using, searched = _counts(asked), _counts(without_words)
    hiding_using, hiding = _hiding(asked), _hiding(without_words)
    uses = uses_by_division(params, gazetteer)
    provinces = {code[:2] for code in params.division}
    return {
        code: _tally(
            using.get(code, NO_COUNT),
            searched[code].articles,
            hiding.get(code, 0) - hiding_using.get(code, 0),
            None if uses is None else uses.get(code, 0),
        )
        for code in searched
        if not provinces or code[:2] in provinces
    }


def _tally(using: FacetCount, searched: int, undecided: int, uses: int | None) -> Tally:
    unseen = searched - using.articles - undecided
    return Tally(using.statements, using.articles, unseen, undecided, uses)


def _counts(params: SearchParams) -> Counts:
    """Return the counts of every division: the facet is counted without its own filter."""
    return {count.value: count for count in engines.engine().run(params).facets.get("division", ())}


def _hiding(params: SearchParams) -> dict[str, int]:
    """Return the articles of each division whose damage may hide words, among those the filters leave.

    Where the reader filters by damage, the articles that have both are those of either less those of one alone.
    """
    hiding = tuple(sorted(HIDING_FLAGS))
    found = _articles(params.replace(damage=hiding))
    if not params.damage:
        return found
    chosen = _articles(params)
    either = _articles(params.replace(damage=tuple(sorted({*hiding, *params.damage}))))
    return {code: found.get(code, 0) + chosen.get(code, 0) - either[code] for code in either}


def _articles(params: SearchParams) -> dict[str, int]:
    return {code: count.articles for code, count in _counts(params).items()}


def uses_by_division(params: SearchParams, gazetteer: Gazetteer) -> dict[str, int] | None:
    """Return at how many places the words stand, by division; None if there are too many statements to read."""
    asked = params.replace(view="lines", sort="newest", page=1, per_page=MOST_READ)
    results = engines.engine().run(asked)
    if results.statements > MOST_READ:
        return None
    found: Counter[str] = Counter()
    keys = [key for row in results.rows for key in row.statement_ids]
    rows = Statement.objects.filter(pk__in=keys).order_by()
    for position, text, title, *unit in rows.values_list("position", "text", "article__title", *UNIT):
        number = len(places(text, params.query.sought)) if params.where == "text" else 0
        if position == 0:
            number += len(places(title, params.query.sought))
        for code in _codes(unit, gazetteer):
            found[code] += number
    return found


def _codes(unit: Sequence[Any], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the codes that a statement of a unit counts for: those of today's units above it, and its own."""
    adcode, name, valid_from = unit
    if adcode is None:
        return (UNKNOWN,)
    today = gazetteer.today(gazetteer.by_key[Division.key_of(adcode, name, valid_from)])
    return tuple(above.adcode for above in gazetteer.path(today))
