"""While reading, the way to the article before and after in the result that one came from."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.trail import Trail, trail_of
from tests.pages.conftest import published

SUPERVISION = quote("监督")


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def archive(self, chaotian):
        for number in range(5):
            published(
                "要监督。", county=chaotian, title=f"报道{number}", event_on=f"202{number}", genre="讲话"
            )
        published("无关。", county=chaotian, title="无关", event_on="2022")

    def test_a_result_is_read_from_its_first_article_to_its_last_and_back(self, client):
        url = f"/search/?q={SUPERVISION}&genre={quote('讲话')}&sort=oldest&per_page=2"
        listed = [hit for page in (1, 2, 3) for hit in client.get(f"{url}&page={page}").context["page"].hits]
        address, read = listed[0].url, []
        while address:
            response = client.get(address, follow=True)
            assert response.status_code == 200
            trail = response.context["trail"]
            assert "<mark" in response.content.decode()
            assert f"第 {trail.number} 篇，共 5 篇" in response.content.decode()
            read.append((response.context["page"].title, trail.number, trail.total))
            address = trail.next
        assert read == [(f"报道{number}", number + 1, 5) for number in range(5)]
        back = client.get(trail.back).context["page"]
        assert [hit.title[0].text for hit in back.hits] == ["报道4"], (
            "the page of the result on which the article stands"
        )
        before = client.get(trail.previous, follow=True)
        assert before.context["page"].title == "报道3"

    def test_an_article_opened_from_the_list_is_where_the_list_says(self, client):
        hits = client.get(f"/search/?q={SUPERVISION}&sort=newest&page=2&per_page=3").context["page"].hits
        trails = [client.get(hit.url).context["trail"] for hit in hits]
        assert [(trail.number, trail.total) for trail in trails] == [(4, 5), (5, 5)]
        assert trails[-1].next == ""

    def test_the_other_views_of_the_text_keep_the_way(self, client):
        [first, *_] = client.get(f"/search/?q={SUPERVISION}").context["page"].hits
        page = client.get(first.url).context["page"]
        other = client.get(first.url.partition("?")[0] + page.views[1].url)
        assert other.context["trail"] == client.get(first.url).context["trail"]

    def test_browsing_and_lines_have_none(self, client):
        for query in ("", f"q={SUPERVISION}&view=lines"):
            [first, *_] = client.get(f"/search/?{query}").context["page"].hits
            assert client.get(first.url).context["trail"] is None

    def test_a_long_query_is_not_carried_on(self, client):
        [first, *_] = client.get(f"/search/?q={SUPERVISION}|{quote('很长的词语' * 25)}").context["page"].hits
        assert client.get(first.url).context["trail"] is None
        assert "<mark" in client.get(first.url).content.decode()

    def test_a_place_that_is_no_more_leads_to_the_result(self, client):
        response = client.get(f"/search/hit/?q={SUPERVISION}&n=99")
        assert response.url == f"/search/?q={SUPERVISION}"

    @pytest.mark.parametrize("query", ["n=0", "n=a", "q=-a&n=1", "q=%22&n=1"])
    def test_a_place_that_means_nothing_is_refused_in_a_sentence(self, client, query):
        response = client.get(f"/search/hit/?{query}")
        assert response.status_code == 400
        assert response.context["sentence"].endswith("。")


@pytest.mark.parametrize(
    "data",
    [
        {}, {"of": "q=a"}, {"of": "q=a", "n": "1"}, {"of": "q=a", "n": "2", "m": "1"}, {"of": "q=a", "n": "0", "m": "1"},
        {"of": "", "n": "1", "m": "1"}, {"of": "q=a", "n": "²", "m": "3"}, {"of": "a" * 121, "n": "1", "m": "1"},
    ],
)  # fmt: skip
def test_an_address_without_a_place_has_none(data):
    assert trail_of(data) is None


@given(st.text(max_size=30))
def test_whatever_is_carried_stays_a_query_of_the_search(query):
    trail = trail_of({"of": query, "n": "2", "m": "3"})
    for address in (trail.back, trail.previous, trail.next) if trail else ():
        path, mark, rest = address.partition("?")
        assert (path, mark) in (("/search/", "?"), ("/search/hit/", "?"))
        assert not set(rest) & set("\"'<># ?\n\\\u3000\u2028“")


def test_the_first_has_none_before_it():
    assert (Trail("q=a", 1, 2).previous, Trail("q=a", 1, 2).next) == ("", "/search/hit/?q=a&n=2")
