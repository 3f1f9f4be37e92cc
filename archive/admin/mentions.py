"""Where somebody appears, as the rows of a page that merges, splits or takes either back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from archive.models import Appearance
from archive.reading.dates import in_words


@dataclass(frozen=True, slots=True)
class Mention:
    """An appearance and the day of its article in words."""

    row: Appearance
    when: str


def mentions_of(appearances: QuerySet[Appearance], *, most: int) -> list[Mention]:
    """Return up to so many of these appearances, in their order, in one query."""
    rows = appearances.select_related("article", "division").defer("article__decoded")[:most]
    return [
        Mention(row, in_words(row.article.event_on or row.article.published_on) or "未知") for row in rows
    ]
