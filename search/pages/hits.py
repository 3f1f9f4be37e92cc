"""The rows of a result page: keys from the engine turned into what is shown, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models.functions import Left

from archive.models import Article, Statement
from archive.reading.dates import in_words
from archive.reading.lexicon import NARRATOR
from search.document import HIDING_FLAGS
from search.pages.concordance import Line, concordance
from search.pages.reading import marking, reading
from search.params import SearchParams
from search.query import Query
from search.results import Results
from search.snippets import Part, snippet

# So many statements of an article are shown with words; one, its opening, without.
SHOWN = 3
# So many places of one statement are shown as concordance lines.
LINES = 10


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


@dataclass(frozen=True, slots=True)
class Hit:
    """An article of a result page with its first few hits; `more` counts those not shown."""

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

    @property
    def others(self) -> int:
        """How many statements are hits beside the first, which alone is not folded."""
        return len(self.statements) - 1 + self.more


def hits(
    results: Results, params: SearchParams, *, shown: int = SHOWN, in_lines: bool = False
) -> tuple[Hit, ...]:
    """Return the rows of a page in the engine's order; `shown` limits the statements of each. Three queries.

    With `in_lines` statements come with their concordance lines. A row whose article has been removed since the
    index was written is left out.
    """
    runs = params.query.sought
    limit = shown if runs else 1
    wanted = [pk for row in results.rows for pk in row.statement_ids[:limit]]
    statements = Statement.objects.select_related("speaker", "division").in_bulk(wanted)
    articles = _articles(row.article_id for row in results.rows)
    return tuple(
        _hit(
            articles[row.article_id],
            row.statement_ids,
            statements,
            query=params.query,
            address=reading(params, place=place, total=results.articles),
            limit=limit,
            in_lines=in_lines,
        )
        for place, row in enumerate(results.rows, (params.page - 1) * params.per_page + 1)
        if row.article_id in articles
    )


def _articles(keys: Iterable[int]) -> Mapping[int, Article]:
    rows = Article.objects.filter(status=Article.Status.PUBLISHED).select_related("source")
    return (
        rows.prefetch_related("divisions")
        .defer("decoded", "body")
        .annotate(opening=Left("body", 80))
        .in_bulk(list(keys))
    )


def _hit(
    article: Article,
    statement_ids: tuple[int, ...],
    statements: Mapping[int, Statement],
    *,
    query: Query,
    address: str,
    limit: int,
    in_lines: bool,
) -> Hit:
    runs = query.sought
    found = [statements[pk] for pk in statement_ids[:limit] if pk in statements]
    return Hit(
        article_id=article.pk,
        url=f"{article.get_absolute_url()}{address}",
        title=snippet(title_of(article), runs, width=None),
        is_sample=article.is_sample,
        is_damaged=not HIDING_FLAGS.isdisjoint(article.flags),
        day=day_of(article),
        event_on=article.event_on,
        published_on=article.published_on,
        genre=article.genre,
        source=article.source.name if article.source else "",
        source_url=f"/sources/{article.source_id}/" if article.source_id else "",
        divisions=tuple(unit.name for unit in article.divisions.all()),
        statements=tuple(
            # A page has a hundred of these links: only the first of an article carries the place in the result.
            _statement(
                row,
                query,
                address if number == 0 else marking(query),
                lines_of(row, article.title, query) if in_lines else (),
            )
            for number, row in enumerate(found)
        ),
        more=max(0, len(statement_ids) - limit) if runs else 0,
    )


def lines_of(row: Statement, title: str, query: Query) -> tuple[Line, ...]:
    """Return the lines of a statement; those of the title stand before the first one's."""
    heading = concordance(title, query.sought) if row.position == 0 else ()
    return heading if query.where == "title" else (*heading, *concordance(row.text, query.sought))


def _statement(row: Statement, query: Query, address: str, lines: tuple[Line, ...]) -> HitStatement:
    return HitStatement(
        id=row.pk,
        url=f"/articles/{row.article_id}/{address}#s-{row.pk}",
        speaker=row.speaker.name if row.speaker else NARRATOR,
        office=row.speaker.office if row.speaker else "",
        is_spoken=row.speaker is not None,
        division=row.division.name if row.division else "",
        adcode=row.division.adcode if row.division else "",
        snippet=snippet(row.text, () if query.where == "title" else query.sought),
        lines=lines[:LINES],
        more_lines=max(0, len(lines) - LINES),
    )


def title_of(article: Article) -> str:
    """Return the title, or the opening words of a text without one (`opening` is annotated)."""
    opening: str = article.opening  # type: ignore[attr-defined]  # annotated by the caller
    return article.title or f"［无题］{opening.lstrip()[:24]}…"


def day_of(article: Article) -> str:
    """Return the day that is shown beside a title, in words."""
    value = article.event_on or article.published_on
    return in_words(value) if value else "日期未知"
