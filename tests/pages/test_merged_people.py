"""The public pages of people made one and made two."""

from urllib.parse import unquote

import pytest

from archive.models import Person
from archive.pipeline.people import merge, split, undo_people
from tests.pages.conftest import published
from tests.search.factories import Said


@pytest.fixture
def people(chaotian, qingchuan):
    for county in (chaotian, qingchuan):
        published(
            Said("要加强监督。", "方若水", "主任", division=county), county=county, title=f"{county}的会议"
        )
    return [Person.objects.get(division=county) for county in (chaotian, qingchuan)]


def test_the_old_address_leads_to_the_one_who_stays(client, people):
    first, second = people
    (correction,) = merge([first], second, "同一人", None)
    assert client.get(f"/people/{first.pk}/").url == f"/people/{second.pk}/"
    page = client.get(f"/people/{second.pk}/").context["page"]
    assert len(page.mentions) == 2
    assert page.namesakes == ()
    assert page.result.articles == 2
    undo_people(correction, None)
    assert len(client.get(f"/people/{first.pk}/").context["page"].mentions) == 1


def test_a_kept_search_for_the_old_one_finds_the_words_of_both(client, people):
    first, second = people
    merge([first], second, "同一人", None)
    kept = client.get(f"/search/?q=监督&speaker={first.pk}&speaker=不详")
    assert unquote(kept.url) == f"/search/?q=监督&speaker={second.pk}&speaker=不详"
    assert client.get(f"/search/?q=监督&speaker={first.pk}", follow=True).context["page"].articles == 2
    assert client.get(f"/search/?q=监督&speaker={second.pk}").context["page"].articles == 2


def test_namesakes_of_one_county_are_told_apart(client, chaotian, people):
    person = people[0]
    made = published(Said("要办好学校。", "方若水", "局长", division=chaotian), county=chaotian)
    split(person, [made.appearances.get().pk], "教育局", "两位同名", None)
    other = Person.objects.get(note="教育局")
    page = client.get(f"/people/{other.pk}/").context["page"]
    assert (page.name, len(page.mentions)) == ("方若水（教育局）", 1)
    labels = [link.label for link in client.get(f"/people/{person.pk}/").context["page"].namesakes]
    assert "方若水（教育局）（朝天区）" in labels
    found = client.get("/search/?q=学校").content.decode()
    assert "方若水（朝天区 教育局）" in found
