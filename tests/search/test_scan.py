"""The index of the samples answers as a scan of every stored text would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from archive.models import Statement, Upload
from archive.text.fold import fold, reduce_run
from search.documents import all_documents
from search.engines import open_engine
from search.engines.local import LocalEngine
from search.keeping.phrases import Phrases
from search.params import SearchParams
from search.query import literal
from tests.search.naive import without_marks

pytestmark = pytest.mark.django_db

ASKED = (
    *("全过程人民民主", "全過程人民民主", "两个确立", "“两个确立”", "两个维护", "质询评议", "質詢評議"),
    *("县", "縣", "乾", "干", "幹", "反覆", "反复", "3.5%", "35", "人大代表联络站", "没有这句话"),
)
NUMBER = 300


class Scan:
    """Every published statement, cut into folded sentences; a search is a loop over all of them."""

    def __init__(self) -> None:
        statements = Statement.objects.filter(article__status="published").select_related("article")
        self.sentences = {
            each.pk: [without_marks(part) for part in re.split("[。!?;\n]", fold(self._text(each)))]
            for each in statements
        }

    @staticmethod
    def _text(statement: Statement) -> str:
        return f"{statement.article.title}\n{statement.text}" if statement.position == 0 else statement.text

    def find(self, phrase: str) -> set[int]:
        sought = without_marks(fold(phrase))
        return {pk for pk, parts in self.sentences.items() if any(sought in part for part in parts)}


@pytest.fixture
def engine(bootstrapped: Path, tmp_path: Path) -> LocalEngine:
    """An index made here of the samples, which were read once for all tests."""
    take_over(bootstrapped / "archive.sqlite3")
    assert not Upload.objects.exclude(state="prepared").exists()
    made = open_engine("whoosh:", tmp_path / "index")
    made.rebuild(lambda _: None)
    return made


def take_over(database: Path) -> None:
    """Copy what an archive in SQLite holds into the database of the test."""
    # Tests may connect to no alias but their own.
    other = DatabaseWrapper(
        connection.settings_dict | {"NAME": str(database), "OPTIONS": {}}, alias="default"
    )
    connections["other"] = other
    try:
        for model in apps.get_app_config("archive").get_models(include_auto_created=True):
            rows = model._base_manager.using("other").iterator(1000)
            model._base_manager.using("default").bulk_create(rows, batch_size=1000)
    finally:
        other.close()
        del connections["other"]


def found(engine: LocalEngine, phrase: str) -> set[int]:
    results = engine.run(SearchParams.parse({"q": phrase, "view": "lines", "per_page": "100"}))
    pages = range(2, results.statements // 100 + 2)
    more = (
        engine.run(SearchParams.parse({"q": phrase, "view": "lines", "per_page": "100", "page": str(page)}))
        for page in pages
    )
    keys = [key for each in (results, *more) for row in each.rows for key in row.statement_ids]
    assert len(keys) == len(set(keys)) == results.statements
    return set(keys)


def standing(phrases: Phrases) -> Iterator[str]:
    """Pieces of statements, of originals as they came, and of these in the other script, by turns."""
    while True:
        text = phrases.random.choice(phrases.documents).text
        start = phrases.random.randrange(len(text))
        yield text[start : start + phrases.random.randint(2, 12)].split("\n")[0]
        yield phrases.pasted()
        text = phrases.random.choice(phrases.documents).text
        yield text[: phrases.random.randint(2, 12)].split("\n")[0]
        yield phrases.other_script()


def missing(phrases: Phrases) -> Iterator[str]:
    """Near misses: one character changed, across a sentence end, across statements, in furniture, by turns."""
    while True:
        yield phrases.one_changed()
        yield phrases.across_sentences()
        yield phrases.across_statements()
        yield phrases.in_furniture()


def searchable(drawn: Iterator[str]) -> Iterator[str]:
    return (phrase for each in drawn if reduce_run(phrase := literal(each)))


def test_the_index_equals_a_scan(engine: LocalEngine) -> None:
    scan, phrases = Scan(), Phrases(list(all_documents()), seed=20261121)
    for phrase in ASKED:
        assert found(engine, phrase) == scan.find(phrase), phrase
    assert found(engine, "全过程人民民主")
    some = list(islice(searchable(standing(phrases)), NUMBER))
    hits = [found(engine, phrase) for phrase in some]
    assert hits == [scan.find(phrase) for phrase in some]
    assert sum(map(bool, hits)) > NUMBER * 2 // 3
    near = (phrase for phrase in searchable(missing(phrases)) if not scan.find(phrase))
    for phrase in islice(near, NUMBER):
        assert found(engine, phrase) == set(), phrase
