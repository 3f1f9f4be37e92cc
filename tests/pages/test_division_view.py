"""Which counties used it: every number equals a count by hand over the documents."""

from random import Random
from urllib.parse import quote

import pytest

from archive.models import Division
from search import reference
from search.document import HIDING_FLAGS
from search.pages.tally import MOST_READ, Tally, tallies
from search.params import UNKNOWN, SearchParams
from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db
WORDS = ("监督", "民主", "质询")
FLAGS = ("mojibake", "truncated", "traditional", "pinyin")


def view_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.context["page"].divisions


@pytest.fixture
def archive(sichuan, guangyuan, chaotian, qingchuan):
    """Articles by chance: several statements of several divisions, some damaged, some without a division."""
    random = Random(7)
    places = (sichuan, guangyuan, chaotian, qingchuan, division("110000", "北京市"), None)
    for _ in range(30):
        said = [
            Said("说到" + "、".join(random.choices(WORDS, k=random.randrange(3))) + "。", "李明", division=random.choice(places))
            for _ in range(random.randrange(1, 4))
        ]  # fmt: skip
        flags = random.sample(FLAGS, random.randrange(3))
        published(*said, title=random.choice(WORDS), flags=flags, event_on=f"{random.choice((2021, 2022))}")


def by_hand(documents, params, code):
    """The tally of a division, as its sentence says it, from the documents alone."""
    here = [
        d
        for d in documents
        if code in (d.division_path or (UNKNOWN,)) and reference.passes(d, params, without="division")
    ]
    satisfying = {
        article[0].article_id
        for article in reference.by_article(documents)
        if reference.satisfies(article, params.query)
    }
    using = [d for d in here if d.article_id in satisfying and reference.is_sought(d, params.query)]
    used = {d.article_id for d in using}
    others = {d.article_id: d for d in here if d.article_id not in used}
    hidden = [d for d in others.values() if not HIDING_FLAGS.isdisjoint(d.flags)]
    uses = sum(d.searched_text.count(run.typed) for d in using for run in params.query.sought)
    return Tally(len(using), len(used), len(others) - len(hidden), len(hidden), uses)


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "监督"},
        {"q": "监督 民主"},
        {"q": "监督|质询", "year": "2022"},
        {"q": "监督 -民主"},
        {"q": "质询", "damage": "traditional"},
        {"q": "质询", "damage": ["traditional", "mojibake"]},
        {"q": "监督", "division": ["510000"], "speaker": "李明"},
        {"q": "从未说过"},
    ],
    ids=str,
)
def test_tallies_are_those_counted_by_hand(archive, engine, asked):
    params = SearchParams.parse(asked)
    documents = engine.documents
    found = tallies(params, Division.objects.gazetteer())
    codes = {code for d in documents for code in d.division_path} | {UNKNOWN}
    inside = codes if not params.division else {"510000", "510800", "510812", "510822"}
    for code in inside:
        assert found.get(code, Tally(uses=0)) == by_hand(documents, params, code), code


def test_the_answer_in_words_names_used_unseen_undecided_and_silent(client, chaotian, qingchuan, guangyuan):
    division("510823", "剑阁县", parent=guangyuan)
    division("510824", "苍溪县", parent=guangyuan)
    published(Said("说监督，又说监督。", "李明", division=chaotian), title="甲")
    published(Said("没有说。", "王芳", division=qingchuan), title="乙")
    published(
        Said("残缺。", "张华", division=division("510821", "旺苍县", parent=guangyuan)), flags=["truncated"]
    )
    view = view_of(client, f"/search/?q={quote('监督')}&view=divisions&division=510000")
    assert view.sentences == (
        "四川省 5 个县（市、区）中：用过的 1 个，有文本而未见的 1 个，文本残缺、不能断定的 1 个，没有文本的 2 个。",
    )
    whole, city = view.groups
    assert (whole.head.name, whole.rows, city.head.name) == ("四川省", (), "广元市")
    assert {row.name: row.tally for row in city.rows} == {
        "朝天区": Tally(1, 1, 0, 0, 2),
        "青川县": Tally(0, 0, 1, 0, 0),
        "旺苍县": Tally(0, 0, 0, 1, 0),
    }
    assert city.silent == ("剑阁县", "苍溪县")
    html = client.get(f"/search/?q={quote('监督')}&view=divisions&division=510000").content.decode()
    assert "没有文本：剑阁县、苍溪县" in html


def test_without_a_region_the_provinces_tell_how_many_counties(client, chaotian_report, qingchuan_news):
    division("110000", "北京市")
    published("另说全过程人民民主。", title="未定")
    view = view_of(client, f"/search/?q={quote('民生实事')}&view=divisions")
    rows = {row.name: row for row in view.regions}
    assert (
        rows["四川省"].counties.used,
        rows["四川省"].counties.with_text,
        rows["四川省"].counties.total,
    ) == (1, 2, 2)
    assert rows["北京市"].tally == Tally()
    assert view.sentences[0].startswith("全国 3 个县（市、区）（含不设县区的 1 个市、省，各按一个计）中：")
    down = view_of(client, rows["四川省"].url)
    assert [group.head.name for group in down.groups] == ["四川省", "广元市"]
    assert view.unplaced.tally.unseen == 2


def test_without_a_region_few_counties_are_named(client, chaotian_report, qingchuan_news, monkeypatch):
    url = f"/search/?q={quote('民生实事')}&view=divisions"
    named = {each.label: [row.name for row in each.rows] for each in view_of(client, url).named}
    assert named == {"用过的": ["四川朝天区"], "有文本而未见的": ["四川青川县"]}
    assert "四川朝天区</a>。" in client.get(url).content.decode()
    assert view_of(client, f"{url}&division=510000").named == ()
    unused = view_of(client, f"/search/?q={quote('从未说过')}&view=divisions").named
    assert [each.label for each in unused] == ["有文本而未见的"]
    monkeypatch.setattr("search.pages.division_view.MOST_NAMED", 1)
    published(Said("说民生实事。", division=division("510824", "苍溪县")), title="丙")
    assert view_of(client, url).named == (), "nor the one that did not use them"


@pytest.mark.parametrize(
    ("filters", "dated"),
    [("", False), ("&year=2022", True), ("&from=2022", True), ("&year=2022,unknown", False)],
)
def test_years_leave_out_what_has_none_and_the_table_says_so(client, chaotian_report, filters, dated):
    html = client.get(f"/search/?q={quote('民主')}&view=divisions{filters}").content.decode()
    assert ("年份未知的文章不在" in html) is dated


def test_prefectures_without_a_text_stand_last(client, sichuan, chaotian_report):
    chengdu = division("510100", "成都市", parent=sichuan)
    division("510104", "锦江区", parent=chengdu)
    view = view_of(client, f"/search/?q={quote('民主')}&view=divisions&division=510000")
    assert [group.head.name for group in view.groups] == ["四川省", "广元市", "成都市"]
    assert view.groups[-1].silent == ("锦江区",)


def test_regions_with_more_counties_than_a_page_holds_are_told_city_by_city(
    client, chaotian_report, monkeypatch
):
    monkeypatch.setattr("search.pages.division_view.MOST_COUNTIES", 0)
    url = f"/search/?q={quote('民主')}&view=divisions&division=510000"
    view = view_of(client, url)
    assert [(row.name, row.is_head, row.counties.used) for row in view.regions] == [
        ("四川省", True, 1), ("广元市", False, 1),
    ]  # fmt: skip
    assert view.groups == ()
    assert "只列到市" in client.get(url).content.decode()
    assert "division=510800&view=divisions" in view.regions[1].url


def test_of_many_regions_one_sentence_tells_and_counts_no_county_twice(client, chaotian_report, monkeypatch):
    monkeypatch.setattr("search.pages.division_view.MOST_SENTENCES", 1)
    view = view_of(client, f"/search/?q={quote('民主')}&view=divisions&division=510000,510800")
    [sentence] = view.sentences
    assert sentence.startswith("所选 2 个地区共 1 个县（市、区）中：用过的 1 个，")


def test_regions_with_too_many_cities_are_told_alone(client, chaotian_report, monkeypatch):
    monkeypatch.setattr("search.pages.division_view.MOST_COUNTIES", 0)
    monkeypatch.setattr("search.pages.division_view.MOST_CITIES", 1)
    url = f"/search/?q={quote('民主')}&view=divisions&division=510000"
    view = view_of(client, url)
    assert [(row.name, row.counties.used) for row in view.regions] == [("四川省", 1)]
    assert "只列到所选地区" in client.get(url).content.decode()


def test_a_county_leads_to_its_page_and_to_its_lines(client, chaotian_report):
    view = view_of(client, f"/search/?q={quote('民主')}&view=divisions&division=510812")
    [group] = view.groups
    assert client.get(group.head.url).context["page"].name == "朝天区"
    assert client.get(group.head.lines_url).context["page"].view == "lines"


def test_many_statements_are_not_read_to_count_places(client, chaotian_report, monkeypatch):
    monkeypatch.setattr("search.pages.tally.MOST_READ", 0)
    view = view_of(client, f"/search/?q={quote('民主')}&view=divisions")
    assert not view.counted
    assert MOST_READ > 100


def test_the_table_stands_beside_the_ways_on_where_nobody_used_it(client, chaotian_report):
    response = client.get(f"/search/?q={quote('从未说过')}&view=divisions&division=510000")
    assert "用过的 0 个，有文本而未见的 1 个" in response.content.decode()
    assert response.context["page"].ways_on.links


def test_browsing_has_no_table(client, chaotian_report):
    page = client.get("/search/?view=divisions").context["page"]
    assert page.divisions is None
    assert page.hits


def test_browsing_lists_each_article_once_whatever_the_view(client, chaotian_report):
    page = client.get("/search/?view=lines").context["page"]
    assert [len(hit.statements) for hit in page.hits] == [1]
    assert page.pages.total == 1
