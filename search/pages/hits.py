"""The rows of a result page: keys from the engine turned into what is shown, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Article
from archive.reading.dates import in_words
from archive.reading.lexicon import NARRATOR
from search.document import HIDING_FLAGS
from search.pages import held
from search.pages.concordance import Line, concordance
from search.pages.held import HeldArticle, HeldStatement
from search.pages.reading import addresses, marking
from search.params import LONG_PAGE, PER_PAGE, SearchParams
from search.query import Query
from search.results import Results
from search.snippets import WIDTH, Part, marked, snippets


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of an article a page shows: statements with words, and of each its characters or concordance lines."""

    statements: int
    characters: int
    lines: int


WHOLE = Extent(statements=3, characters=WIDTH, lines=10)
# Where the words make every address long, and there are many of them to mark.
SINGLE = Extent(statements=1, characters=WIDTH, lines=5)
# Of each article of a long page.
BRIEF = Extent(statements=1, characters=WIDTH // 2, lines=3)
# The bytes of words that the addresses of all hits have room for.
WORDS = 45


def extent_of(params: SearchParams) -> Extent:
    """Return how much is shown so that a page stays below 100 kB."""
    if params.per_page > PER_PAGE:
        return BRIEF
    return SINGLE if _are_long(params.query) else WHOLE


def most_rows(params: SearchParams) -> int:
    """Return how many articles a page has room for."""
    return PER_PAGE if _are_long(params.query) else LONG_PAGE


def _are_long(query: Query) -> bool:
    return len(marking(query).encode()) > WORDS


@dataclass(frozen=True, slots=True)
class HitStatement:
    """A statement that is a hit: who said it, for which division, and the words around the match."""

    id: int
    url: str
    speaker: str
    office: str
    is_spoken: bool
    division: str
    adcode: str
    snippet: tuple[Part, ...]
    lines: tuple[Line, ...] = ()
    more_lines: int = 0
    quotation_url: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article of a result page with its first few hits; `more` counts those not shown, which stand at `more_url`."""

    article_id: int
    url: str
    title: tuple[Part, ...]
    is_sample: bool
    is_damaged: bool
    day: str
    event_on: str
    published_on: str
    genre: str
    source: str
    source_url: str
    divisions: tuple[str, ...]
    statements: tuple[HitStatement, ...]
    more: int
    more_url: str

    @property
    def others(self) -> int:
        """How many statements are hits beside the first, which alone is not folded."""
        return len(self.statements) - 1 + self.more


def hits(
    results: Results, params: SearchParams, *, extent: Extent = WHOLE, in_lines: bool = False
) -> tuple[Hit, ...]:
    """Return the rows of a page in the engine's order. Three queries, or four.

    With `in_lines` statements come with their concordance lines. A row whose article has been removed since the
    index was written is left out.
    """
    query, runs = params.query, params.query.sought
    limit = extent.statements if runs else 1
    statements = held.statements([pk for row in results.rows for pk in row.statement_ids[:limit]])
    articles = held.articles([row.article_id for row in results.rows])
    titles = dict(zip(articles, marked([*map(title_of, articles.values())], runs), strict=True))
    sought = () if query.where == "title" else runs
    texts = [each.text for each in statements.values()]
    cuts = dict(zip(statements, snippets(texts, sought, width=extent.characters), strict=True))
    address, marks = addresses(params, total=results.articles), marking(query)
    made = []
    for place, row in enumerate(results.rows, (params.page - 1) * params.per_page + 1):
        if not (article := articles.get(row.article_id)):
            continue
        here = address(place)
        found = [statements[pk] for pk in row.statement_ids[:limit] if pk in statements]
        told = tuple(
            _statement(
                each,
                cuts[each.pk],
                # A page has a hundred of these links: the first of an article, if any, carries the place in the result.
                marks if number or extent is BRIEF else here,
                marks,
                lines_of(each, article.title, query) if in_lines else (),
                extent.lines,
            )
            for number, each in enumerate(found)
        )
        more = max(0, len(row.statement_ids) - limit) if runs else 0
        made.append(_hit(article, titles[article.pk], told, here, marks, more))
    return tuple(made)


def _hit(
    article: HeldArticle,
    title: tuple[Part, ...],
    statements: tuple[HitStatement, ...],
    address: str,
    marks: str,
    more: int,
) -> Hit:
    return Hit(
        article_id=article.pk,
        url=f"/articles/{article.pk}/{address}",
        title=title,
        is_sample=article.is_sample,
        is_damaged=not HIDING_FLAGS.isdisjoint(article.flags),
        day=day_of(article),
        event_on=article.event_on,
        published_on=article.published_on,
        genre=article.genre,
        source=article.source or "",
        source_url=f"/sources/{article.source_id}/" if article.source_id else "",
        divisions=article.divisions,
        statements=statements,
        more=more,
        more_url=f"/articles/{article.pk}/{marks}",
    )


def lines_of(row: HeldStatement, title: str, query: Query) -> tuple[Line, ...]:
    """Return the lines of a statement; those of the title stand before the first one's."""
    heading = concordance(title, query.sought) if row.position == 0 else ()
    return heading if query.where == "title" else (*heading, *concordance(row.text, query.sought))


def _statement(
    row: HeldStatement, cut: tuple[Part, ...], address: str, marks: str, lines: tuple[Line, ...], most: int
) -> HitStatement:
    return HitStatement(
        id=row.pk,
        url=f"/articles/{row.article_id}/{address}#s-{row.pk}",
        speaker=row.speaker or NARRATOR,
        office=row.office or "",
        is_spoken=row.speaker is not None,
        division=row.division or "",
        adcode=row.adcode or "",
        snippet=cut,
        lines=lines[:most],
        more_lines=max(0, len(lines) - most),
        quotation_url=f"/statements/{row.pk}/quotation{marks}",
    )


def title_of(article: HeldArticle | Article) -> str:
    """Return the title, or the opening words of a text without one (`opening` is annotated)."""
    opening: str = article.opening  # type: ignore[union-attr]  # annotated by the caller
    return article.title or f"［无题］{opening.lstrip()[:24]}…"


def day_of(article: HeldArticle | Article) -> str:
    """Return the day that is shown beside a title, in words."""
    value = article.event_on or article.published_on
    return in_words(value) if value else "日期未知"
