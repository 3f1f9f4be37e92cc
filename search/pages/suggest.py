"""The names that suggestions know: slogans, today's divisions, people and sources of public articles."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from sys import intern
from time import monotonic
from urllib.parse import quote_plus

from django.db import connection
from django.db.models import Count, Max

from archive.models import Appearance, Article, Division, Person, Slogan, Source
from search import engines
from search.errors import SearchUnavailable
from search.params import SearchParams
from search.places import path_name
from search.query import literal
from search.suggestions import Suggestion, Suggestions

# Seconds for which tables are not looked at again: while a thousand articles come in, each changes them.
FRESH = 30
# To make them may take one part in so many of the time: of half a million people they take most of a minute.
SHARE = 20
Counts = Mapping[str, int]


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """Return what the beginning of a word may mean."""
    return _table.now().of(typed)


def known_names() -> Suggestions:
    """Return all names with how they are written and read: slogans, divisions, people and sources."""
    return _table.now()


class _Table:
    """The suggestions of this process, with the state of the archive they were made of."""

    def __init__(self) -> None:
        self._known: Suggestions | None = None
        self._state: tuple[object, ...] = ()
        self._looked_at = self._taken = 0.0
        self._lock = threading.Lock()

    def now(self) -> Suggestions:
        """Return the suggestions. Only the first reader waits for them; later ones are made beside the old."""
        if self._known is None:
            with self._lock:
                return self._known or self._look()
        if monotonic() - self._looked_at > max(FRESH, SHARE * self._taken) and self._lock.acquire(
            blocking=False
        ):
            threading.Thread(target=self._look_aside, daemon=True).start()
        return self._known

    def _look_aside(self) -> None:
        try:
            self._look()
        finally:
            self._lock.release()
            # A thread of its own has a connection of its own.
            connection.close()

    def _look(self) -> Suggestions:
        """Return the suggestions, made anew if the archive has changed."""
        state = _state()
        if self._known is None or state != self._state:
            began = monotonic()
            self._known, self._state = Suggestions(_everything()), state
            self._taken = monotonic() - began
        self._looked_at = monotonic()
        return self._known


_table = _Table()


def _state() -> tuple[object, ...]:
    """Return what differs after every commit of the index and after names have been added."""
    newest = (model.objects.aggregate(Max("pk"))["pk__max"] for model in (Person, Source, Slogan, Division))
    return (sorted(engines.engine().health().items()), *newest)


def _everything() -> Iterator[Suggestion]:
    facets = _facets()
    yield from _slogans(facets.get("slogan", {}))
    yield from _divisions(facets.get("division", {}))
    yield from _people()
    yield from _sources()


def _facets() -> Mapping[str, Counts]:
    """Return the articles of every division and of the slogans; nothing while the index does not answer."""
    try:
        found = engines.engine().run(SearchParams(per_page=1)).facets
    except SearchUnavailable:
        return {}
    return {name: dict(zip(counts.values, counts.articles, strict=True)) for name, counts in found.items()}


def _slogans(articles: Counts) -> Iterator[Suggestion]:
    for canonical, variants in Slogan.objects.in_use().values_list("canonical", "variants"):
        # 代表之家/代表联络站 is one entry of two names: it is sought by the first that can be typed.
        written = (canonical, *variants)
        typed = literal(next((form for form in written if "/" not in form), canonical))
        count = articles.get(canonical, 0)
        yield Suggestion("slogan", canonical, quote_plus(typed), "", count, written, typed)


def _divisions(articles: Counts) -> Iterator[Suggestion]:
    gazetteer = Division.objects.gazetteer()
    for unit in (unit for unit in gazetteer.units if unit.valid_to is None):
        above = path_name(unit, gazetteer).removesuffix(unit.name)
        yield Suggestion("division", unit.name, f"{unit.adcode}/", above, articles.get(unit.adcode, 0))
        former = dict.fromkeys(former.name for former in gazetteer.former(unit))
        for name in (name for name in former if name != unit.name):
            where = " · ".join(filter(None, (f"曾为{name}", above)))
            yield Suggestion("division", unit.name, f"{unit.adcode}/", where, forms=(name,))


def _people() -> Iterator[Suggestion]:
    rows = (
        Appearance.objects.filter(article__in=Article.objects.public(), person__isnull=False)
        .values_list("person", "person__name", "person__division__name")
        .annotate(articles=Count("article", distinct=True))
    )
    for pk, name, division, articles in rows.iterator():
        yield Suggestion("person", name, f"{pk}/", intern(division or ""), articles)


def _sources() -> Iterator[Suggestion]:
    rows = Source.objects.filter(articles__in=Article.objects.public()).annotate(held=Count("articles"))
    for pk, name, articles in rows.values_list("pk", "name", "held"):
        yield Suggestion("source", name, f"{pk}/", "", articles)
