"""Publishing settles people and slogans and tells the search, all in one transaction; withdrawing takes it back."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command

from archive.errors import StatusError
from archive.models import Article, Division, Occurrence, Person, Slogan
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from archive.pipeline.slogans import save_slogan
from archive.pipeline.withdraw import restore, withdraw
from archive.signals import articles_changed
from tests.pipeline import readings


@pytest.fixture
def article(hand_made):
    return prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)


def used():
    rows = Occurrence.objects.select_related("statement", "slogan").order_by("statement", "start")
    return [(row.slogan.canonical, row.statement.text[row.start : row.end]) for row in rows]


def test_publishing_settles_people_slogans_and_the_day(article, told, county):
    publish(article)
    article.refresh_from_db()
    assert article.status == "published"
    assert article.first_published_at is not None
    assert list(Person.objects.values_list("name", "division")) == [("方若水", county.pk)]
    assert not article.appearances.filter(person=None).exists()
    assert used() == [("全过程人民民主",) * 2, ("人大代表联络站",) * 2]
    assert told == [[article.pk]]


def test_a_template_counts_for_no_division_whatever_an_editor_left(article):
    article.genre = Article.Genre.TEMPLATE
    publish(article)
    assert article.county is None
    assert not article.divisions.exists()
    assert not article.statements.exclude(division=None).exists()


def test_publishing_again_adds_nothing(article):
    publish(article)
    first = article.first_published_at
    publish(article)
    assert (Person.objects.count(), Occurrence.objects.count(), article.first_published_at) == (1, 2, first)


def test_without_a_division_of_their_own_people_take_the_county_of_the_article(article, county):
    article.appearances.update(division=None)
    publish(article)
    assert Person.objects.get().division == county


def test_namesakes_of_two_divisions_are_two_people(article):
    Person.objects.create(name="方若水", division=Division.objects.get(adcode="211204"))
    publish(article)
    assert Person.objects.filter(name="方若水").count() == 2


def test_if_the_search_cannot_be_told_nothing_is_published(article):
    def fail(**_):
        raise RuntimeError("no outbox")

    articles_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            publish(article)
    finally:
        articles_changed.disconnect(fail)
    assert Article.objects.get().status == "draft"
    assert (Person.objects.count(), Occurrence.objects.count()) == (0, 0)


def test_withdrawing_needs_a_reason(article):
    publish(article)
    for reason in ("", "  "):
        with pytest.raises(StatusError, match="理由"):
            withdraw(article, reason)
    assert Article.objects.get().status == "published"


def test_withdrawn_and_given_back(article, told):
    publish(article)
    withdraw(article, "转载有误")
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == ("withdrawn", "转载有误")
    with pytest.raises(StatusError):
        publish(article)
    restore(article, "查明无误")
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == ("published", "")
    assert told == [[article.pk]] * 3


def test_only_the_published_can_be_withdrawn_and_only_the_withdrawn_restored(article):
    with pytest.raises(StatusError):
        withdraw(article, "理由")
    with pytest.raises(StatusError):
        restore(article, "查明无误")


def test_a_new_slogan_is_matched_in_what_is_published(article, told):
    publish(article)
    assert save_slogan(Slogan(canonical="建好人大代表联络站")) == [article.pk]
    assert used() == [("全过程人民民主",) * 2, ("建好人大代表联络站",) * 2]
    assert told == [[article.pk]] * 2


def test_a_changed_slogan_leaves_what_it_no_longer_matches(article):
    publish(article)
    slogan = Slogan.objects.get(canonical="人大代表联络站")
    slogan.canonical = "人大代表工作站"
    save_slogan(slogan)
    assert used() == [("全过程人民民主",) * 2, ("代表联络站",) * 2]


def test_of_a_retired_slogan_the_shorter_counts_until_it_is_used_again(article):
    publish(article)
    before = used()
    slogan = Slogan.objects.get(canonical="人大代表联络站")
    slogan.is_retired = True
    assert save_slogan(slogan) == [article.pk]
    assert used() == [("全过程人民民主",) * 2, ("代表联络站",) * 2]
    slogan.is_retired = False
    save_slogan(slogan)
    assert used() == before


def test_a_slogan_that_touches_nothing_tells_nobody(article, told):
    publish(article)
    assert save_slogan(Slogan(canonical="六个必须坚持")) == []
    assert len(told) == 1


def test_drafts_have_no_occurrences(article):
    save_slogan(Slogan(canonical="汇报"))
    assert used() == []


def test_after_loading_a_lexicon_everything_is_matched_again(article, told, capsys):
    publish(article)
    Slogan.objects.bulk_create([Slogan(canonical="建好人大代表联络站")])
    call_command("match_slogans")
    assert used() == [("全过程人民民主",) * 2, ("建好人大代表联络站",) * 2]
    assert told == [[article.pk]] * 2
    assert "1 篇" in capsys.readouterr().out


def test_who_published_is_in_the_log(article):
    user = User.objects.create_user("bianji")
    publish(article, user)
    withdraw(article, "转载有误", user)
    assert list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True)) == [
        "发布",
        "撤下：转载有误",
    ]


def test_who_read_the_article_before_writes_over_nothing(article):
    stale, other = Article.objects.get(pk=article.pk), publish(article)
    other.title = "别人改的标题"
    other.save()
    withdraw(stale, "理由")
    assert Article.objects.get(pk=article.pk).title == "别人改的标题"


def test_what_was_withdrawn_meanwhile_is_not_published(article):
    stale = Article.objects.get(pk=article.pk)
    withdraw(publish(article), "理由")
    with pytest.raises(StatusError):
        publish(stale)
    assert Article.objects.get(pk=article.pk).status == "withdrawn"
