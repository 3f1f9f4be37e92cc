"""From the database to statement documents: the one place that says what of an article is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from archive.models import Article, Division, Occurrence, RepairStep, Statement
from archive.text.gazetteer import Gazetteer
from search.document import StatementDocument

BATCH = 200


def all_documents() -> Iterator[StatementDocument]:
    """Yield the statements of every published article, article by article."""
    return _documents(Article.objects.all())


def for_articles(article_ids: Iterable[int]) -> Iterator[StatementDocument]:
    """Yield the statements of those of the articles that are published."""
    return _documents(Article.objects.filter(pk__in=list(article_ids)))


def _documents(articles: QuerySet[Article]) -> Iterator[StatementDocument]:
    """Yield statement documents in a fixed number of queries for each batch of articles."""
    paths = DivisionPaths()
    published = articles.filter(status=Article.Status.PUBLISHED).order_by("pk")
    for article in (
        published.select_related("source")
        .defer("decoded", "body")
        .prefetch_related(
            Prefetch("statements", _statements(), to_attr="searched"),
            Prefetch("steps", _furniture(), to_attr="furniture_steps"),
        )
        .iterator(chunk_size=BATCH)
    ):
        yield from _of_article(article, paths)


def _statements() -> QuerySet[Statement]:
    occurrences = Occurrence.objects.select_related("slogan")
    return (
        Statement.objects.select_related("speaker", "division")
        .prefetch_related(Prefetch("occurrences", occurrences))
        .order_by("position")
    )


def _furniture() -> QuerySet[RepairStep]:
    return RepairStep.objects.filter(rule="furniture").order_by("position")


def _of_article(article: Article, paths: DivisionPaths) -> Iterator[StatementDocument]:
    furniture = "\n".join(step.before for step in article.furniture_steps)  # type: ignore[attr-defined]
    flags = tuple(sorted(set(article.flags)))
    for index, statement in enumerate(article.searched):  # type: ignore[attr-defined]
        speaker = statement.speaker
        yield StatementDocument(
            statement_id=statement.pk,
            article_id=article.pk,
            position=statement.position,
            text=statement.text,
            title=article.title if index == 0 else "",
            article_title=article.title,
            furniture=furniture if index == 0 else "",
            division_path=paths.of(statement.division),
            bounds=article.date_bounds,
            genre=article.genre,
            term=article.congress_term,
            session=article.session_number,
            source=article.source.name if article.source else "",
            person_id=speaker.person_id if speaker else None,
            speaker=speaker.name if speaker else "",
            office=speaker.office if speaker else "",
            role=speaker.role if speaker else "",
            slogans=tuple(sorted({each.slogan.canonical for each in statement.occurrences.all()})),
            flags=flags,
            sample=article.is_sample,
        )


class DivisionPaths:
    """The adcodes of today's units above and at a division; each division is followed once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, ...]] = {}

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Division.objects.gazetteer()

    def of(self, division: Division | None) -> tuple[str, ...]:
        """Return the codes from the province down; () for no division."""
        if division is None:
            return ()
        if division.pk not in self._known:
            today = self._gazetteer.today(self._gazetteer.by_key[division.key])
            self._known[division.pk] = tuple(unit.adcode for unit in self._gazetteer.path(today))
        return self._known[division.pk]
