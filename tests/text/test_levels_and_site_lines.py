"""The level of an article that calls townships together, the lines that only a site writes, slogans of a title."""

import pytest

from archive.management.commands.describe import as_json
from tests.text.describing import article, described, gazetteer


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("甘谷县召开镇人大主席座谈会。", "county"),
        ("甘谷县人大常委会组织镇人大主席培训。", "county"),
        ("甘谷县人大举办乡镇人大主席会议。", "county"),
        ("甘谷县大石镇侨乡人大代表联络站的屏幕亮了。", "county"),
        ("甘谷县大石镇召开镇人大会议。", "township"),
        ("大石镇第五届人大三次会议开幕。", "township"),
    ],
)
def test_a_county_that_calls_townships_together_is_a_county(opening, level):
    assert described(f"5月6日，{opening}主任路远讲话。会议开得好。").best("level") == level


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("( 责任编辑:admin1 爆料邮箱点此投递 浏览 3104 )", True),
        ("责任编辑:路小雨 阅读量 88", True),
        ("【正文快照】", True),
        ("网页快照", True),
        ("责任编辑:路小雨", False),
        ("【正文快照由代表提出，会议作了讨论。】", False),
    ],
)
def test_what_only_a_site_writes_is_boilerplate(line, flagged):
    text = (
        f"{line}\n5月6日，甘谷县人大常委会召开会议，主任路远主持。\n会议听取了报告，提出了审议意见。\n{line}"
    )
    flags = {finding.value for finding in described(text).of("flag")}
    assert ("boilerplate" in flags) is flagged


def test_a_slogan_of_the_title_counts_once():
    text = "代表审议“一府两院”报告\n发布日期：2021-01-20\n甘谷县人大代表审议县政府的报告，会议开得好。\n"
    read = article(text)
    [use] = read.description.of("slogan")
    assert (use.value, read.document.body.decoded[use.start : use.end]) == ("一府两院", "一府两院")


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("代表票决的十件民生实事进展顺利。", ["民生实事票决"]),
        ("民生实事办得好。会议票决通过任命。", ["民生实事票决"]),
        ("民生实事办得好。", []),
        ("会议票决通过任命。", []),
    ],
)
def test_a_slogan_whose_words_stand_apart_is_reported(sentence, reported):
    read = article("5月6日，甘谷县人大常委会召开会议。\n" + sentence)
    assert as_json(read, gazetteer())["slogans"] == reported


@pytest.mark.parametrize("banner", ["澳门葡京官网", "香港娱乐首页", "北京赛车网站地图"])
def test_a_province_that_only_a_banner_names_is_not_the_articles(banner):
    text = (
        f"{banner}\n网站地图\n\n市人大常委会党组传达学习全省会议精神\n发布日期：2018-04-12\n"
        "市人大常委会党组召开会议，传达学习全省会议精神，主任路远主持。会上学习了省委的要求。\n"
    )
    description = described(text)
    assert (description.best("county"), description.best("level")) == (None, "city")
