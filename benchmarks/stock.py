"""The set-up that tutorials show: Haystack's own Whoosh backend with jieba's `ChineseAnalyzer`, as a baseline.

Statements are its documents, as they are ours, so both answer the same question.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from haystack import connections, indexes
from haystack.backends import whoosh_backend
from haystack.query import SearchQuerySet
from haystack.utils.loading import UnifiedIndex
from jieba.analyse import ChineseAnalyzer

from archive.models import Article, Statement

ALIAS = "stock"
# It takes most of a second a page; so many pages tell enough.
MOST_QUERIES = 40
PrintRow = Callable[[str, list[float]], None]


class StockIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    text = indexes.CharField(document=True, model_attr="text")
    genre = indexes.CharField(model_attr="article__genre", faceted=True)
    year = indexes.CharField(model_attr="article__event_on", faceted=True)
    source = indexes.CharField(model_attr="article__source__name", faceted=True)

    def get_model(self) -> type[Statement]:
        return Statement

    def prepare_year(self, statement: Statement) -> str:
        return statement.article.event_on[:4]


class StockUnifiedIndex(UnifiedIndex):  # type: ignore[misc]
    def collect_indexes(self) -> list[Any]:
        return [StockIndex()]


class StockEngine(whoosh_backend.WhooshEngine):  # type: ignore[misc]
    unified_index = StockUnifiedIndex


def report(folder: Path, articles: int, queries: Sequence[dict[str, str]], print_row: PrintRow) -> None:
    """Index the first articles the stock way, and print its rates, times and how many answers were exact."""
    texts = _build(folder / "stock", articles)
    asked = [query["q"] for query in queries if "q" in query and query["q"].isalnum()]
    phrases = list(dict.fromkeys(asked))[:MOST_QUERIES]
    taken, exact = [], 0
    for phrase in phrases:
        start = time.perf_counter()
        hits = page(phrase)
        taken.append((time.perf_counter() - start) * 1000)
        exact += hits == sum(phrase in text for text in texts)
    print_row(f"stock Haystack + Whoosh + jieba, {articles}", taken)
    print(f"stock: {exact} of {len(phrases)} phrases answered with the right number of statements")


def _build(path: Path, articles: int) -> list[str]:
    """Index statements of the first articles; return their texts."""
    # What the tutorials change in their copy of the backend.
    whoosh_backend.StemmingAnalyzer = ChineseAnalyzer
    options = {"ENGINE": "benchmarks.stock.StockEngine", "PATH": str(path), "SILENTLY_FAIL": False}
    settings.HAYSTACK_CONNECTIONS[ALIAS] = options
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:articles])
    statements = list(Statement.objects.filter(article__in=keys).select_related("article__source"))
    start = time.perf_counter()
    backend = connections[ALIAS].get_backend()
    backend.setup()
    backend.clear()
    backend.update(connections[ALIAS].get_unified_index().get_index(Statement), statements)
    seconds = time.perf_counter() - start
    print(f"stock: {articles} articles indexed in {seconds:.1f} s: {articles / seconds:.0f} articles/s")
    return [statement.text for statement in statements]


def page(phrase: str) -> int:
    """Make a page as the tutorials do: total, three facets, 20 rows with snippets; return the total."""
    found = SearchQuerySet(using=ALIAS).filter(content=phrase).highlight()
    found = found.facet("genre").facet("year").facet("source")
    total = found.count()
    for result in found[:20]:
        result.highlighted  # noqa: B018
    found.facet_counts()
    return int(total)
