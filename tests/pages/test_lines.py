"""The concordance: every place of the words between what stands before and after it."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.pages.concordance import Line, concordance
from search.query import parse
from search.snippets import mark_all
from tests.pages.conftest import published
from tests.search.factories import Said

TEXTS = st.text(alphabet="监督民主，。“”\n 甲乙", max_size=80)


@given(TEXTS, st.sampled_from(["监督", "民主", "“，”", "监督 民主"]))
def test_lines_stand_in_the_text_and_are_its_marks(text, q):
    runs = parse(q).sought
    lines = concordance(text, runs, context=4)
    marks = [part.text for part in mark_all(text, runs) if part.is_match]
    flat = text.replace("\n", "　")
    assert [line.match for line in lines] == marks
    for line in lines:
        assert line.left.removeprefix("…") + line.match + line.right.removesuffix("…") in flat


@pytest.mark.django_db
def test_lines_show_each_place_with_its_origin(client, chaotian):
    said = Said("要加强监督。\n敢于监督，善于监督。", "李明", "代表", division=chaotian)
    published(said, county=chaotian, title="监督之年", event_on="2022-08-04")
    response = client.get(f"/search/?q={quote('監督')}&view=lines")
    [hit] = response.context["page"].hits
    [statement] = hit.statements
    assert statement.lines == (
        Line("", "监督", "之年"),
        Line("要加强", "监督", "。　敢于监督，善于监督。"),
        Line("要加强监督。　敢于", "监督", "，善于监督。"),
        Line("要加强监督。　敢于监督，善于", "监督", "。"),
    )
    html = response.content.decode()
    assert html.count('<td class="lines__match"><mark>监督</mark></td>') == 4
    assert html.count('2022年8月4日</span> <a class="quote"') == 1


@pytest.mark.django_db
def test_a_statement_of_many_places_tells_how_many_are_not_shown(client, chaotian):
    published("监督。" * 14, county=chaotian, title="甲")
    [hit] = client.get(f"/search/?q={quote('监督')}&view=lines").context["page"].hits
    assert (len(hit.statements[0].lines), hit.statements[0].more_lines) == (10, 4)
