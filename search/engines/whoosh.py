"""Plain Haystack over the default engine: `SearchQuerySet`, `update_index`, `rebuild_index` and their like.

The unit is the statement, content is found as an exact substring, and nothing is written but whole articles
through the engine, so this path and the archive's own pages always agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, cast

from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, log_query
from haystack.exceptions import HaystackError, SearchBackendError

from archive.models import Statement
from search import engines
from search.engines import bits, conditions
from search.engines.conditions import EVERYTHING, Condition
from search.engines.faults import reading
from search.engines.haystack_answer import Answer
from search.engines.local import LocalEngine

NARROW = re.compile(r'(?P<field>[a-z_]+?)(?:_exact)?:(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))')
NOTHING: dict[str, Any] = {"results": [], "hits": 0, "facets": {}, "spelling_suggestion": None}


class Backend(BaseSearchBackend):  # type: ignore[misc]
    """Reads through the engine's snapshots, writes through its `sync`."""

    def update(self, index: Any, iterable: Iterable[Statement], commit: bool = True) -> None:
        """Index the articles of these statements anew, in one commit."""
        engines.engine().sync({statement.article_id for statement in iterable})

    def remove(self, obj_or_string: Statement | str, commit: bool = True) -> None:
        """Make the index agree with the database for the article of a statement, or of its `app.model.pk`."""
        if isinstance(obj_or_string, Statement):
            article_ids = {obj_or_string.article_id}
        else:
            snapshot = local().snapshot()
            rows = conditions.rows_of(snapshot, ["id", "exact", obj_or_string])
            article_ids = {*snapshot.column("article")[bits.to_rows(rows, snapshot.size)].tolist()}
        engines.engine().sync(article_ids)

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """Let an empty index answer; the full one stays for `rebuild_search --rollback`."""
        if models is None or Statement in models:
            local().clear()

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: str, **options: Any) -> dict[str, Any]:
        """Return `results`, `hits` and `facets` of a condition, of `*`, or of a query as a reader types it."""
        models = options.get("models")
        if not query_string or (models and Statement not in models):
            return dict(NOTHING)
        with reading((HaystackError,)):
            snapshot = local().snapshot()
            condition = read_condition(query_string)
            rows = conditions.rows_of(snapshot, condition)
            for narrowing in options.get("narrow_queries") or ():
                rows &= conditions.rows_of(snapshot, read_narrowing(narrowing))
            return Answer(snapshot, condition, rows, options).as_haystack()


class SearchQuery(BaseSearchQuery):  # type: ignore[misc]
    """Hands the tree of filters on as JSON, so that nothing typed is read as syntax."""

    def build_query(self) -> str:
        condition = conditions.condition_of(self.query_filter)
        return conditions.text_of(condition) if condition["of"] else EVERYTHING

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        return conditions.text_of(conditions.leaf(field, filter_type, value))


class Engine(BaseEngine):  # type: ignore[misc]
    backend = Backend
    query = SearchQuery


def local() -> LocalEngine:
    return cast(LocalEngine, engines.engine())


def read_condition(query_string: str) -> Condition:
    if query_string == EVERYTHING:
        return {"op": "AND", "not": False, "of": []}
    if query_string.startswith("{"):
        condition: Condition = json.loads(query_string)
        return condition
    return ["content", "query", query_string]


def read_narrowing(text: str) -> Condition:
    """Return the condition of `field:value` or `field:"value"`. Raises SearchBackendError for anything else."""
    if match := NARROW.fullmatch(text):
        value = match["plain"] if match["quoted"] is None else match["quoted"]
        return [match["field"], "exact", value]
    try:
        condition: Condition = json.loads(text)
    except ValueError:
        raise SearchBackendError(f"narrow 只接受 字段:值，不接受 {text}") from None
    return condition
