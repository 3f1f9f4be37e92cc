"""Comparing numbers through plain Haystack: a position may be 0, a day that is 0 is unknown, ² is no number."""

import pytest
from haystack.query import SearchQuerySet

from tests.search.factories import Said, article

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(engine):
    made = [
        article("县里办结了建议。", Said("要加强监督。", speaker="张明"), event_on="2022-08-04"),
        article("日期不明的报道。"),
    ]
    engine.sync(each.pk for each in made)
    return made


def count(**asked) -> int:
    return SearchQuerySet().filter(**asked).count()


def test_the_first_statement_has_position_0(archive) -> None:
    assert (count(position__lt=1), count(position__lte=0), count(position__gte=1)) == (2, 2, 1)


def test_an_unknown_day_is_before_no_day(archive) -> None:
    assert (count(day__lt="2023-01-01"), count(day__lte="2022-08-04"), count(day__lt="2022-08-04")) == (
        2,
        2,
        0,
    )


def test_a_raised_digit_is_compared_as_a_word(archive) -> None:
    assert count(speaker__gt="²") == 1
