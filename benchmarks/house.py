"""A throw-away archive for measuring: a data directory of its own, filled with made articles."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.corpus import MadeArticle, made_articles

BATCH = 500


def open_house(folder: Path, *, engine: str = "") -> None:
    """Start Django on a data directory, with the engine of this name; call it before anything of the archive is imported."""
    os.environ["DATA_DIR"] = str(folder)
    if engine:
        os.environ["SEARCH_URL"] = f"{engine}:"
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    os.environ["DEBUG"] = "0"
    import django

    django.setup()


def furnish(articles: int, *, seed: int = 1) -> None:
    """Make the database with divisions and slogans, and publish `articles` made articles."""
    from django.core.management import call_command

    from archive.models import Article, Division

    call_command("migrate", verbosity=0)
    call_command("load_divisions", verbosity=0, stdout=StringIO())
    call_command("loaddata", "slogans", verbosity=0)
    counties = Division.objects.current().filter(level="county").order_by("adcode")
    units = dict(counties.values_list("adcode", "pk"))
    have = Article.objects.count()
    writer = _Writer(units)
    for batch in _batches(made_articles(articles, sorted(units), seed=seed, first=have)):
        writer.write(batch)


def _batches(made: Iterator[MadeArticle]) -> Iterator[list[MadeArticle]]:
    while batch := list(islice(made, BATCH)):
        yield batch


class _Writer:
    """Writes batches with few queries; people, sources and slogans are made as they are met."""

    def __init__(self, units: dict[str, int]) -> None:
        from archive.models import Person, Slogan, Source

        self._units = units
        self._slogans = dict(Slogan.objects.values_list("canonical", "pk"))
        self._sources = dict(Source.objects.values_list("name", "pk"))
        rows = Person.objects.values_list("name", "division_id", "pk")
        self._people: dict[tuple[str, int | None], int] = {(name, unit): pk for name, unit, pk in rows}

    def write(self, batch: list[MadeArticle]) -> None:
        from django.db import transaction

        with transaction.atomic():
            self._name_everyone(batch)
            articles = self._articles(batch)
            self._texts(articles, batch)

    def _name_everyone(self, batch: list[MadeArticle]) -> None:
        from archive.models import Person, Source

        for name in {made.source for made in batch} - self._sources.keys():
            self._sources[name] = Source.objects.create(name=name).pk
        said = (each for made in batch for each in made.statements if each.speaker)
        people = {(each.speaker, self._units[each.adcode]) for each in said} - self._people.keys()
        rows = Person.objects.bulk_create(
            Person(name=name, division_id=unit) for name, unit in sorted(people)
        )
        self._people |= {(row.name, row.division_id): row.pk for row in rows}

    def _articles(self, batch: list[MadeArticle]) -> list[Any]:
        from archive.models import Article, Upload

        uploads = Upload.objects.bulk_create(
            Upload(sha256=_digest(made), size=1, name=f"{made.title}.txt", method="command", state="prepared")
            for made in batch
        )
        pairs = zip(uploads, batch, strict=True)
        return Article.objects.bulk_create(self._article(upload, made) for upload, made in pairs)

    def _article(self, upload: Any, made: MadeArticle) -> Any:
        from archive.models import Article

        body = "\n".join(each.text for each in made.statements)
        return Article(
            upload=upload,
            status="published",
            title=made.title,
            genre=made.genre,
            level="county",
            county_id=self._units[made.adcode],
            event_on=made.day.isoformat(),
            event_earliest=made.day,
            event_latest=made.day,
            congress_term=made.term,
            session_number=made.session,
            source_id=self._sources[made.source],
            flags=list(made.flags),
            encoding="utf-8",
            decoded=f"{made.furniture}\n{body}" if made.furniture else body,
            body=body,
        )

    def _texts(self, articles: list[Any], batch: list[MadeArticle]) -> None:
        from archive.models import Appearance, Article, Occurrence, RepairStep, Statement

        pairs = list(zip(articles, batch, strict=True))
        concerned = Article.divisions.through
        concerned.objects.bulk_create(
            concerned(article_id=row.pk, division_id=self._units[adcode])
            for row, made in pairs
            for adcode in sorted({made.adcode, *(each.adcode for each in made.statements)})
        )
        RepairStep.objects.bulk_create(_furniture(row, made) for row, made in pairs if made.furniture)
        speakers = Appearance.objects.bulk_create(list(self._appearances(pairs)))
        said = {(row.article_id, row.position): row.pk for row in speakers}
        statements = Statement.objects.bulk_create(list(self._statements(pairs, said)))
        uses = (use for _, made in pairs for use in (each.slogans for each in made.statements))
        Occurrence.objects.bulk_create(
            Occurrence(slogan_id=self._slogans[name], statement=row, start=start, end=start + len(name))
            for row, places in zip(statements, uses, strict=True)
            for name, start in places
        )

    def _appearances(self, pairs: Iterable[tuple[Any, MadeArticle]]) -> Iterator[Any]:
        from archive.models import Appearance

        for row, made in pairs:
            for position, each in enumerate(made.statements):
                if each.speaker:
                    unit = self._units[each.adcode]
                    yield Appearance(
                        article=row,
                        person_id=self._people[each.speaker, unit],
                        position=position,
                        name=each.speaker,
                        office=each.office,
                        role="reports" if made.genre == "工作报告" else "speaks",
                        division_id=unit,
                    )

    def _statements(
        self, pairs: Iterable[tuple[Any, MadeArticle]], said: dict[tuple[int, int], int]
    ) -> Iterator[Any]:
        from archive.models import Statement

        for row, made in pairs:
            start = 0
            for position, each in enumerate(made.statements):
                end = start + len(each.text)
                yield Statement(
                    article=row,
                    position=position,
                    start=start,
                    end=end,
                    text=each.text,
                    division_id=self._units[each.adcode],
                    speaker_id=said.get((row.pk, position)),
                )
                start = end + 1


def _digest(made: MadeArticle) -> str:
    return hashlib.sha256(repr(made).encode()).hexdigest()


def _furniture(row: Any, made: MadeArticle) -> Any:
    from archive.models import RepairStep

    before = made.furniture + "\n"
    return RepairStep(article=row, position=0, rule="furniture", start=0, end=len(before), before=before)
