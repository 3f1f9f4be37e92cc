"""The address of an article of a result: with the words to be marked, and its place in the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from archive.query_string import query_string
from archive.reading.trail import LONGEST, Trail
from search import engines
from search.params import SearchParams
from search.query import Query, Run, typed_again

# So many characters of words go along in each link to an article; a page has a hundred of them.
MARKED = 60


def addresses(params: SearchParams, *, total: int) -> Callable[[int], str]:
    """Return what follows an article's path, for the article at a place (from 1) of a result of `total`; '' without words.

    Lines stand in another order than articles, so they have no place.
    """
    runs = params.query.sought
    if not runs:
        return lambda place: ""
    marks = _marks(runs)

    # All but a few places of a page share what is long about their addresses.
    @cache
    def result_of(page: int) -> str:
        return params.replace(view="list", page=page).to_query()

    def address(place: int) -> str:
        trail = Trail(result_of((place - 1) // params.per_page + 1), place, total)
        kept = trail.pairs if params.view != "lines" and len(trail.query) <= LONGEST else ()
        return f"?{query_string([*marks, *kept])}"

    return address


@lru_cache(maxsize=64)
def marking(query: Query) -> str:
    """Return what follows an article's path so that the words are marked, and nothing more."""
    kept = _marks(query.sought)
    return f"?{query_string(kept)}" if kept else ""


def _marks(runs: Iterable[Run]) -> list[tuple[str, str]]:
    """Return a `q` for each run that an article page is to mark, as far as there is room."""
    room, kept = MARKED, []
    for run in dict.fromkeys(runs):
        room -= len(run.typed)
        if room >= 0:
            kept.append(("q", typed_again(run)))
    return kept


def article_at(params: SearchParams, place: int) -> str:
    """Return the address of the article at a place of a result, '' if there is none. Raises SearchUnavailable."""
    results = engines.engine().run(params.replace(view="list", page=place, per_page=1))
    if not results.rows:
        return ""
    address = addresses(params.replace(view="list"), total=results.articles)
    return f"/articles/{results.rows[0].article_id}/{address(place)}"
