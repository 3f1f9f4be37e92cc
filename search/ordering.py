"""The orders of hits by date and by division, as the reference orders them; every tie is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from search.document import StatementDocument
from search.params import UNKNOWN

Article = Sequence[StatementDocument]


def newest_first(article: Article) -> tuple[bool, int, int]:
    """The latest date first, unknown dates last, then the article that came last."""
    day = day_of(article)
    return day is None, -day.toordinal() if day else 0, -article[0].article_id


def oldest_first(article: Article) -> tuple[bool, int, int]:
    """The earliest date first, unknown dates still last, then the article that came first."""
    day = day_of(article)
    return day is None, day.toordinal() if day else 0, article[0].article_id


def by_division(article: Article) -> tuple[bool, str, bool, int, int]:
    """By the code of the division, unknown ones last; of one division the newest first."""
    codes = [document.values("division")[-1] for document in article]
    known = min((code for code in codes if code != UNKNOWN), default="")
    return not known, known, *newest_first(article)


ORDERS: Mapping[str, Callable[[Article], tuple[object, ...]]] = {
    "relevance": newest_first,
    "newest": newest_first,
    "oldest": oldest_first,
    "division": by_division,
}


def day_of(article: Article) -> date | None:
    """The day an article is ordered by."""
    return article[0].bounds.earliest or article[0].bounds.latest
