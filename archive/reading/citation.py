"""A reference to an article as plain text."""

from __future__ import annotations

from datetime import date

from archive.models import Article
from archive.reading.dates import in_words


def citation(article: Article, *, url: str, today: date) -> str:
    """Return the reference in the order of GB/T 7714-2015 for electronic resources: who, title, when, where."""
    who = article.author or (article.source.name if article.source else "佚名")
    published = article.published_on or article.event_on
    when = f"（{in_words(published)}）" if published else ""
    origin = f"{article.source.name}，" if article.source and article.author else ""
    return f"{who}. {article.display_title}[EB/OL]. {origin}人大工作报告档案库{when}[{today.isoformat()}]. {url}."


def attribution(article: Article, *, name: str, office: str, division: str, url: str) -> str:
    """Return what stands behind quoted words as plain text: who, in what office, for which place, where and when."""
    who = "，".join(word for word in (name, office, division) if word)
    day = article.event_on or article.published_on
    source = article.source.name if article.source else ""
    where = "，".join(
        word for word in (f"《{article.display_title}》", in_words(day) if day else "", source) if word
    )
    return f"——{'。'.join(each for each in (who, where, url) if each)}"
