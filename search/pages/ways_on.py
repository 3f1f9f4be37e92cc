"""Why nothing was found, and what would be: the parts that hit, splits, near forms, each with its count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.models import Article
from archive.text.fold import fold
from archive.text.places.gazetteer import Gazetteer
from search import engines, lexicon
from search.document import HIDING_FLAGS
from search.pages.links import SEARCH_PATH, Scope
from search.pages.near import near_forms
from search.pages.paging import Link
from search.pages.split import Known, split_of
from search.params import SearchParams
from search.places import path_name
from search.query import Run, literal, typed_again

# So many runs of a query are looked into, and so many units that a name may mean.
MOST_RUNS, MOST_UNITS = 5, 3
# A whole sentence that was pasted is not guessed at; a word of two characters alone says little.
LONGEST_EXPLAINED, TELLING = 60, 3


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Searches that find something where this one did not; runs that stand `nowhere`; how many articles are drafts.

    `damaged` are the texts that may hide the words, by the kind of damage. Where the filters leave no text at all, or
    nothing is held, there is `no_text` to search.
    """

    links: tuple[Link, ...]
    nowhere: tuple[str, ...] = ()
    unpublished: int = 0
    damaged: tuple[Link, ...] = ()
    no_text: bool = False


NOTHING = WaysOn(())


def ways_on(params: SearchParams, gazetteer: Gazetteer) -> WaysOn:
    """Return the ways on from a search without hits. Raises SearchUnavailable."""
    links = dict.fromkeys((*_links(params, Known(gazetteer)), *_everything()))
    drafts = Article.objects.filter(status=Article.Status.DRAFT).count()
    no_text = bool(params.query.clauses) and not _finds(params.replace(q="", page=1))
    return WaysOn(tuple(links), tuple(_nowhere(params)), drafts, tuple(_damaged(params)), no_text)


def _is_narrowed(params: SearchParams) -> bool:
    bare = _bare(params)
    return bare != params.replace(sort="relevance", view="list", page=1, per_page=bare.per_page)


def _bare(params: SearchParams) -> SearchParams:
    return SearchParams(q=params.q, query=params.query, where=params.where)


def _everything() -> Iterator[Link]:
    _, articles = engines.engine().totals(SearchParams())
    if articles:
        yield Link(f"浏览全部 {articles:,} 篇文章", SEARCH_PATH)


def _damaged(params: SearchParams) -> Iterator[Link]:
    """Yield the texts within the filters that are damaged so that words may be missing; one may be so in several ways."""
    if not params.query.clauses:
        return
    asked = params.replace(
        q="", view="list", sort="newest", page=1, per_page=1, damage=tuple(sorted(HIDING_FLAGS))
    )
    for count in engines.engine().run(asked).facets.get("damage", ()):
        if count.value in HIDING_FLAGS and count.articles:
            url = Scope().url(asked.replace(damage=(count.value,), per_page=params.per_page))
            yield Link(f"{lexicon.DAMAGE[count.value]} {count.articles:,} 篇", url)


def _links(params: SearchParams, known: Known) -> Iterator[Link]:
    """Yield the same without filters, each run alone, and what a run that stands nowhere may have meant.

    What gives up the filters says so, or its number would be read as one within them.
    """
    if not params.q:
        return
    bare, unfiltered = _bare(params), "不加筛选，" if _is_narrowed(params) else ""
    if unfiltered and _finds(bare):
        yield _way(f"{unfiltered}检索 {params.q}", bare)
    if params.where == "title" and _finds(params.replace(where="text", page=1)):
        yield _way(f"在全文中检索 {params.q}", params.replace(where="text", page=1))
    several = len({*params.query.sought}) > 1 or bool(params.query.negative)
    for run in _runs(params):
        alone = SearchParams().replace(q=typed_again(run))
        if not _finds(alone):
            yield from _explained(run, known, unfiltered)
        elif several:
            everywhere = "在全文中" if params.where == "title" else ""
            yield _way(f"{unfiltered}{everywhere}只检索 {alone.q}", alone)


def _runs(params: SearchParams) -> list[Run]:
    return list(dict.fromkeys(params.query.sought))[:MOST_RUNS]


def _nowhere(params: SearchParams) -> Iterator[str]:
    """Yield the runs of several that stand in no text at all."""
    runs = _runs(params)
    for run in runs if len(runs) > 1 else ():
        if not _finds(SearchParams().replace(q=typed_again(run))):
            yield run.typed


def _explained(run: Run, known: Known, unfiltered: str) -> Iterator[Link]:
    """Yield what the characters of a run without hits may have meant, each once. What finds nothing is left out."""
    if len(run.typed) > LONGEST_EXPLAINED:
        return
    seen: set[SearchParams] = set()
    ways = (*_unquoted(run), *_in_divisions(run, known), *_apart(run, known), *_near(run, known))
    for label, asked in ways:
        if asked not in seen and _finds(asked):
            yield _way(f"{unfiltered}{label}", asked)
        seen.add(asked)


Way = tuple[str, SearchParams]


def _unquoted(run: Run) -> Iterator[Way]:
    """Yield a run in quotes without them: the same characters, whatever the punctuation."""
    asked = _asked(literal(run.typed)) if run.quoted else None
    if asked:
        yield f"不计标点：{asked.q}", asked


def _in_divisions(run: Run, known: Known) -> Iterator[Way]:
    """Yield the rest of a run within the division that it names: 全过程人民民主 in 甘谷县.

    Where that is not said, what the archive knows by name in the rest, and all there is: that silence is an answer.
    """
    gazetteer = known.gazetteer
    mention = next(gazetteer.find(fold(run.typed)), None)
    if mention is None:
        return
    rest = " ".join(filter(None, map(literal, (run.typed[: mention.start], run.typed[mention.end :]))))
    today = {unit.adcode: unit for unit in map(gazetteer.today, mention.units)}
    for unit in list(today.values())[:MOST_UNITS] if rest else ():
        name, division = path_name(unit, gazetteer), (unit.adcode,)
        asked = _asked(rest, division=division)
        if asked and _finds(asked):
            yield f"在{name}检索 {rest}", asked
        elif asked:
            for piece in split_of(rest, known):
                if piece.known and (part := _asked(piece.text, division=division)):
                    yield f"在{name}检索 {piece.text}", part
            yield f"{name}的文章，其中没有“{rest}”", SearchParams(division=division)


def _apart(run: Run, known: Known) -> Iterator[Way]:
    """Yield the pieces of a run together in an article, then alone what is a name or long enough to mean something."""
    pieces = split_of(run.typed, known)
    if len(pieces) < 2:
        return
    kind = "拆开来查（同篇）" if all(piece.known for piece in pieces) else "按词匹配（同篇，不是逐字）"
    telling = [piece.text for piece in pieces if piece.known or len(piece.text) >= TELLING]
    together = " ".join(piece.text for piece in pieces)
    for label, q in ((kind, together), *(("只检索", text) for text in telling)):
        asked = _asked(q)
        if asked:
            yield f"{label} {q}", asked


def _near(run: Run, known: Known) -> Iterator[Way]:
    for form in near_forms(run.typed, known.names):
        asked = _asked(literal(form))
        if asked:
            yield f"写法或读音相近：{form}", asked


def _asked(q: str, *, division: tuple[str, ...] = ()) -> SearchParams | None:
    """Return the search for words of our own making; None if nothing in them can be sought."""
    words = [word for word in q.split() if any(character.isalnum() for character in word)]
    return SearchParams(division=division).replace(q=" ".join(words)) if words else None


def _finds(params: SearchParams) -> bool:
    return engines.engine().totals(params) != (0, 0)


def _way(label: str, params: SearchParams) -> Link:
    """Return a search with what it finds."""
    statements, articles = engines.engine().totals(params)
    return Link(f"{label}（{statements:,} 则，{articles:,} 篇）", Scope().url(params))
