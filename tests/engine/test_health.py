"""What /healthz and a start ask: whether the index can answer a query."""

import pytest
from django.core.management import call_command
from django.db import OperationalError

from search.engines import local
from search.errors import SearchUnavailable
from search.params import SearchParams
from tests.search.factories import article

pytestmark = pytest.mark.django_db


def test_a_damaged_dictionary_is_told_and_mended_by_a_start(engine, index_dir) -> None:
    made = article("县人大常委会听取了汇报。")
    engine.sync([made.pk])
    for dictionary in index_dir.glob("generations/*/dictionary.txt"):
        dictionary.write_text("坏了\n")
    # As in a process that opens the index now.
    engine._snapshot = None
    with pytest.raises(SearchUnavailable):
        engine.run(SearchParams.parse({"q": "汇报"}))
    assert not engine.health()["ok"]
    call_command("rebuild_search", "--if-needed")
    assert engine.health()["ok"]
    assert engine.run(SearchParams.parse({"q": "汇报"})).articles == 1


def test_a_database_that_fails_is_told_and_never_raised(engine, monkeypatch) -> None:
    def fail() -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(local, "mark", fail)
    state = engine.health()
    assert not state["ok"]
    assert "数据库不可用（disk I/O error）" in str(state["message"])
