"""A whole result as a table, to be quoted, counted and handed on: a row a hit, as CSV or as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime

from archive.models import Article, Division, Statement
from archive.reading.lexicon import NARRATOR
from search import engines, lexicon
from search.document import HIDING_FLAGS
from search.errors import BadParameter
from search.pages.chips import chips
from search.pages.concordance import concordance, places
from search.pages.labels import labels
from search.pages.links import Scope
from search.pages.sheets import Cell
from search.params import MAX_PER_PAGE, SearchParams
from search.query import describe
from search.results import Results

# More than this is no table that anybody reads; a sheet of Excel ends at 1,048,576 rows.
MOST_ROWS = 50_000
CONTEXT = 40
# Of the columns of a workbook, in characters.
WIDTHS = (14, 9, 12, 10, 24, 44, 18, 44, 6, 40, 20, 36, 20, 6)


@dataclass(frozen=True, slots=True)
class Row:
    """A hit: a statement with its first place of the sought words; without words an article."""

    division: str
    adcode: str
    date: str
    speaker: str
    office: str
    left: str
    match: str
    right: str
    places: int | str
    title: str
    source: str
    link: str
    damage: str
    sample: str


HEADINGS = {
    "division": "区划",
    "adcode": "代码",
    "date": "日期",
    "speaker": "讲话人",
    "office": "职务",
    "left": "上文",
    "match": "命中",
    "right": "下文",
    "places": "处数",
    "title": "标题",
    "source": "来源",
    "link": "链接",
    "damage": "残缺",
    "sample": "样例",
}


@dataclass(frozen=True, slots=True)
class Export:
    """A result to be handed out: what was asked, within which filters, how much was found, and its rows, one a `unit`."""

    words: str
    filters: str
    unit: str
    statements: int
    articles: int
    rows: Iterable[Row]

    def note(self, address: str, now: datetime) -> list[tuple[str, str]]:
        """Return what a table must say of itself when it is read without the page."""
        return [
            ("检索条件", self.words),
            ("筛选", self.filters),
            ("命中", f"{self.statements:,} 则，{self.articles:,} 篇"),
            ("网址", address),
            ("下载时间", f"{now:%Y-%m-%d %H:%M}"),
            (
                "说明",
                f"每行一{self.unit}；上文、下文取自修复后的正文；“残缺”一栏有字的文章可能漏字，未命中不等于没有用过。",
            ),
        ]


def export(params: SearchParams, root: str) -> Export:
    """Return the whole result of a query; links begin with `root`. Raises BadParameter if it is too long, SearchUnavailable."""
    asked = params.replace(page=1, per_page=MAX_PER_PAGE, view="list")
    first = engines.engine().run(asked)
    if max(first.statements, first.articles) > MOST_ROWS:
        raise BadParameter(
            "q", f"结果有 {first.statements:,} 则，一次最多下载 {MOST_ROWS:,} 则；请先按年份或地区缩小范围。"
        )
    return Export(
        words=describe(params.query) or "全部文章",
        filters=filters_in_words(params, first),
        unit="则" if params.query.sought else "篇",
        statements=first.statements,
        articles=first.articles,
        rows=_rows(asked, first, root),
    )


def filters_in_words(params: SearchParams, results: Results) -> str:
    """Return the filters as the page calls them: a number without them would be read as that of all."""
    names = labels(results, params, Division.objects.gazetteer())
    chosen = chips(params, scope=Scope(), labels=names)
    return "；".join(f"{chip.filter}：{chip.label}" for chip in chosen) or "没有筛选"


def file_name(params: SearchParams, day: date, kind: str) -> str:
    """Return a name that tells a table from others: the words, and the day."""
    words = "".join(letter for letter in params.q if letter.isprintable() and letter not in '/\\:*?"<>|')
    return f"检索 {words[:40].strip() or '全部'} {day:%Y-%m-%d}.{kind}"


def _rows(asked: SearchParams, results: Results, root: str) -> Iterator[Row]:
    """Yield the rows page by page: a few queries each, whatever the whole is."""
    while results.rows:
        yield from _page(asked, results, root)
        if asked.page * asked.per_page >= results.articles:
            return
        asked = asked.replace(page=asked.page + 1)
        results = engines.engine().run(asked)


def _page(asked: SearchParams, results: Results, root: str) -> Iterator[Row]:
    articles = (
        Article.objects.filter(status=Article.Status.PUBLISHED)
        .select_related("source")
        .defer("decoded", "body")
    ).in_bulk([row.article_id for row in results.rows])
    keys = [pk for row in results.rows for pk in _shown(row.statement_ids, asked)]
    statements = Statement.objects.select_related("speaker", "division").in_bulk(keys)
    for row in results.rows:
        article = articles.get(row.article_id)
        for pk in _shown(row.statement_ids, asked):
            if article is not None and (statement := statements.get(pk)) is not None:
                yield _row(article, statement, asked, root)


def _shown(keys: tuple[int, ...], asked: SearchParams) -> tuple[int, ...]:
    """Without words the row of an article is that of its first statement."""
    return keys if asked.query.sought else keys[:1]


def _row(article: Article, statement: Statement, asked: SearchParams, root: str) -> Row:
    runs = asked.query.sought
    in_title = asked.query.where == "title"
    texts = [article.title] if statement.position == 0 or in_title else []
    texts += [] if in_title else [statement.text]
    lines = [line for text in texts for line in concordance(text, runs, context=CONTEXT)[:1]]
    speaker = statement.speaker
    return Row(
        division=statement.division.name if statement.division else "未定",
        adcode=statement.division.adcode if statement.division else "",
        date=article.event_on or article.published_on,
        speaker=speaker.name if speaker else NARRATOR,
        office=speaker.office if speaker else "",
        left=lines[0].left if lines else "",
        match=lines[0].match if lines else "",
        right=lines[0].right if lines else "",
        places=sum(len(places(text, runs)) for text in texts) if runs else "",
        title=article.title,
        source=article.source.name if article.source else "",
        link=f"{root}{statement.get_absolute_url()}" if runs else f"{root}{article.get_absolute_url()}",
        damage="、".join(lexicon.DAMAGE[flag] for flag in article.flags if flag in HIDING_FLAGS),
        sample="样例" if article.is_sample else "",
    )


def as_rows(found: Export) -> Iterator[Iterable[Cell]]:
    """Yield the headings, then the rows."""
    yield (HEADINGS[field.name] for field in fields(Row))
    yield from map(astuple, found.rows)
