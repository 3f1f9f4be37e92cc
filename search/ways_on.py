"""Why nothing was found, and what would be: the parts that hit, splits, near forms, each with its count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.models import Article, Slogan
from archive.text.fold import fold
from archive.text.gazetteer import Gazetteer
from archive.text.slogans import Lexicon
from search import engines
from search.links import SEARCH_PATH, Scope
from search.near import known_terms, near_forms
from search.offers import path_name
from search.paging import Link
from search.params import SearchParams
from search.query import Run, literal, typed_again

# So many runs of a query are looked into, and so many units that a name may mean.
MOST_RUNS, MOST_UNITS = 5, 3


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Searches that find something where this one did not, and how many articles are not public yet."""

    links: tuple[Link, ...]
    unpublished: int = 0


NOTHING = WaysOn(())


@dataclass(frozen=True, slots=True)
class Split:
    """A run cut into what the gazetteer, the slogans and, where they know nothing, jieba know; `known`: no jieba."""

    pieces: tuple[str, ...]
    known: bool


class Known:
    """What the archive knows by name, each read once and only when it is asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @cached_property
    def slogans(self) -> Lexicon:
        return Slogan.objects.lexicon()

    @cached_property
    def terms(self) -> tuple[str, ...]:
        return known_terms(self.slogans, self.gazetteer)


def ways_on(params: SearchParams, gazetteer: Gazetteer) -> WaysOn:
    """Return the ways on from a search without hits. Raises SearchUnavailable."""
    links = dict.fromkeys((*_links(params, Known(gazetteer)), Link("浏览全部文章", SEARCH_PATH)))
    drafts = Article.objects.filter(status=Article.Status.DRAFT).count()
    return WaysOn(tuple(links), drafts)


def _links(params: SearchParams, known: Known) -> Iterator[Link]:
    if not params.q:
        return
    if _bare(params) != params.replace(sort="relevance", view="list", page=1, per_page=20):
        yield _way(f"不加筛选，检索 {params.q}", _bare(params))
    runs = list(dict.fromkeys(params.query.sought))[:MOST_RUNS]
    several = len(runs) > 1 or bool(params.query.negative)
    for run in runs:
        alone = SearchParams().replace(q=typed_again(run))
        found = _way(f"只检索 {alone.q}", alone)
        if several:
            yield found
        if not _finds(alone):
            yield from _explained(run, known)


def _explained(run: Run, known: Known) -> Iterator[Link]:
    """Yield what the characters of a run without hits may have meant, each once.

    What finds nothing is left out, save a division: that it says nothing of the rest is an answer.
    """
    seen: set[SearchParams] = set()
    for label, asked in (*_in_divisions(run, known.gazetteer), *_apart(run, known), *_near(run, known)):
        if asked not in seen and (asked.division or _finds(asked)):
            yield _way(label, asked)
        seen.add(asked)


def _bare(params: SearchParams) -> SearchParams:
    return SearchParams(q=params.q, query=params.query)


Way = tuple[str, SearchParams]


def _in_divisions(run: Run, gazetteer: Gazetteer) -> Iterator[Way]:
    """Yield the rest of a run within the division that it names: 全过程人民民主 in 甘谷县."""
    mention = next(gazetteer.find(fold(run.typed)), None)
    if mention is None:
        return
    rest = " ".join(filter(None, map(literal, (run.typed[: mention.start], run.typed[mention.end :]))))
    today = {unit.adcode: unit for unit in map(gazetteer.today, mention.units)}
    for unit in list(today.values())[:MOST_UNITS] if rest else ():
        asked = _asked(rest, division=(unit.adcode,))
        if asked:
            yield f"在{path_name(unit, gazetteer)}检索 {rest}", asked


def _apart(run: Run, known: Known) -> Iterator[Way]:
    """Yield the pieces of a run together in an article, then each alone."""
    split = split_of(run.typed, known)
    if len(split.pieces) < 2:
        return
    together = " ".join(split.pieces)
    kind = "拆开来查（同篇）" if split.known else "按词匹配（同篇，不是逐字）"
    for label, q in ((kind, together), *(("只检索", piece) for piece in split.pieces)):
        asked = _asked(q)
        if asked:
            yield f"{label} {q}", asked


def _near(run: Run, known: Known) -> Iterator[Way]:
    for form in near_forms(run.typed, known.terms):
        asked = _asked(literal(form))
        if asked:
            yield f"写法或读音相近：{form}", asked


def split_of(typed: str, known: Known) -> Split:
    """Return the pieces of typed characters, each once, in order; single characters that nothing knows are left out."""
    places = [(mention.start, mention.end) for mention in known.gazetteer.find(fold(typed))]
    uses = [(use.start, use.end) for use in known.slogans.find(typed)]
    pieces: list[str] = []
    only_known, done = True, 0
    for start, end in (*_disjoint(places, uses), (len(typed), len(typed))):
        between = [word for word in engines.engine().words(typed[done:start]) if len(word) > 1]
        only_known = only_known and not between
        pieces += [*between, literal(typed[start:end])]
        done = max(done, end)
    return Split(tuple(dict.fromkeys(filter(None, pieces)))[:MOST_RUNS], only_known)


def _disjoint(
    places: Iterable[tuple[int, int]], uses: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield spans in order, without those that begin inside an earlier one."""
    done = 0
    for start, end in sorted((*places, *uses), key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end


def _asked(q: str, *, division: tuple[str, ...] = ()) -> SearchParams | None:
    """Return the search for words of our own making; None if nothing in them can be sought."""
    words = [word for word in q.split() if any(character.isalnum() for character in word)]
    return SearchParams(division=division).replace(q=" ".join(words)) if words else None


def _finds(params: SearchParams) -> bool:
    return bool(engines.engine().run(params.replace(per_page=1)).articles)


def _way(label: str, params: SearchParams) -> Link:
    """Return a search with what it finds."""
    found = engines.engine().run(params.replace(per_page=1))
    return Link(f"{label}（{found.statements:,} 则，{found.articles:,} 篇）", Scope().url(params))
