"""Articles as a plain list: the title, and in one line where, what and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Left

from archive.models import Article
from search.pages.hits import day_of, title_of

# So many divisions of an article are named.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a list; `divisions` names the first few."""

    key: int
    title: str
    url: str
    day: str
    genre: str
    divisions: str
    is_sample: bool


def newest_additions(count: int) -> tuple[Listed, ...]:
    """Return the articles that were published last. Three queries."""
    return tuple(map(_listed, additions()[:count]))


def additions() -> QuerySet[Article]:
    """The public articles, the last published first: an order that an index holds."""
    return _rows(Article.objects.public()).order_by("-first_published_at", "-pk")


def listed(keys: Sequence[int]) -> tuple[Listed, ...]:
    """Return the published articles of these keys, in their order. Two queries."""
    rows = _rows(Article.objects.filter(status=Article.Status.PUBLISHED)).in_bulk(keys)
    return tuple(_listed(rows[key]) for key in keys if key in rows)


def _rows(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.defer("decoded", "body").annotate(opening=Left("body", 80)).prefetch_related("divisions")


def _listed(row: Article) -> Listed:
    return Listed(
        key=row.pk,
        title=title_of(row),
        url=row.get_absolute_url(),
        day=day_of(row),
        genre=row.genre,
        divisions="、".join([unit.name for unit in row.divisions.all()][:NAMED]),
        is_sample=row.is_sample,
    )
