"""People made one and made two: whose words are whose afterwards, and the way back."""

import pytest

from archive.errors import StatusError
from archive.models import Appearance, Correction, Person
from archive.pipeline.people import merge, rename, split, undo_people
from archive.pipeline.publish import publish
from tests.search.factories import Said, article, division

REASON = "同一人，已调任"


def appear(county, office="主任", name="方若水"):
    made = article(Said("要加强监督。", name, office, division=county), county=county)
    return publish(made).appearances.get()


@pytest.fixture
def counties(db):
    return division("510812", "朝天区"), division("510822", "青川县")


@pytest.fixture
def appearances(counties):
    """The same name in two counties."""
    return [appear(county) for county in counties]


def person_of(appearance):
    return Appearance.objects.get(pk=appearance.pk).person


def names(*appearances):
    return [str(person_of(appearance)) for appearance in appearances]


def test_who_is_merged_leads_to_who_stays_and_so_do_later_mentions(counties, appearances, told):
    first, second = (person_of(each) for each in appearances)
    told.clear()
    merge([first, second], second, REASON, None)
    assert [person_of(each) for each in appearances] == [second, second]
    assert Person.objects.get(pk=first.pk).standing == second
    assert told == [[appearances[0].article_id]]
    publish(appearances[0].article)
    assert person_of(appearances[0]) == second
    assert person_of(appear(counties[0])) == second


def test_a_merge_is_taken_back(counties, appearances):
    first, second = (person_of(each) for each in appearances)
    (correction,) = merge([first, second], second, REASON, None)
    later = appear(counties[0])
    assert undo_people(correction, None) == 1
    assert [person_of(each) for each in appearances] == [first, second]
    publish(later.article)
    assert person_of(later) == first
    assert Correction.objects.get().undone_at is not None
    with pytest.raises(StatusError, match="不能撤销"):
        undo_people(correction, None)


def test_merges_are_taken_back_in_turn(counties, appearances):
    third = person_of(appear(division("510823", "剑阁县")))
    first, second = (person_of(each) for each in appearances)
    (earlier,) = merge([first], second, REASON, None)
    (later,) = merge([second], third, REASON, None)
    assert Person.objects.get(pk=first.pk).standing == third
    with pytest.raises(StatusError, match="请先撤销那一次"):
        undo_people(earlier, None)
    undo_people(later, None)
    undo_people(Correction.objects.get(pk=earlier.pk), None)
    assert [person_of(each) for each in appearances] == [first, second]


@pytest.mark.parametrize(("chosen", "reason", "words"), [(1, REASON, "两个以上"), (2, " ", "请写明理由")])
def test_nobody_is_merged_without_a_reason_or_alone(appearances, chosen, reason, words):
    people = [person_of(each) for each in appearances][:chosen]
    with pytest.raises(StatusError, match=words):
        merge(people, people[0], reason, None)
    assert not Correction.objects.exists()


def test_two_people_of_one_name_and_county_are_told_apart(counties, told):
    here = [appear(counties[0]), appear(counties[0], "教育局局长")]
    person = person_of(here[0])
    told.clear()
    correction = split(person, [here[1].pk], "教育局", "两位同名", None)
    assert names(*here) == ["方若水", "方若水（教育局）"]
    assert told == [[here[1].article_id]]
    publish(here[1].article)
    assert names(*here) == ["方若水", "方若水（教育局）"]
    other = person_of(here[1])
    assert undo_people(correction, None) == 1
    assert names(*here) == ["方若水", "方若水"]
    assert Person.objects.get(pk=other.pk).standing == person


@pytest.mark.parametrize(
    ("places", "note", "words"), [((), "乙", "勾选"), ((0, 1), "乙", "勾选"), ((1,), " ", "区分")]
)
def test_a_split_needs_some_to_go_some_to_stay_and_a_note(counties, places, note, words):
    here = [appear(counties[0]), appear(counties[0])]
    with pytest.raises(StatusError, match=words):
        split(person_of(here[0]), [here[place].pk for place in places], note, "两位同名", None)
    assert Person.objects.count() == 1


def test_a_person_renamed_keeps_what_came_from_others(counties, appearances):
    first, second = (person_of(each) for each in appearances)
    merge([first], second, REASON, None)
    second.name = "方若冰"
    rename(second)
    assert set(second.appearances.values_list("name", "division__name")) == {
        ("方若冰", "朝天区"), ("方若冰", "青川县"),
    }  # fmt: skip


def test_who_was_told_apart_and_then_merged_goes_along(counties):
    here = [appear(counties[0]), appear(counties[0], "教育局局长")]
    elsewhere = person_of(appear(counties[1]))
    split(person_of(here[0]), [here[1].pk], "教育局", "两位同名", None)
    (correction,) = merge([person_of(here[1])], elsewhere, REASON, None)
    publish(here[1].article)
    assert person_of(here[1]) == elsewhere
    undo_people(correction, None)
    publish(here[1].article)
    assert names(*here) == ["方若水", "方若水（教育局）"]


def test_a_note_given_later_keeps_the_person_together(counties):
    here = [appear(counties[0]), appear(counties[0])]
    person = person_of(here[0])
    person.note = "县人大"
    rename(person)
    publish(here[0].article)
    assert names(*here) == ["方若水（县人大）"] * 2
    assert str(person_of(appear(counties[0]))) == "方若水"
