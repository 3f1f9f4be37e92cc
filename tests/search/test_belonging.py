"""Which index is one of this database, and which is not."""

from __future__ import annotations

import pytest

from search.keeping.belonging import AHEAD, BEHIND, FOREIGN, Mark, advance, mark, mark_of_today, objection
from search.models import ArchiveMark, Outbox

pytestmark = pytest.mark.django_db


def waiting() -> int:
    return Outbox.objects.create(article_id=1).pk


def test_the_mark_is_made_once_and_made_again_where_tables_were_emptied() -> None:
    first = mark()
    assert len(first.archive) == 32
    assert mark() == first
    ArchiveMark.objects.all().delete()
    assert mark().archive not in ("", first.archive)


def test_a_mark_only_advances() -> None:
    advance(7)
    advance(5)
    assert mark().through == 7


def test_an_index_made_now_knows_the_rows_that_wait() -> None:
    assert mark_of_today() == mark()
    newest = waiting()
    assert mark_of_today() == Mark(mark().archive, newest)
    advance(newest + 5)
    assert mark_of_today().through == newest + 5


def test_an_index_of_another_archive_is_foreign() -> None:
    assert objection(mark(), Mark("another", mark().through)) == FOREIGN


def test_an_index_that_missed_changes_is_behind() -> None:
    advance(4)
    assert objection(mark(), Mark(mark().archive, 3)) == BEHIND
    assert objection(mark(), mark()) == ""


def test_an_index_that_was_just_told_is_no_stranger() -> None:
    """Its last row still waits: the worker is about to take it out, or was killed before."""
    known = mark()
    newest = waiting()
    assert objection(known, Mark(known.archive, newest)) == ""
    Outbox.objects.all().delete()
    advance(newest)
    assert objection(known, Mark(known.archive, newest)) == "", "the row left while the index was opened"


def test_an_index_that_knows_more_than_the_database_is_ahead() -> None:
    known = mark()
    newest = waiting()
    Outbox.objects.all().delete()
    assert objection(known, Mark(known.archive, newest)) == AHEAD
