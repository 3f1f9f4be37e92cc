"""One answer to plain Haystack: its rows, facets and highlights from a set of statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import numpy as np
from haystack.exceptions import SearchBackendError, SearchFieldError
from haystack.models import SearchResult

from archive.models import Statement
from search.engines import bits, conditions, generation
from search.engines.conditions import NUMBER_FIELDS, VALUE_FIELDS, Condition
from search.engines.count import Hits
from search.engines.rank import places, scores
from search.engines.snapshot import Snapshot
from search.query import Chain, Clause, Query
from search.snippets import mark_all, snippet

SEVERAL = {"division", "slogan", "damage"}
NUMBERS = {"term", "session", "person"}


class Answer:
    """The statements of `rows` in order, in the form Haystack wants."""

    def __init__(self, snapshot: Snapshot, condition: Condition, rows: int, options: dict[str, Any]) -> None:
        self._snapshot, self._rows, self._options = snapshot, rows, options
        self._runs = conditions.runs_of(condition)
        self._scores = self._score()

    def as_haystack(self) -> dict[str, Any]:
        start, end = self._options.get("start_offset", 0), self._options.get("end_offset")
        return {
            "results": list(self._results(self._ordered()[start:end])),
            "hits": self._rows.bit_count(),
            "facets": self._facets(),
            "spelling_suggestion": None,
        }

    def _score(self) -> dict[int, float]:
        if not self._runs or self._options.get("sort_by"):
            return {}
        query = Query(tuple(Clause((Chain((run,)),)) for run in self._runs))
        found = scores(self._snapshot, self._rows, query, generation.cutter(self._snapshot))
        return dict(zip(found.rows.tolist(), found.values.tolist(), strict=True))

    def _ordered(self) -> list[int]:
        """Return the rows by the fields asked for, else by score; ties as newest, in reading order."""
        found = bits.to_rows(self._rows, self._snapshot.size)
        by_day = places(self._snapshot)[self._snapshot.guard_of()[found]]
        rows: list[int] = found[np.argsort(by_day, kind="stable")].tolist()
        if not self._options.get("sort_by"):
            rows.sort(key=lambda row: -self._scores.get(row, 0.0))
        for field in reversed(self._options.get("sort_by") or ()):
            name = field.removeprefix("-")
            rows.sort(key=self._sort_key(name), reverse=field.startswith("-"))
        return rows

    def _sort_key(self, name: str) -> Any:
        if name in NUMBER_FIELDS:
            return self._snapshot.column(NUMBER_FIELDS[name]).__getitem__
        if name in VALUE_FIELDS:
            return lambda row: [conditions.order(value) for value in self._values(VALUE_FIELDS[name], row)]
        raise SearchFieldError(f"不能按字段 {name} 排序。")

    def _values(self, column: str, row: int) -> tuple[str, ...]:
        return self._snapshot.values(column)[self._cell(f"value.{column}", row)]

    def _cell(self, column: str, row: int) -> int:
        return int(self._snapshot.column(column)[row])

    def _results(self, rows: list[int]) -> Iterator[SearchResult]:
        keys = [self._cell("statement", row) for row in rows]
        statements = Statement.objects.select_related("article").in_bulk(keys)
        made = self._options.get("result_class") or SearchResult
        for row, key in zip(rows, keys, strict=True):
            fields = self._fields(row) | self._text_fields(statements.get(key))
            yield made("archive", "statement", key, self._scores.get(row, 0.0), **fields)

    def _fields(self, row: int) -> dict[str, Any]:
        day, key = self._cell("day", row), self._cell("statement", row)
        fields: dict[str, Any] = {
            "id": f"archive.statement.{key}",
            "django_ct": "archive.statement",
            "django_id": str(key),
            "article": self._cell("article", row),
            "position": self._cell("position", row),
            "day": date.fromordinal(day) if day else None,
        }
        for name, stored in VALUE_FIELDS.items():
            if name not in ("name", "bounds"):
                fields[name] = _as_field(name, self._values(stored, row))
        return fields

    def _text_fields(self, statement: Statement | None) -> dict[str, Any]:
        """Return what is read from the database; nothing for a statement removed since the last commit."""
        if statement is None:
            return {"text": "", "title": ""}
        fields: dict[str, Any] = {"text": statement.text, "title": statement.article.title}
        if asked := self._options.get("highlight"):
            fields["highlighted"] = {"text": [self._highlight(statement.text, asked)]}
        return fields

    def _highlight(self, text: str, asked: Any) -> str:
        """Return the escaped words around the match in `<em>`; `pre_tag`, `post_tag`, `width` may be given."""
        options = asked if isinstance(asked, dict) else {}
        width = options.get("width", 200)
        parts = snippet(text, self._runs, width=width) if width else mark_all(text, self._runs)
        opening, closing = options.get("pre_tag", "<em>"), options.get("post_tag", "</em>")
        return "".join(
            f"{opening}{escape(part.text)}{closing}" if part.is_match else escape(part.text) for part in parts
        )

    def _facets(self) -> dict[str, Any]:
        if self._options.get("date_facets"):
            raise SearchBackendError("不支持按日期分段计数，请用 year。")
        fields = {
            field: self._counts(field, asked) for field, asked in (self._options.get("facets") or {}).items()
        }
        queries = dict(self._query_counts())
        return {"fields": fields, "dates": {}, "queries": queries} if fields or queries else {}

    def _counts(self, field: str, asked: dict[str, Any]) -> list[tuple[str, int]]:
        """Return values with their numbers of statements, the most frequent first; `limit` may be given."""
        name = field.removesuffix("_exact")
        if name not in VALUE_FIELDS:
            raise SearchFieldError(f"索引没有可计数的字段 {name}。")
        counts = Hits(self._snapshot, self._rows).count(VALUE_FIELDS[name])
        ranked = sorted(counts.items(), key=lambda each: (-each[1][0], each[0]))
        return [(value, statements) for value, (statements, _) in ranked][: asked.get("limit")]

    def _query_counts(self) -> Iterator[tuple[str, int]]:
        for field, value in self._options.get("query_facets") or ():
            name = field.removesuffix("_exact")
            rows = self._rows & conditions.rows_of(self._snapshot, [name, "content", value])
            yield f"{name}:{value}", rows.bit_count()


def _as_field(name: str, values: tuple[str, ...]) -> Any:
    if name in SEVERAL:
        return list(values)
    value = next(iter(values), None)
    return int(value) if name in NUMBERS and value is not None else value
