"""What the database holds of the rows of a result page: just what is shown, without making a model of each row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Left

from archive.models import Article, Statement
from search.pages.by_key import Row, rows

# So many characters stand for a title that is not known.
OPENING = 80


class HeldArticle(NamedTuple):
    """A published article. `opening` is read only where there is no title."""

    pk: int
    title: str
    is_sample: bool
    flags: list[str]
    event_on: str
    published_on: str
    genre: str
    source_id: int | None
    source: str | None
    opening: str
    divisions: tuple[str, ...]


class HeldStatement(NamedTuple):
    """A statement; `speaker` is None for a narrator's."""

    pk: int
    article_id: int
    position: int
    text: str
    speaker: str | None
    office: str | None
    division: str | None
    adcode: str | None


def articles(keys: Collection[int]) -> Mapping[int, HeldArticle]:
    """Return the published ones of some articles by key. Two queries."""
    divisions: dict[int, list[str]] = defaultdict(list)
    for key, name in rows(_divisions, keys):
        divisions[key].append(name)
    return {row[0]: _article(row, tuple(divisions[row[0]])) for row in rows(_articles, keys)}


def _article(row: Row, divisions: tuple[str, ...]) -> HeldArticle:
    found = HeldArticle._make((*row, divisions))
    return found._replace(is_sample=bool(found.is_sample), flags=json.loads(row[3]))


def _divisions(keys: Collection[int]) -> QuerySet[Any, Any]:
    links = Article.divisions.through.objects.filter(article__in=keys)
    in_order = links.order_by("division__adcode", "division__valid_from")
    return in_order.values_list("article_id", "division__name")


def _articles(keys: Collection[int]) -> QuerySet[Any, Any]:
    public = Article.objects.filter(status=Article.Status.PUBLISHED).filter(pk__in=keys).order_by()
    opening = Case(When(title="", then=Left("body", OPENING)), default=Value(""))
    names = ("pk", "title", "is_sample", "flags", "event_on", "published_on", "genre", "source_id")
    return public.annotate(opening=opening).values_list(*names, "source__name", "opening")


def statements(keys: Collection[int]) -> Mapping[int, HeldStatement]:
    """Return some statements by key. One query."""
    return {row[0]: HeldStatement(*row) for row in rows(_statements, keys)}


def _statements(keys: Collection[int]) -> QuerySet[Any, Any]:
    names = ("pk", "article_id", "position", "text", "speaker__name", "speaker__office")
    found = Statement.objects.filter(pk__in=keys).order_by()
    return found.values_list(*names, "division__name", "division__adcode")
