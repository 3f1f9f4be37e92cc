"""Haystack's filters as conditions in JSON, and as sets of rows.

A condition is `{"op": "AND"|"OR", "not": bool, "of": [conditions]}` or `[field, filter, value]`. As text it is
what our query class hands to our backend; nothing of what a user typed is ever parsed as syntax on the way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
from haystack.exceptions import SearchFieldError
from haystack.inputs import AutoQuery, BaseInput, Exact, Not, Raw

from archive.text.fold import reduce_run
from search.engines import bits, evaluate
from search.engines.rows import VALUES
from search.engines.snapshot import Snapshot
from search.query import Run, parse

Condition = dict[str, Any] | list[Any]
CONTENT = {"content", "text"}
# Haystack's field → our column of values, where they differ.
VALUE_FIELDS = {name: name for name in VALUES if name != "title"} | {"speaker": "name", "person": "speaker"}
NUMBER_FIELDS = {"django_id": "statement", "pk": "statement", "id": "statement", "article": "article"} | {
    "position": "position",
    "day": "day",
}
EVERYTHING = "*"


def condition_of(tree: Any) -> dict[str, Any]:
    """Return the condition that a tree of SQ objects means."""
    of = [
        condition_of(child) if hasattr(child, "children") else _leaf(tree, *child) for child in tree.children
    ]
    return {"op": tree.connector, "not": tree.negated, "of": of}


def _leaf(tree: Any, expression: str, value: Any) -> Condition:
    field, kind = tree.split_expression(expression)
    return leaf(field, kind, value)


def leaf(field: str, kind: str, value: Any) -> Condition:
    """Return the condition of one filter; input types say by themselves how they are to be read."""
    if isinstance(value, Not):
        return {"op": "AND", "not": True, "of": [[field, kind, str(value)]]}
    if isinstance(value, (AutoQuery, Raw)):
        return [field, "query", str(value)]
    if isinstance(value, Exact):
        return [field, "exact", str(value)]
    if isinstance(value, BaseInput):
        return [field, kind, _plain(value.query_string)]
    return [field, kind, _plain(value)]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [_plain(each) for each in value]
    return value if isinstance(value, (int, float, str)) else str(value)


def text_of(condition: Condition) -> str:
    return json.dumps(condition, ensure_ascii=False)


def rows_of(snapshot: Snapshot, condition: Condition) -> int:
    """Return the live statements that meet a condition. Raises SearchFieldError for an unknown field."""
    if isinstance(condition, list):
        return snapshot.live & _leaf_rows(snapshot, *condition)
    sets = [rows_of(snapshot, each) for each in condition["of"]]
    if not sets:
        return snapshot.live
    rows = reduce(or_ if condition["op"] == "OR" else and_, sets)
    return snapshot.live & ~rows if condition["not"] else rows


def runs_of(condition: Condition) -> list[Run]:
    """Return what a condition seeks in the content, for ranking and highlighting."""
    if isinstance(condition, dict):
        return [] if condition["not"] else [run for each in condition["of"] for run in runs_of(each)]
    field, kind, value = condition
    if field not in CONTENT:
        return []
    if kind == "query":
        return list(parse(value).sought)
    runs = [run_of(word) for words in _content_words(kind, value) for word in words]
    return [run for run in runs if run.folded]


def run_of(word: str) -> Run:
    """Return the run that a plain value means: punctuation counts only if there is nothing else."""
    plain = reduce_run(word)
    return Run(word, plain) if plain else Run(word, reduce_run(word, quoted=True), quoted=True)


def _leaf_rows(snapshot: Snapshot, field: str, kind: str, value: Any) -> int:
    if field in CONTENT:
        return _content_rows(snapshot, kind, value)
    if field == "django_ct":
        return snapshot.live if value in ("archive.statement", ["archive.statement"]) else 0
    if field in VALUE_FIELDS:
        name = VALUE_FIELDS[field]
        test = _test(kind, value)
        wanted = np.array([any(map(test, each)) for each in snapshot.values(name)], dtype=bool)
        return evaluate.rows_with(snapshot, name, wanted)
    if field in NUMBER_FIELDS:
        numbers = snapshot.column(NUMBER_FIELDS[field]).tolist()
        return bits.from_flags(np.array([*map(_number_test(field, kind, value), numbers)], dtype=bool))
    raise SearchFieldError(f"索引没有字段 {field}。")


def _content_rows(snapshot: Snapshot, kind: str, value: Any) -> int:
    """Substrings decide: words apart by blanks must all stand in the statement, `exact` takes the whole as one."""
    if kind == "query":
        return evaluate.found(snapshot, parse(value))
    rows = 0
    for words in _content_words(kind, value):
        rows |= reduce(and_, (_word_rows(snapshot, word) for word in words), snapshot.live)
    return rows


def _content_words(kind: str, value: Any) -> list[list[str]]:
    """Return alternatives, each a list of words that all must be there."""
    if kind == "in":
        return [[str(each)] for each in value]
    return [str(value).split()] if kind in ("content", "contains") else [[str(value)]]


def _word_rows(snapshot: Snapshot, word: str) -> int:
    run = run_of(word)
    return evaluate.holds_run(snapshot, run) if run.folded else 0


def _test(kind: str, value: Any) -> Callable[[str], bool]:
    """Return whether one stored value, a string, passes a filter."""
    tests: dict[str, Callable[[str], bool]] = {
        "in": lambda stored: stored in {str(each) for each in value},
        "range": lambda stored: order(value[0]) <= order(stored) <= order(value[1]),
        "gt": lambda stored: order(stored) > order(value),
        "gte": lambda stored: order(stored) >= order(value),
        "lt": lambda stored: order(stored) < order(value),
        "lte": lambda stored: order(stored) <= order(value),
        "startswith": lambda stored: stored.startswith(str(value)),
        "endswith": lambda stored: stored.endswith(str(value)),
        "contains": lambda stored: str(value) in stored,
    }
    return tests.get(kind, lambda stored: stored == str(value))


def order(value: Any) -> tuple[bool, int, str]:
    """Numbers are compared as numbers, and stand before words."""
    text = str(value)
    return not text.isdecimal(), int(text) if text.isdecimal() else 0, text


def _number_test(field: str, kind: str, value: Any) -> Callable[[int], bool]:
    if kind == "range":
        low, high = (_number(field, each) for each in value)
        return lambda stored: low <= stored <= high
    if kind == "in":
        several = {_number(field, each) for each in value}
        return lambda stored: stored in several
    number = _number(field, value)
    least = 1 if field == "day" else 0  # an unknown day is kept as 0
    tests: dict[str, Callable[[int], bool]] = {
        "gt": lambda stored: stored > number,
        "gte": lambda stored: stored >= number,
        "lt": lambda stored: least <= stored < number,
        "lte": lambda stored: least <= stored <= number,
    }
    return tests.get(kind, lambda stored: stored == number)


def _number(field: str, value: Any) -> int:
    """Return a value as it stands in a column. Raises SearchFieldError for one that cannot."""
    try:
        if field == "day":
            return date.fromisoformat(str(value)[:10]).toordinal()
        return int(str(value).rpartition(".")[2]) if field == "id" else int(value)
    except ValueError as error:
        raise SearchFieldError(f"字段 {field} 没有这样的值：{value}") from error
