"""When the table of divisions changes, the index follows: articles are found under the units of today."""

import pytest
from django.core.management import call_command

from archive.models import Division
from archive.pipeline.division_paths import telling_of_moved
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from search.models import Outbox
from tests.pipeline import readings


@pytest.fixture
def public(hand_made):
    article = prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)
    publish(article)
    Outbox.objects.all().delete()
    return article


def move_prefecture():
    """Put the prefecture of the county under another province."""
    other = Division.objects.create(adcode="990000", name="远山省", level="province", valid_from=None)
    Division.objects.filter(level="prefecture").update(parent=other)


def waiting():
    return list(Outbox.objects.values_list("article_id", flat=True))


def test_an_article_of_a_unit_below_one_that_moved_is_told(public):
    with telling_of_moved():
        move_prefecture()
    assert waiting() == [public.pk]


def test_what_moves_nothing_tells_nobody(public):
    with telling_of_moved():
        Division.objects.create(adcode="990000", name="远山省", level="province", valid_from=None)
    assert waiting() == []


def test_loading_divisions_tells_of_the_articles_that_are_counted_elsewhere(public):
    move_prefecture()
    call_command("load_divisions", verbosity=0)
    assert waiting() == [public.pk]
