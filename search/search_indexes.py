"""What plain Haystack sees of the archive: the statements of published articles.

The fields name what may be filtered, narrowed, faceted and sorted by; the values come from
`search.documents`, as for every other reader of the index.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from haystack import indexes

from archive.models import Article, Statement


class StatementIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    """A document of the index: one statement. `division` holds the adcodes from the province down."""

    text = indexes.CharField(document=True, model_attr="text")
    title = indexes.CharField(model_attr="article__title")
    article = indexes.IntegerField(model_attr="article_id")
    position = indexes.IntegerField(model_attr="position")
    day = indexes.DateField(null=True)
    division = indexes.MultiValueField(faceted=True)
    year = indexes.CharField(faceted=True)
    genre = indexes.CharField(faceted=True)
    term = indexes.IntegerField(faceted=True, null=True)
    session = indexes.IntegerField(faceted=True, null=True)
    source = indexes.CharField(faceted=True, null=True)
    speaker = indexes.CharField(faceted=True, null=True)
    person = indexes.IntegerField(faceted=True, null=True)
    office = indexes.CharField(faceted=True, null=True)
    role = indexes.CharField(faceted=True, null=True)
    slogan = indexes.MultiValueField(faceted=True)
    damage = indexes.MultiValueField(faceted=True)

    def get_model(self) -> type[Statement]:
        return Statement

    def index_queryset(self, using: str | None = None) -> QuerySet[Statement]:
        published = Statement.objects.filter(article__status=Article.Status.PUBLISHED)
        return published.select_related("article")

    def load_all_queryset(self) -> QuerySet[Statement]:
        return Statement.objects.select_related("article", "division", "speaker")

    def get_updated_field(self) -> str:
        return "article__updated_at"

    def prepare(self, obj: Statement) -> dict[str, Any]:
        """The engine reads the database itself, in whole articles; nothing is prepared one statement at a time."""
        return {}
