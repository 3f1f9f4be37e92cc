"""From the database to statement documents: the one place that says what of an article is searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from archive.models import Article, Division, Occurrence, RepairStep, Statement
from archive.models.article import DATES
from archive.text import edtf
from archive.text.places.gazetteer import Gazetteer
from search.document import StatementDocument

BATCH = 200
ARTICLE = (
    *("pk", "title", "genre", "congress_term", "session_number", "source__name", "flags", "is_sample"),
    *DATES,
)
STATEMENT = (
    *("article_id", "pk", "position", "text", "division_id"),
    *("speaker__person_id", "speaker__name", "speaker__office", "speaker__role"),
)


def all_documents() -> Iterator[StatementDocument]:
    """Yield the statements of every published article, article by article."""
    return for_articles(Article.objects.values_list("pk", flat=True).order_by("pk"))


def for_articles(article_ids: Iterable[int]) -> Iterator[StatementDocument]:
    """Yield the statements of those of the articles that are published."""
    paths = DivisionPaths()
    wanted = iter(sorted(article_ids))
    while keys := list(islice(wanted, BATCH)):
        yield from _documents(keys, paths)


def _documents(keys: Collection[int], paths: DivisionPaths) -> Iterator[StatementDocument]:
    """Yield statement documents, by key and in reading order. Four queries; no models, which would take half of the time."""
    published = Article.objects.filter(pk__in=keys, status=Article.Status.PUBLISHED).order_by("pk")
    statements = _grouped(
        Statement.objects.filter(article__in=keys).order_by("position").values_list(*STATEMENT)
    )
    furniture = _grouped(
        RepairStep.objects.filter(article__in=keys, rule="furniture")
        .order_by("position")
        .values_list("article_id", "before")
    )
    slogans = _grouped(
        Occurrence.objects.filter(statement__article__in=keys)
        .order_by()
        .values_list("statement_id", "slogan__canonical")
    )
    for key, title, genre, term, session, source, flags, is_sample, *dates in published.values_list(*ARTICLE):
        removed = "\n".join(before for (before,) in furniture[key])
        bounds = edtf.decisive(edtf.Bounds(*dates[:2]), edtf.Bounds(*dates[2:]))
        every_flag = tuple(sorted(set(flags)))
        for index, (pk, position, text, division, person, name, office, role) in enumerate(statements[key]):
            yield StatementDocument(
                statement_id=pk,
                article_id=key,
                position=position,
                text=text,
                title="" if index else title,
                article_title=title,
                furniture="" if index else removed,
                division_path=paths.of(division),
                bounds=bounds,
                genre=genre,
                term=term,
                session=session,
                source=source or "",
                person_id=person,
                speaker=name or "",
                office=office or "",
                role=role or "",
                slogans=tuple(sorted({canonical for (canonical,) in slogans[pk]})),
                flags=every_flag,
                sample=is_sample,
            )


def _grouped(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[Any, ...]]]:
    """Return rows by what they begin with."""
    groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *rest in rows:
        groups[key].append(tuple(rest))
    return groups


class DivisionPaths:
    """The adcodes of today's units above and at a division; each division is followed once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, ...]] = {}

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Division.objects.gazetteer()

    @cached_property
    def _keys(self) -> Mapping[int, str]:
        keys: Mapping[int, str] = Division.objects.unit_keys()
        return keys

    def of(self, division_id: int | None) -> tuple[str, ...]:
        """Return the codes from the province down; () for no division."""
        if division_id is None:
            return ()
        if division_id not in self._known:
            today = self._gazetteer.today(self._gazetteer.by_key[self._keys[division_id]])
            self._known[division_id] = tuple(unit.adcode for unit in self._gazetteer.path(today))
        return self._known[division_id]
