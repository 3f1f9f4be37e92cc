"""What stands above the results and in their place: divisions and people that words name, and ways on from nothing."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Slogan
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


def page_of(client, q, rest=""):
    response = client.get(f"/search/?q={quote(q)}{rest}")
    assert response.status_code == 200
    return response.context["page"]


@pytest.mark.parametrize("q", ["朝天区", "朝天", "四川省广元市朝天区", "“朝天区”"])
def test_the_name_of_a_division_offers_its_page(client, chaotian_report, q):
    [offer] = page_of(client, q).offers
    assert (offer.kind, offer.label, offer.articles) == ("地区", "四川省广元市朝天区", 1)
    assert offer.url == "/divisions/510812/"
    html = client.get(f"/search/?q={quote(q)}").content.decode()
    assert "地区：四川省广元市朝天区（1 篇）" in html


def test_a_name_borne_twice_offers_both_and_a_former_name_leads_to_today(client, chaotian_report, sichuan):
    other = division("610000", "陕西省")
    division("610199", "朝天区", parent=other)
    new = division("510811", "昭化区", parent=chaotian_report.county.parent)
    division("510899", "元坝区", parent=chaotian_report.county.parent, valid_to="2013-04-02", successor=new)
    assert {offer.label for offer in page_of(client, "朝天区").offers} == {
        "四川省广元市朝天区", "陕西省朝天区",
    }  # fmt: skip
    assert [offer.url for offer in page_of(client, "元坝区").offers] == ["/divisions/510811/"]


def test_a_division_among_other_words_offers_these_within_it(client, chaotian_report, qingchuan_news):
    [offer] = page_of(client, "朝天区 全过程人民民主").offers
    assert (offer.label, offer.articles) == ("四川省广元市朝天区，检索 全过程人民民主", 1)
    found = client.get(offer.url).context["page"]
    assert (found.articles, found.q) == (1, "全过程人民民主")


@pytest.mark.parametrize("q", ["监督", "朝天区|监督", "-朝天区 监督", "朝天区人大", "朝天区 /句 监督"])
def test_more_than_a_name_offers_nothing(client, chaotian_report, q):
    assert page_of(client, q).offers == ()


def test_no_division_is_offered_where_one_is_chosen(client, chaotian_report):
    assert page_of(client, "朝天区", "&division=510000").offers == ()
    assert client.get(f"/divisions/510000/?q={quote('朝天区')}").context["page"].result.offers == ()


def test_the_name_of_a_person_offers_everyone_of_that_name(client, chaotian_report, qingchuan):
    published(Said("再说。", "李明", "代表", division=qingchuan), county=qingchuan, title="乙")
    published(Said("又说。", "李明", "代表", division=qingchuan), county=qingchuan, title="丙")
    offered = [(offer.kind, offer.label, offer.articles) for offer in page_of(client, "李明").offers]
    assert offered == [("人物", "李明（青川县）", 2), ("人物", "李明（朝天区）", 1)]


def test_a_person_of_drafts_alone_is_not_offered(client, chaotian_report):
    type(chaotian_report).objects.update(status="draft")
    assert page_of(client, "李明").offers == ()


def labels(client, q):
    return [link.label for link in page_of(client, q).ways_on.links]


def test_a_run_that_names_a_division_and_a_slogan_is_taken_apart(client, chaotian_report, qingchuan_news):
    Slogan.objects.get_or_create(canonical="全过程人民民主")
    page = page_of(client, "朝天区全过程人民民主")
    assert page.articles == 0
    ways = {link.label: link.url for link in page.ways_on.links}
    within = "在四川省广元市朝天区检索 全过程人民民主（1 则，1 篇）"
    assert within in ways
    assert "拆开来查（同篇） 朝天区 全过程人民民主（2 则，1 篇）" in ways
    assert "只检索 全过程人民民主（2 则，2 篇）" in ways
    assert client.get(ways[within]).context["page"].articles == 1


def test_words_that_only_jieba_knows_are_labelled_as_not_exact(client, chaotian_report):
    [way] = [label for label in labels(client, "听取会议") if label.startswith("按词匹配")]
    assert way == "按词匹配（同篇，不是逐字） 听取 会议（1 则，1 篇）"


@pytest.mark.parametrize(
    "typed", ["全过成人民民主", "全过程人民民住", "全过程人名民主", "qgcrmmz", "quanguochengrenminminzhu"]
)
def test_a_slip_finds_the_slogan_that_was_meant(client, chaotian_report, typed):
    assert "写法或读音相近：全过程人民民主（1 则，1 篇）" in labels(client, typed)


def test_a_slip_in_a_name_finds_the_person(client, chaotian_report):
    published("记者采访了李明。", title="采访")
    assert "写法或读音相近：李明（1 则，1 篇）" in labels(client, "李鸣")


def test_nothing_is_offered_that_finds_nothing(client, chaotian_report):
    Slogan.objects.get_or_create(canonical="从未用过的提法")
    assert labels(client, "从未用过的题法") == ["浏览全部 1 篇文章"]


def test_an_empty_archive_offers_no_texts(client, db):
    assert labels(client, "从未用过的题法") == []
    assert "这个范围内还没有收录文章" in client.get(f"/search/?q={quote('民主')}").content.decode()


def test_a_division_that_says_nothing_of_the_rest_offers_what_it_says(client, chaotian_report):
    Slogan.objects.get_or_create(canonical="全过程人民民主")
    offered = labels(client, "朝天区从未说过全过程人民民主")
    assert "在四川省广元市朝天区检索 全过程人民民主（1 则，1 篇）" in offered
    assert "四川省广元市朝天区的文章，其中没有“从未说过全过程人民民主”（1 则，1 篇）" in offered
    assert not [label for label in offered if "（0 则" in label]


def test_drafts_are_told_of_where_nothing_was_found(client, chaotian_report):
    published("未发布。", status="draft")
    page = page_of(client, "未发布")
    assert page.ways_on.unpublished == 1
    assert "全库另有 1 篇尚未发布" in client.get(f"/search/?q={quote('未发布')}").content.decode()


def test_texts_that_may_hide_the_words_are_told_by_their_damage(client, chaotian_report, chaotian):
    published("乱码。", county=chaotian, flags=["mojibake", "truncated"], title="甲")
    published("截断。", county=chaotian, flags=["truncated", "pinyin"], title="乙")
    page = page_of(client, "从未说过")
    assert [link.label for link in page.ways_on.damaged] == ["不完整 2 篇", "乱码 1 篇"]
    assert client.get(page.ways_on.damaged[0].url).context["page"].articles == 2
    assert page_of(client, "从未说过", "&division=510000&year=1999").ways_on.damaged == ()


def test_words_that_stand_in_texts_and_in_no_title_are_offered_there(client, chaotian_report):
    page = page_of(client, "全过程人民民主", "&in=title")
    assert page.ways_on.links[0].label == "在全文中检索 全过程人民民主（1 则，1 篇）"
    assert client.get(page.ways_on.links[0].url).context["page"].articles == 1


def test_filters_that_hide_every_hit_are_named_first(client, chaotian_report):
    page = page_of(client, "全过程人民民主", "&year=1999")
    assert page.ways_on.links[0].label == "不加筛选，检索 全过程人民民主（1 则，1 篇）"
    assert client.get(page.ways_on.links[0].url).context["page"].articles == 1


def test_what_gives_up_the_filters_says_so(client, chaotian_report):
    page = page_of(client, "全过程人民民主 从未说过", "&year=2022")
    assert "不加筛选，只检索 全过程人民民主（1 则，1 篇）" in [link.label for link in page.ways_on.links]
    page = page_of(client, "全过成人民民主", "&year=2022")
    assert "不加筛选，写法或读音相近：全过程人民民主（1 则，1 篇）" in [
        link.label for link in page.ways_on.links
    ]
    page = page_of(client, "全过程人民民主 监督", "&in=title")
    assert "在全文中只检索 全过程人民民主（1 则，1 篇）" in [link.label for link in page.ways_on.links]


def test_filters_that_leave_no_text_are_told_from_words_that_no_text_says(client, chaotian_report, qingchuan):
    silent = f"/search/?q={quote('全过程人民民主')}&division={qingchuan.adcode}"
    assert "这个范围内还没有收录文章" in client.get(silent).content.decode()
    own = client.get(f"/divisions/{qingchuan.adcode}/?q={quote('全过程人民民主')}").content.decode()
    assert "这个范围内还没有收录文章" in own
    for url in (
        f"/search/?q={quote('从未说过')}",
        f"/search/?q={quote('从未说过')}&division=510812",
        "/search/?q=x&in=title",
    ):
        assert "没有找到。检索逐字进行" in client.get(url).content.decode(), url


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet='朝天区全过程人民民主 |-/句则“”"，3.5%aq县:', max_size=70))
def test_whatever_finds_nothing_is_answered(client, chaotian_report, typed):
    response = client.get("/search/", {"q": f"从未 {typed}"}, follow=True)
    assert response.status_code in (200, 400)
    if response.status_code == 200 and response.context["page"].ways_on.links:
        for link in response.context["page"].ways_on.links:
            assert client.get(link.url).context["page"].articles, link
