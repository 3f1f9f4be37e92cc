"""A reference to an article as plain text."""

from __future__ import annotations

import re
from datetime import date

from archive.models import Article
from archive.reading.dates import in_words

# Whoever pastes it elsewhere has no badge beside it.
INVENTED = "样例，文字与人物均为虚构"
KNOWN_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def citation(article: Article, *, url: str, today: date) -> str:
    """Return the reference as GB/T 7714-2015 (4.6) writes an electronic resource: dates in digits, punctuation in half width.

    Who, title, where it appeared with the year, the day it appeared, the day it was looked up, the address. A day
    without a year is no day that anybody could look for, so it is left out.
    """
    source = article.source.name if article.source else ""
    who = article.author or source or "佚名"
    day = KNOWN_DAY.match(article.published_on or article.event_on)
    appeared = (
        f"{source}, {day[0][:4]}" if article.author and source and day else source if article.author else ""
    )
    when = f"{appeared}{f'({day[0]})' if day else ''}"
    title = f"{article.display_title}（{INVENTED}）" if article.is_sample else article.display_title
    return f"{who}. {title}[EB/OL]. {when}[{today.isoformat()}]. {url}."


def attribution(article: Article, *, name: str, office: str, division: str, url: str) -> str:
    """Return what stands behind quoted words as plain text: who, in what office, for which place, where and when."""
    who = "，".join(word for word in (name, office, division) if word)
    day = article.event_on or article.published_on
    source = article.source.name if article.source else ""
    where = "，".join(
        word
        for word in (
            f"《{article.display_title}》",
            in_words(day) if day else "",
            source,
            INVENTED if article.is_sample else "",
        )
        if word
    )
    return f"——{'。'.join(each for each in (who, where, url) if each)}"
