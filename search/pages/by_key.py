"""Rows by their keys, asked for by every page: the question is put into SQL once for numbers of keys that are alike."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Row = tuple[Any, ...]
Keys = Collection[int] | Collection[str]
Question = Callable[[Any], "QuerySet[Any, Any]"]


def rows(question: Question, keys: Keys) -> list[Row]:
    """Return the rows of a question as the database tells them: no field turns JSON or a boolean into its own.

    A question filters by its keys last. To make its SQL takes ten times as long as the answer.
    """
    if not keys:
        return []
    asked = _filled(keys)
    sql, fixed = _compiled(question, len(asked))
    with connection.cursor() as cursor:
        cursor.execute(sql, (*fixed, *asked))
        found: list[Row] = cursor.fetchall()
    return found


def _filled(keys: Keys) -> list[int | str]:
    """Return the keys, the last one repeated up to a power of two: pages hold any number of statements."""
    asked: list[int | str] = [*keys]
    return asked + asked[-1:] * ((1 << (len(asked) - 1).bit_length()) - len(asked))


@lru_cache(maxsize=1024)
def _compiled(question: Question, many: int) -> tuple[str, Row]:
    """Return the SQL of a question for so many keys, and the parameters that stand before them."""
    sql, parameters = question(range(many)).query.sql_with_params()
    return sql, parameters[: len(parameters) - many]
