"""Whole articles, written for these tests, with what must be found in them and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.describing import article, check, described, offices, roles

MEETING = """云和县人大常委会召开第十次会议
发布时间:2023-05-19  来源:云和县融媒体中心  作者:季晓岚  编辑:练子文

5月18日上午,县人大常委会召开第十次会议。县人大常委会主任蓝如松主持会议并讲话,副主任叶青禾、项怀远、林可出席。县委常委、常务副县长柳成荫,县法院院长程正,县检察院检察长纪明列席会议。
会上,县财政局局长涂广财作关于预算执行情况的报告,县审计局局长季审通报了审计整改情况。
会议学习了省委书记吴国栋的讲话精神,决定任命方晓为县教育局局长。
蓝如松指出,要践行全过程人民民主,发挥代表联络站作用。
二是要盯住民生实事项目人大代表票决制的落实。
会议还审议了其他事项。
"""

HEADINGS = """县级人大常委会主任谈监督
2023年3月第2期

省人大常委会举办全省县级人大常委会主任培训班,现刊发三位学员的体会。

丹棱县人大常委会党组书记、主任  夏一鸣

我们将在监督实效上持续发力。要盯住问题不放。

广汉市人大常委会主任 章子规

代表工作要做到群众家门口。

绵阳市游仙区人大常委会党组书记、主任 何守拙

一是讲政治。
二是抓落实,做到“两个维护”。
"""

TEMPLATE = """XX县第十七届人民代表大会第三次会议主持词
各位代表:
XX县第十七届人民代表大会第三次会议现在开会。
下面,请县长XX同志作政府工作报告。
(报告完毕后)
请县人大常委会主任XXX同志作县人大常委会工作报告。
"""

TOWNSHIP = """紫溪镇召开第十八届人民代表大会第二次会议
12月6日,紫溪镇第十八届人大第二次会议召开。镇人大主席毛利民主持会议,镇长凌云志作政府工作报告,镇党委书记汪海洋出席会议并讲话。
"""

TRADITIONAL = (
    "8月4日,甘谷縣召開人大工作會議,深入學(xué)習(xí)貫徹中央人大工作會議精神。縣委書記吳廣健出席會議并講話;"
    "縣人大常委會主任楊一帆主持會議;縣法院院長李蘭芝出席會議。\n楊一帆強調(diào),要踐行全過程人民民主。\n"
    "(來源:甘谷縣融媒體中心 轉(zhuǎn)載:康小霞)\n"
)

ARTICLES = [
    MEETING,
    HEADINGS,
    TEMPLATE,
    TOWNSHIP,
    TRADITIONAL,
    "",
    "。",
    "\n\n",
    "县长",
    "3月1日出版的第5期杂志。",
]


@pytest.mark.parametrize("text", [text for text in ARTICLES if text.strip()])
def test_quotes_stand_at_their_spans_and_statements_cover_the_body(text: str) -> None:
    check(article(text))


def test_a_meeting_report() -> None:
    found = described(MEETING)
    assert found.best("title") == "云和县人大常委会召开第十次会议"
    assert found.best("event_date") == "2023-05-18"
    assert [f.value for f in found.of("event_date")] == ["2023-05-18", "XXXX-05-18"]
    assert found.best("publish_date") == "2023-05-19"
    assert [f.value for f in found.of("county")] == ["331125"]
    assert (found.best("level"), found.best("genre")) == ("county", "会议报道")
    assert (found.best("source"), found.best("author"), found.best("editor")) == (
        "云和县融媒体中心",
        "季晓岚",
        "练子文",
    )
    assert roles(found) == [
        ("蓝如松", "presides"), ("蓝如松", "speaks"), ("叶青禾", "attends"), ("项怀远", "attends"), ("林可", "attends"),
        ("柳成荫", "attends"), ("程正", "attends"), ("纪明", "attends"), ("涂广财", "reports"), ("季审", "reports"),
    ]  # fmt: skip
    assert offices(found)["叶青禾"] == "县人大常委会副主任"
    assert offices(found)["柳成荫"] == "县委常委、常务副县长"
    assert {use.value for use in found.of("slogan")} == {
        "全过程人民民主", "代表之家/代表联络站", "民生实事票决"
    }  # fmt: skip
    assert [(s.adcode, s.speaker) for s in found.statements] == [
        ("331125", None), ("331125", "蓝如松"), ("331125", None)
    ]  # fmt: skip


def test_people_only_spoken_of_are_not_listed() -> None:
    names = {name for name, _ in roles(described(MEETING))}
    assert not names & {"吴国栋", "方晓"}


def test_statements_of_several_counties() -> None:
    found = described(HEADINGS)
    assert found.best("genre") == "发言选登"
    assert {f.value for f in found.of("county")} == {"511424", "510681", "510704"}
    assert [(s.adcode, s.speaker) for s in found.statements] == [
        ("510000", None), ("511424", "夏一鸣"), ("510681", "章子规"), ("510704", "何守拙")
    ]  # fmt: skip
    first = found.speakers[0]
    assert (first.office, first.organisation, first.role) == (
        "人大常委会党组书记、主任", "丹棱县人大常委会", "speaks"
    )  # fmt: skip


def test_a_template_is_evidence_for_nobody() -> None:
    found = described(TEMPLATE)
    assert found.best("genre") == "范文"
    assert not found.of("county")
    assert not found.speakers
    assert {(s.adcode, s.speaker) for s in found.statements} == {(None, None)}


def test_a_township_without_its_county_stays_open() -> None:
    found = described(TOWNSHIP)
    assert found.best("level") == "township"
    assert not found.of("county")
    assert roles(found) == [("毛利民", "presides"), ("凌云志", "reports"), ("汪海洋", "speaks")]


def test_a_traditional_text_with_readings() -> None:
    found = described(TRADITIONAL)
    assert found.best("event_date") == "XXXX-08-04"
    assert roles(found) == [
        ("吴广健", "speaks"), ("杨一帆", "presides"), ("杨一帆", "speaks"), ("李兰芝", "attends")
    ]  # fmt: skip
    assert (found.best("source"), found.best("reprinter")) == ("甘谷县融媒体中心", "康小霞")
    county = found.of("county")[0]
    assert (county.value, county.quote) == ("620523", "甘谷縣")
    assert "traditional" in {f.value for f in found.of("flag")}


def test_the_person_named_over_a_report_gives_all_of_it() -> None:
    found = described(
        "云和县人民代表大会常务委员会工作报告\n（2022年1月12日）\n县人大常委会主任　蓝如松\n各位代表：\n"
        "我受县人大常委会委托，向大会报告工作，请予审议。\n一、过去一年的工作\n过去一年，我们作出决议三项。\n"
    )
    assert found.best("event_date") == "2022-01-12"
    assert found.best("publish_date") is None
    assert found.best("genre") == "工作报告"
    assert roles(found) == [("蓝如松", "reports")]
    assert [s.speaker for s in found.statements][-1] == "蓝如松"
    assert len(found.statements) <= 2


def test_what_is_not_of_the_genre_gets_no_people_and_no_county() -> None:
    found = described(
        "话说天下大势，分久必合。关羽听了大怒，提刀上马便走。张飞在后，一路追赶，直到天明方才罢手。\n二人回营。\n"
    )
    assert found.best("genre") == "其他"
    assert not found.of("county")
    assert not found.speakers


WORDS = (
    "县人大常委会 主任 副主任 、 ， 。 ； 蓝如松 叶青禾 甘谷县 朝阳区 5月18日 主持 出席 并讲话 指出 作 报告 “ ” （ ） "
    "来源： 作者： 第十七届 第三次会议 各位代表： 20220518 王 县委书记 ： 等 和"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "　"])


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_the_invariants_hold_on_any_mixture(text: str) -> None:
    if text.strip():
        check(article(text))


def test_bodies_that_speak_without_a_name() -> None:
    found = described(
        "9月1日，甘谷县人大常委会召开会议。\n会上，六峰镇、安远镇、财政局作交流发言。\n"
        "大像山镇党委，中河镇、新兴镇人大主席团分别作了经验交流发言。\n"
    )
    assert [body.value for body in found.of("speaking_body")] == [
        "六峰镇", "安远镇", "财政局", "大像山镇党委", "中河镇人大主席团", "新兴镇人大主席团"
    ]  # fmt: skip
