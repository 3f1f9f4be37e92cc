"""Pages over a small archive, answered by the reference: what the pages show is what a scan finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.utils import timezone

from archive.models import Article, Division
from archive.text.fold import fold
from search import analysis, engines, reference
from search.documents import all_documents
from search.errors import SearchUnavailable
from search.params import SearchParams
from search.results import Results
from tests.search.factories import Said, article, division


def page_of(client, url):
    """Return the page as the object that its template prints."""
    response = client.get(url)
    assert response.status_code == 200
    return response.context["page"]


class ScanningEngine:
    """An engine that scans the database anew for every question. It remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[SearchParams] = []

    def run(self, params: SearchParams) -> Results:
        self.asked.append(params)
        return reference.run(self.documents, params)

    def totals(self, params: SearchParams) -> tuple[int, int]:
        found = self.run(params)
        return found.statements, found.articles

    def words(self, text: str) -> tuple[str, ...]:
        return tuple(analysis.cut(fold(text), analysis.tokenizer(())))

    def health(self) -> Mapping[str, object]:
        return {"ok": True, "message": "正常"}

    @property
    def documents(self):
        return list(all_documents())


class RememberingEngine(ScanningEngine):
    """An engine whose questions cost no database query, as an index costs none."""

    def __init__(self) -> None:
        super().__init__()
        self._documents = list(all_documents())

    @property
    def documents(self):
        return self._documents


class BrokenEngine:
    """An engine without an index."""

    def run(self, params: SearchParams) -> Results:
        raise SearchUnavailable("没有索引。")

    def health(self) -> Mapping[str, object]:
        return {"ok": False, "message": "没有索引。"}


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "index"
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture(autouse=True)
def engine(monkeypatch) -> ScanningEngine:
    found = ScanningEngine()
    monkeypatch.setattr(engines, "engine", lambda: found)
    return found


@pytest.fixture
def remembering(monkeypatch):
    """Call it once the articles are made: from then on only the page itself asks the database."""

    def remember() -> RememberingEngine:
        found = RememberingEngine()
        monkeypatch.setattr(engines, "engine", lambda: found)
        return found

    return remember


@pytest.fixture
def broken(monkeypatch) -> None:
    monkeypatch.setattr(engines, "engine", BrokenEngine)


@pytest.fixture
def sichuan(db) -> Division:
    return division("510000", "四川省")


@pytest.fixture
def guangyuan(sichuan) -> Division:
    return division("510800", "广元市", parent=sichuan)


@pytest.fixture
def chaotian(guangyuan) -> Division:
    return division("510812", "朝天区", parent=guangyuan)


@pytest.fixture
def qingchuan(guangyuan) -> Division:
    return division("510822", "青川县", parent=guangyuan)


@pytest.fixture
def chaotian_report(chaotian) -> Article:
    """A report with a narrator and a speaker, in a county."""
    return published(
        "会议听取了工作报告。",
        Said("要发展全过程人民民主。\n要办好民生实事。", "李明", "区委书记", division=chaotian, slogans=["全过程人民民主"]),
        county=chaotian,
        title="朝天区人大常委会工作报告",
        genre="工作报告",
        source="朝天人大",
        event_on="2022-08-04",
        congress_term=15,
        session_number=2,
    )  # fmt: skip


@pytest.fixture
def qingchuan_news(qingchuan) -> Article:
    return published(
        Said("深入践行全过程人民民主。", "王芳", "县人大常委会主任", "presides", division=qingchuan),
        county=qingchuan,
        title="青川县召开会议",
        genre="会议报道",
        event_on="XXXX-09-11",
    )


def published(*statements: str | Said, county: Division | None = None, **fields: object) -> Article:
    made = article(*statements, county=county, first_published_at=timezone.now(), **fields)
    if county:
        made.divisions.add(county)
    return made
