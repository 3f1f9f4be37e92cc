"""The audit proves an honest index right and finds what is wrong with another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import reference
from search.audit_record import day_of, last_audit, write_record
from search.document import StatementDocument
from search.documents import all_documents
from search.engines import engine, open_engine
from search.keeping.audit import audit
from search.keeping.phrases import Phrases
from search.models import Outbox
from search.params import SearchParams
from search.results import Results
from tests.search.factories import Said, article, division

pytestmark = pytest.mark.django_db

TEXTS = (
    "　　會議指出，要發展全過程人民民主。對反覆出現的問題，要開展質詢、評議！",
    "会议听取乾部选拔工作报告，增长3.5%；要求把“两个确立”落到实处。\n下午继续审议。",
    "各代表团审议了政府工作报告，一致赞成。二○二二年，全县生产总值1，000亿元。",
    "询问\ufffd评议的效果如何？请大家发表意见。",
)


@pytest.fixture
def documents() -> list[StatementDocument]:
    county = division("510812", "朝天区", parent=division("510000", "四川省"))
    for number in range(12):
        article(
            TEXTS[number % 4],
            Said(
                TEXTS[(number + 1) % 4],
                speaker="李明",
                office="主任",
                division=county if number % 2 else None,
            ),
            title=f"第{number}号报告",
            event_on=f"20{10 + number}-08",
            furniture="首页 > 要闻 > 质询评议专栏" if number % 3 == 0 else "",
            flags=["truncated"] if number % 5 == 0 else [],
        )
    return list(all_documents())


class Scanning:
    """An engine that is the reference itself, save what a test spoils."""

    def __init__(self, documents: list[StatementDocument], **spoilt: object) -> None:
        self.documents, self.spoilt = documents, spoilt

    def run(self, params: SearchParams) -> Results:
        return replace(reference.run(self.documents, params), **self.spoilt)  # type: ignore[arg-type]

    def sync(self, article_ids: object) -> None:
        raise NotImplementedError

    def health(self) -> dict[str, object]:
        raise NotImplementedError


def queries(documents: list[StatementDocument], number: int = 40) -> Iterator[SearchParams]:
    return Phrases(documents, seed=7).queries(number)


def test_an_honest_engine_has_no_differences(documents: list[StatementDocument]) -> None:
    outcome = audit(Scanning(documents), documents, queries(documents))
    assert (outcome.phrases, outcome.differences) == (40, ())
    assert outcome.hits > 40


@pytest.mark.parametrize(
    "spoilt",
    [{"statements": -1}, {"articles": -1}, {"rows": ()}, {"searched_articles": 0}, {"samples": True}],
)
def test_a_wrong_engine_is_found_out(documents: list[StatementDocument], spoilt: dict[str, object]) -> None:
    assert audit(Scanning(documents, **spoilt), documents, queries(documents)).differences


def test_a_missing_text_and_a_wrong_facet_are_found_out(documents: list[StatementDocument]) -> None:
    assert audit(Scanning(documents[1:]), documents, queries(documents)).differences
    others = [replace(documents[0], genre="讲话"), *documents[1:]]
    assert audit(Scanning(others), documents, queries(documents)).differences


def test_half_of_the_phrases_are_near_misses(documents: list[StatementDocument]) -> None:
    phrases = Phrases(documents, seed=1)
    across = [phrases.across_sentences() for _ in range(50)]
    assert any(across)
    assert all(
        not reference.run(documents, SearchParams.parse({"q": phrase})).statements
        for phrase in across
        if len(phrase) > 8 and not set(phrase) & set(' “”"|-')
    )


def test_the_same_seed_draws_the_same_queries(documents: list[StatementDocument]) -> None:
    assert list(queries(documents)) == list(queries(documents))


def test_the_index_passes(documents: list[StatementDocument], tmp_path: Path) -> None:
    engine = open_engine("whoosh:", tmp_path)
    engine.rebuild(lambda _: None)
    assert audit(engine, documents, queries(documents, 120)).differences == ()


def test_the_record_is_what_the_certificate_reads(tmp_path: Path) -> None:
    path, at = tmp_path / "index" / "audit.json", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    write_record(path, phrases=5, hits=7, differences=2, at=at)
    found = last_audit(path)
    assert (found["phrases"], found["differences"], day_of(found)) == (5, 2, at)


@pytest.mark.parametrize("at", ["2026-01-02", "2026-01-02T03:04:05"])
def test_a_record_that_names_no_zone_is_of_the_time_here(at: str) -> None:
    assert timezone.now() - day_of({"at": at}) > timedelta(0)


def test_the_command(documents: list[StatementDocument], settings: object, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path  # type: ignore[attr-defined]
    Outbox.objects.all().delete()
    call_command("rebuild_search", stdout=StringIO())
    out = StringIO()
    call_command("audit_search", random=20, seed=3, stdout=out)
    assert "核对 20 个词语" in out.getvalue()
    assert "差异 0 处" in out.getvalue()
    assert json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["differences"] == 0


def test_the_command_fails_on_an_index_that_lacks_a_text(
    documents: list[StatementDocument], settings: object, tmp_path: Path
) -> None:
    settings.INDEX_DIR = tmp_path  # type: ignore[attr-defined]
    Outbox.objects.all().delete()
    call_command("rebuild_search", stdout=StringIO())
    article(*TEXTS)
    with pytest.raises(CommandError, match="差异"):
        call_command("audit_search", random=20, seed=3, stderr=StringIO())


def test_what_is_published_during_an_audit_is_no_difference(
    documents: list[StatementDocument], settings: object, tmp_path: Path, monkeypatch
) -> None:
    """The scan knows the texts of the beginning, the engine those of the moment."""
    settings.INDEX_DIR = tmp_path  # type: ignore[attr-defined]
    Outbox.objects.all().delete()
    call_command("rebuild_search", stdout=StringIO())

    def queries_of(phrases: Phrases, number: int) -> Iterator[SearchParams]:
        engine().sync([article(*TEXTS).pk])
        return drawn(phrases, number)

    drawn = Phrases.queries
    monkeypatch.setattr(Phrases, "queries", queries_of)
    with pytest.raises(CommandError, match="再核对一次"):
        call_command("audit_search", random=20, seed=3, stderr=StringIO())
    assert not (tmp_path / "audit.json").exists()


def test_the_command_waits_for_the_worker(documents: list[StatementDocument]) -> None:
    Outbox.objects.create(article_id=documents[0].article_id)
    with pytest.raises(CommandError, match="尚待索引"):
        call_command("audit_search", random=20)


def test_the_command_says_that_there_is_nothing() -> None:
    with pytest.raises(CommandError, match="没有已发布的文章"):
        call_command("audit_search", random=20)


def test_the_command_says_that_there_is_no_index(
    documents: list[StatementDocument], settings: object, tmp_path: Path
) -> None:
    settings.INDEX_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="rebuild_search"):
        call_command("audit_search", random=20)
