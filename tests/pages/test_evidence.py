"""The words behind each value: marked in the text, in the title, or in the original where they were taken out."""

import pytest

from archive.models import Finding, RepairStep
from tests.pages.conftest import published
from tests.search.factories import Said

pytestmark = pytest.mark.django_db
TITLE = "朝天区人大开会\n"
BYLINE = "来源：朝天人大\n"
BODY = "8月4日，李明主持会议。"
DECODED = TITLE + BYLINE + BODY


@pytest.fixture
def article(chaotian):
    made = published(
        Said(BODY, "李明", "区委书记"),
        county=chaotian,
        title=TITLE.strip(),
        source="朝天人大",
        event_on="2022-08-04",
    )
    made.decoded = DECODED
    made.save()
    steps = [("title", TITLE, 0), ("byline", BYLINE, len(TITLE))]
    RepairStep.objects.bulk_create(
        RepairStep(
            article=made, position=place, rule=rule, start=start, end=start + len(line), before=line, after=""
        )
        for place, (rule, line, start) in enumerate(steps)
    )
    for field, value, quote in (
        ("county", "510812", "朝天区"),
        ("level", "county", "朝天区"),
        ("source", "朝天人大", "朝天人大"),
        ("event_date", "2022-08-04", "8月4日，李明主持"),
        ("speaker", "李明", "李明"),
    ):
        at = DECODED.find(quote)
        Finding.objects.create(
            article=made, field=field, value=value, quote=quote, start=at, end=at + len(quote), rule="x", certainty=1,
            chosen=True,
        )  # fmt: skip
    return made


def page_of(client, article, text="repaired"):
    return client.get(f"/articles/{article.pk}/?text={text}").context["page"]


def places_of(page):
    return {row.label: (row.values[0].place, row.values[0].where) for row in page.metadata}


def test_each_value_leads_to_its_words(client, article):
    found = places_of(page_of(client, article))
    assert found["区划"] == (1, "#e-1")
    assert found["会议日期"] == (2, "#e-2")
    assert found["讲话"] == (3, "#e-3")
    assert found["来源"] == (4, "?text=original#e-4"), "its line was taken out of the text"
    assert found["体裁"] == (0, "")


def test_the_words_are_marked_in_the_text_and_in_the_title(client, article):
    page = page_of(client, article)
    assert [(part.text, part.evidence, part.begins) for part in page.title_parts] == [
        ("朝天区", "1", (1,)), ("人大开会", "", ()),
    ]  # fmt: skip
    [paragraph] = page.speeches[0].paragraphs
    assert [(part.text, part.evidence, part.begins) for part in paragraph.parts] == [
        ("8月4日，", "2", (2,)), ("李明", "2 3", (3,)), ("主持", "2", ()), ("会议。", "", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["original", "both"])
def test_in_the_original_every_value_has_its_words(client, article, text):
    page = page_of(client, article, text)
    assert all(where == f"#e-{place}" for place, where in places_of(page).values() if place)
    html = client.get(f"/articles/{article.pk}/?text={text}").content.decode()
    assert (
        '<span class="evidence" data-evidence="4"><s title="移作来源、作者、日期">朝天人大</s></span>' in html
    )
    assert [html.count(f'<i id="e-{number}">') for number in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_words_inside_a_mark_leave_it_whole(client, article):
    html = client.get(f"/articles/{article.pk}/?q=月4日，李明主").content.decode()
    assert html.count("<mark") == 1
    assert html.count('id="m-1"') == 1
    assert ">月4日，李明主</mark>" in html
