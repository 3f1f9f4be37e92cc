"""The words a reader came for are marked in the article, numbered, and lead from one to the next."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Finding
from archive.reading.marks import Span, parts
from archive.reading.sought import beside_holes, matches, sought_of
from search.query import parse, typed_again
from search.snippets import mark_all
from tests.pages.conftest import published
from tests.search.factories import Said

PIECES = st.lists(
    st.sampled_from(["民主", "監督", "监督", "，", "。", "“", "”", "\n", "3", ".", " "]), max_size=12
).map("".join)


@given(PIECES, st.sampled_from(["民主", "监督", "“民主，监督”", "主监", "民主 监督", "3.3"]))
def test_marks_are_those_of_the_search(text, q):
    runs = parse(q).sought
    sought = sought_of(typed_again(run) for run in runs)
    marked = [part.text for part in parts(text, matches(text, sought)) if part.kind == "match"]
    assert marked == [part.text for part in mark_all(text, runs) if part.is_match]


def test_a_match_around_a_hole_is_marked_in_pieces():
    hole = Span(2, 4, "hole", "缺")
    pieces = beside_holes([Span(0, 6, "match", "1")], [hole])
    assert pieces == [Span(0, 2, "match", "1"), hole, Span(4, 6, "match", "")]
    assert "".join(part.text for part in parts("甲乙丙丁戊己庚", pieces)) == "甲乙丙丁戊己庚"


@pytest.mark.django_db
class TestPage:
    def test_a_hit_leads_to_the_article_with_every_place_marked(self, client, chaotian):
        published(
            "要监督。不监督不行。",
            Said("监督到底。", "李明", division=chaotian),
            county=chaotian,
            title="监督之年",
        )
        [hit] = client.get(f"/search/?q={quote('監督')}").context["page"].hits
        html = client.get(hit.url).content.decode()
        assert [html.count(f'<mark id="m-{number}">监督</mark>') for number in (1, 2, 3, 4, 5)] == [
            1,
            1,
            1,
            1,
            0,
        ]
        assert "本文有 4 处“監督”" in html
        links = re.findall(r'href="#m-(\d)">(?:上|下)一处', html)
        assert links == ["2", "1", "3", "2", "4", "3"]
        assert html.index("m-1") < html.index("</h1>")

    def test_the_statement_is_still_where_the_link_leads(self, client, chaotian_report):
        [hit] = client.get(f"/search/?q={quote('“民生实事”')}").context["page"].hits
        [statement] = hit.statements
        path, _, anchor = statement.url.partition("#")
        html = client.get(path).content.decode()
        assert f'id="{anchor}"' in html
        assert '<mark id="m-1">民生实事</mark>' in html

    def test_other_views_keep_what_the_reader_came_for(self, client, chaotian_report):
        page = client.get(f"{chaotian_report.get_absolute_url()}?q={quote('民主')}&q=a").context["page"]
        original = next(choice for choice in page.views if choice.label == "原文")
        assert original.url == "?text=original&q=民主&q=a"
        assert client.get(chaotian_report.get_absolute_url() + original.url).status_code == 200

    def test_words_that_are_not_there_are_said_so(self, client, chaotian_report):
        html = client.get(f"{chaotian_report.get_absolute_url()}?q={quote('质询')}").content.decode()
        assert "本文没有“质询”" in html
        assert "<mark" not in html

    @pytest.mark.parametrize("q", ["", "，", "“", '"', "<b>", "a" * 20_000])
    def test_whatever_the_address_says_the_page_stands(self, client, chaotian_report, q):
        response = client.get(chaotian_report.get_absolute_url(), {"q": [q] * 50})
        assert response.status_code == 200
        assert "<b>" not in response.content.decode()

    def test_a_hole_inside_a_match_stays_a_hole(self, client, chaotian):
        made = published("坚持“”民主。", county=chaotian, title="甲")
        Finding.objects.create(
            article=made, field="hole", value="empty-quotes", quote="", start=2, end=4, rule="hole",
            certainty=1, chosen=False,
        )  # fmt: skip
        html = client.get(f"{made.get_absolute_url()}?q={quote('坚持民主')}").content.decode()
        assert '<mark id="m-1">坚持</mark>' in html
        assert '<span class="hole">“”</span>' in html
        assert "<mark>民主</mark>" in html
