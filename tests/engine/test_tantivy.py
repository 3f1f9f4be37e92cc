"""What is tantivy's own: rows read out two ways, what a killed writer leaves, and the change from one engine to the other."""

from __future__ import annotations

import random

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from archive.models import Statement
from search import engines
from search.engines import append, bits
from search.engines.tantivy import reader
from search.errors import SearchUnavailable
from tests.engine import corpus
from tests.engine.questions import asked
from tests.search.factories import article

NEVER = 1_000_000

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("engine", ["tantivy:"], indirect=True)]


@pytest.mark.usefixtures("small_sizes")
def test_what_stands_first_is_the_same_whether_runs_or_rows_are_demanded_or_not(engine, monkeypatch) -> None:
    made = corpus.fill(random.Random("demanded"), 60, samples=0.0)
    engine.sync(each.pk for each in made)
    for typed in ("人民", "县|民主", "全过程人民民主 县", "代表联络", "民"):
        found = []
        for twice, looked_up in ((0, NEVER), (NEVER, NEVER), (0, 0)):
            monkeypatch.setattr(reader, "TWICE", twice)
            monkeypatch.setattr(reader, "LOOKED_UP", looked_up)
            page = asked(typed, per_page=5)
            found.append(
                [row.article_id for row in engines.open_engine("tantivy:", engine.root.path).run(page).rows]
            )
        assert found[0] == found[1] == found[2], typed
        assert found[0], typed


@pytest.mark.parametrize("listed", [reader.LISTED, 0])
def test_a_run_is_not_what_holds_its_pairs(engine, monkeypatch, listed) -> None:
    """Whether the rows are listed at once, or counted first: two hold each pair and one the run."""
    monkeypatch.setattr(reader, "LISTED", listed)
    engine.sync([article(text).pk for text in ("预算，算丙", "预算丙")])
    snapshot = engine.snapshot()
    assert [snapshot.read(row, "texts") for row in bits.to_rows(snapshot.holding("预算丙", "texts"), 4)] == [
        "预算丙"
    ]


@pytest.mark.parametrize("run", ["𠮷𠮷", "𠮷县", "县𠮷𠮷"])
@pytest.mark.parametrize("listed", [reader.LISTED, 0])
def test_a_run_of_rare_characters_is_listed(engine, monkeypatch, listed, run) -> None:
    monkeypatch.setattr(reader, "LISTED", listed)
    engine.sync([article(text).pk for text in ("县𠮷𠮷县", "𠮷，县", "𠮷")])
    texts = [each.text for each in Statement.objects.all()]
    assert engine.run(asked(run)).statements == sum(run in text.replace("，", "") for text in texts) > 0


@pytest.mark.parametrize("listed", [reader.LISTED, 0])
def test_rows_of_a_later_commit_are_not_found_in_an_earlier_one(engine, monkeypatch, listed) -> None:
    monkeypatch.setattr(reader, "LISTED", listed)
    engine.sync([article("预算甲，预算乙。").pk])
    before = engine.snapshot()
    engine.sync([article("预算乙。").pk])
    before.reader = before.kind.reader(before, None)
    assert before.holding("预算乙", "texts").bit_count() == 1
    assert engine.snapshot().holding("预算乙", "texts").bit_count() == 2


def test_what_a_killed_writer_left_is_passed_over_and_taken_out(engine, monkeypatch, again) -> None:
    engine.sync([article("县里的事。").pk])

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(append, "write_commit", killed)
        with pytest.raises(KeyboardInterrupt):
            engine.sync([article("县里，被打断。").pk])
    other = again()
    assert _documents(other) == 2
    assert other.run(asked("县里")).statements == 1
    assert other.snapshot().holding("县里", "texts").bit_count() == 1
    engine.sync([article("县里，随后。").pk])
    assert _documents(again()) == 2


def _documents(engine) -> int:
    return engine.snapshot().reader._searcher.num_docs


def test_a_superseded_text_is_found_until_the_commit_that_replaces_it(engine, monkeypatch, again) -> None:
    """A reader between the two commits sees the old text, not nothing."""
    made = article("县里的旧话。")
    engine.sync([made.pk])
    made.statements.update(text="县里的新话。")
    seen: list[tuple[int, int]] = []
    whole = append.write_commit

    def looking(*args: object) -> None:
        other = again()
        seen.append((other.run(asked("旧话")).statements, other.run(asked("新话")).statements))
        whole(*args)

    monkeypatch.setattr(append, "write_commit", looking)
    engine.sync([made.pk])
    assert seen == [(1, 0)]
    assert (engine.run(asked("旧话")).statements, engine.run(asked("新话")).statements) == (0, 1)


@pytest.mark.parametrize("other", ["whoosh:"])
def test_another_engine_asks_for_a_rebuild(engine, settings, other: str) -> None:
    engine.sync([article("县里的事。").pk])
    settings.SEARCH_URL = other
    changed = engines.engine()
    state = changed.health()
    assert not state["ok"]
    assert "另一检索引擎（tantivy:）" in str(state["message"])
    assert "重新启动" in str(state["message"])
    with pytest.raises(SearchUnavailable):
        changed.run(asked("县里"))
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert changed.run(asked("县里")).statements == 1
    with pytest.raises(SearchUnavailable, match=r"不能退回.*另一检索引擎.*仍由原来的索引应答"):
        changed.rollback(lambda line: None)
    settings.SEARCH_URL = "tantivy:"
    engines.engine().rollback(lambda line: None)
    assert engine.run(asked("县里")).statements == 1


def test_an_unknown_engine_is_told(engine, settings) -> None:
    settings.SEARCH_URL = "lucene:"
    with pytest.raises(ImproperlyConfigured, match="whoosh: 或 tantivy:"):
        engines.engine()
