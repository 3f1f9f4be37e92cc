"""Two processes make the same index as one."""

from __future__ import annotations

import multiprocessing
import random
import signal

import pytest

from search import documents
from search.document import StatementDocument
from search.engines import generation, prepared
from search.errors import SearchUnavailable
from tests.engine import corpus

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(monkeypatch) -> None:
    """Let few articles be enough for another process, which gets them in several chunks."""
    monkeypatch.setattr(prepared, "SEVERAL", 1)
    monkeypatch.setattr(prepared, "STATEMENTS", 7)
    monkeypatch.setattr(prepared.os, "cpu_count", lambda: 2)


def test_the_other_process_prepares_the_same_in_the_same_order(engine, several) -> None:
    corpus.fill(random.Random("prepared"), 20)
    engine.rebuild(lambda line: None)
    cutter = generation.cutter(engine.snapshot())
    here = list(prepared.Here(cutter)(documents.all_documents()))
    with prepared.preparer(cutter, 20) as prepare:
        assert isinstance(prepare, prepared.Beside)
        assert list(prepare(documents.all_documents())) == here
        # It serves batch after batch, an empty one too.
        assert list(prepare([])) == []
        assert list(prepare(documents.all_documents())) == here


def test_what_goes_wrong_there_is_raised_here(several) -> None:
    with (
        prepared.preparer(None, 20) as prepare,  # type: ignore[arg-type]
        pytest.raises(AttributeError, match="spaced"),
    ):
        list(prepare(SAID))


def test_few_articles_are_prepared_here() -> None:
    with prepared.preparer(Whole(), 3) as prepare:
        assert isinstance(prepare, prepared.Here)


class Whole:
    """A cutter to which each text is one word."""

    def spaced(self, texts):
        return texts


SAID = [StatementDocument(statement_id=1, article_id=1, position=0, text="预算。")]


def test_the_other_process_ends_where_signals_are_taken_for_requests_to_finish(several) -> None:
    before = signal.signal(signal.SIGTERM, lambda number, frame: None)
    try:
        with prepared.preparer(Whole(), 20) as prepare:
            assert len(list(prepare(SAID))) == 1
        assert multiprocessing.active_children() == []
    finally:
        signal.signal(signal.SIGTERM, before)


def test_nobody_waits_for_a_process_that_died(several) -> None:
    with prepared.preparer(Whole(), 20) as prepare:
        (other,) = multiprocessing.active_children()
        other.kill()
        with pytest.raises(SearchUnavailable, match="辅助进程意外结束"):
            list(prepare(SAID))
