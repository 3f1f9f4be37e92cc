"""Certain is a promise: what may be cut wrongly or mean something else is offered for review instead."""

from __future__ import annotations

import pytest

from archive.text.document import Description, Finding
from tests.text.describing import described, roles

MEETING = "7月8日，民勤县人大常委会召开会议，听取了工作汇报。县人大常委会主任崔克勤主持会议。\n"
MINUTES = """民勤县第十五届人大常委会第十二次会议纪要
时间：2018年4月26日
地点：县人大会议室
主持人：崔克勤
出席：崔克勤、田月英、何长河
会议听取了县财政局局长吴大伟关于预算执行情况的报告。会议认为，报告符合实际，同意这个报告。
"""
GLUED = (
    "县人大常委会召开民族团结进步专题会 2023年9月20日 来源：民勤县融媒体中心 9月19日，民勤县人大常委会召开民族团结进步工作专题"
    "会议。县人大常委会主任崔克勤主持会议，听取了有关情况的汇报。编辑：田小雨 审核：何长河"
)


def found(description: Description, field: str) -> list[Finding]:
    return [one for one in description.findings if one.field == field]


def certain(description: Description, field: str) -> list[str]:
    return [one.value for one in found(description, field) if one.certain]


def people(text: str) -> dict[str, bool]:
    return {one.value: one.certain for one in described(MEETING + text).speakers if one.value != "崔克勤"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县人大常委会副主任田大来看望了群众。", {"田大": False}),
        ("县人大常委会副主任贺平来看望老人，听取意见。", {"贺平": False}),
        ("县人大常委会副主任田共到会指导。", {"田共": False}),
        ("县人大常委会副主任田共到会指导。县人大常委会副主任田共、何长河出席。", {"田共": True, "何长河": True}),
        ("县人大常委会副主任向云龙出席会议。", {"向云龙": False}),
        ("县人大常委会副主任向云龙、何长河出席会议。", {"向云龙": True, "何长河": True}),
        ("县领导和老同志代表应邀出席闭幕会。", {}),
    ],
)  # fmt: skip
def test_a_name_is_certain_where_its_ends_are(text: str, expected: dict[str, bool]) -> None:
    assert people(text) == expected


def test_who_is_elected_to_another_congress_need_not_be_there() -> None:
    text = "会议补选王康儒、莫泰仁为甘肃省第十三届人民代表大会代表，选举何长河为县人大常委会副主任。"
    assert [name for name, _ in roles(described(MEETING + text))] == ["崔克勤", "何长河"]


def test_the_time_of_minutes_is_the_day_of_the_meeting() -> None:
    minutes = described(MINUTES)
    assert certain(minutes, "event_date") == ["2018-04-26"]
    assert not found(minutes, "publish_date")
    assert ("崔克勤", "presides") in roles(minutes)


def test_a_time_without_a_place_is_the_day_of_publication() -> None:
    page = described("县人大常委会召开会议\n时间：2018年7月9日\n" + MEETING)
    assert set(certain(page, "publish_date")) == {"2018-07-09"}


@pytest.mark.parametrize("day", ["2018年4月26日", "2019年1月8日"])
def test_a_day_of_publication_that_the_event_does_not_lie_before_is_not_certain(day: str) -> None:
    page = described(f"县人大常委会召开会议\n时间：{day}\n" + MEETING)
    assert found(page, "publish_date")
    assert not certain(page, "publish_date")


def test_the_clock_of_a_footer_is_no_day_of_publication() -> None:
    page = described(f"县人大常委会召开会议\n{MEETING}网站更新时间：2018-07-09")
    assert not certain(page, "publish_date")


def test_a_title_glued_to_byline_and_text_ends_before_the_byline() -> None:
    page = described(GLUED)
    assert certain(page, "title") == ["县人大常委会召开民族团结进步专题会"]
    assert certain(page, "publish_date") == ["2023-09-20"]
    assert certain(page, "source") == ["民勤县融媒体中心"]
    assert [one.value for one in found(page, "editor")] == ["田小雨"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("民勤县人大常委会视察移民搬迁点本报记者 田 彦 龙", "民勤县人大常委会视察移民搬迁点"),
        ("民勤县人大常委会视察移民搬迁点 何 川", "民勤县人大常委会视察移民搬迁点"),
        ("民勤县人大常委会视察移民搬迁点　何大川 吴小兰", "民勤县人大常委会视察移民搬迁点"),
        ("民勤县人大常委会视察移民搬迁点 浏览次数：31", "民勤县人大常委会视察移民搬迁点"),
        ("民勤县人大常委会视察移民搬迁点 2014-05-09", "民勤县人大常委会视察移民搬迁点"),
        ("工作动态 民勤县人大常委会视察移民搬迁点", "民勤县人大常委会视察移民搬迁点"),
        (
            "民勤县人大常委会视察移民搬迁点 崔克勤主持并讲话",
            "民勤县人大常委会视察移民搬迁点 崔克勤主持并讲话",
        ),
        ("当选镇人大主席表态发言[精选3篇]", "当选镇人大主席表态发言"),
    ],
)
def test_what_is_no_part_of_a_title(line: str, title: str) -> None:
    page = described(f"{line}\n来源：县网 2014-7-9\n{MEETING}视察移民搬迁点的当选镇人大主席作表态发言。")
    assert certain(page, "title") == [title]


@pytest.mark.parametrize(
    "head",
    [
        "民勤县人大常委会\n召开会议听取汇报",
        "凝聚代表力量 共绘发展蓝图\n县人大常委会召开会议听取工作汇报",
        "县人大常委会召开会议听取工作汇报\n让全过程人民民主落地生根",
        "人大要闻丨县人大常委会召开会议听取工作汇报",
        "县委理论学习中心组举行学习会",
        "崔克勤主持县人大常委会会议",
        "审议工作报告并听取工作汇报和",
    ],
)
def test_a_title_with_a_doubt_is_not_certain(head: str) -> None:
    assert not certain(described(f"{head}\n{MEETING}"), "title")


def test_the_title_is_the_line_the_text_speaks_of_not_the_one_that_leads_up_to_it() -> None:
    page = described(f"凝聚代表力量 共绘发展蓝图\n县人大常委会召开会议听取工作汇报\n{MEETING}")
    assert found(page, "title")[0].value == "县人大常委会召开会议听取工作汇报"


@pytest.mark.parametrize(
    ("written", "source", "is_certain"),
    [
        ("县人大常委会(办公室)", ["县人大常委会(办公室)"], True),
        ("县人大办公室供稿", ["县人大办公室"], True),
        ("网络", ["网络"], False),
        ("未知", [], False),
        ("县人大常委会办公室　何　川", ["县人大常委会办公室"], False),
    ],
)
def test_what_a_source_is_worth(written: str, source: list[str], is_certain: bool) -> None:
    page = described(f"县人大常委会召开会议\n来源：{written} 发布时间：2018-07-09\n{MEETING}")
    assert [one.value for one in found(page, "source")] == source
    assert bool(certain(page, "source")) == is_certain


def test_a_source_with_a_gap_is_not_certain() -> None:
    page = described("县人大常委会视察移民搬迁点\n来源：民勤报 马 兰 2014-5-9\n" + MEETING)
    assert [(one.value, one.certain) for one in found(page, "source")] == [("民勤报", False)]
    assert [one.value for one in found(page, "author")] == ["马兰"]
    page = described("县人大常委会视察移民搬迁点\n来源：民勤网 时政要闻 2014-5-9\n" + MEETING)
    assert not certain(page, "source")


def test_a_list_of_appointments_is_a_notice_of_its_county() -> None:
    page = described(
        "民勤县人民代表大会常务委员会任免名单\n（2022年8月30日民勤县第十八届人民代表大会常务委员会第六次会议通过）\n"
        "任命：\n谢锦堂为民勤县司法局局长。\n免去：\n许文炳的民勤县司法局局长职务。"
    )
    assert [found(page, "genre")[0].value, found(page, "county")[0].value] == ["其他", "620621"]
    assert not page.speakers


def test_the_event_is_the_meeting_and_not_what_it_hears_of() -> None:
    page = described("2018年3月20日，十三届全国人大一次会议在北京闭幕。" + MEETING)
    assert found(page, "event_date")[0].value == "XXXX-07-08"
    page = described("2018年3月20日，十三届全国人大一次会议在北京闭幕。民勤县人大代表认真学习。")
    assert not certain(page, "event_date")


def test_a_county_is_not_certain_where_the_title_names_whom_it_visits() -> None:
    page = described(f"民勤县人大常委会考察组来永昌县学习\n{MEETING}")
    assert found(page, "county")
    assert not certain(page, "county")


def test_several_names_without_offices_that_take_part_are_present() -> None:
    page = described(MEETING + "田月英、何长河、吴大伟等参加会议。")
    assert [name for name, _ in roles(page)] == ["崔克勤", "田月英", "何长河", "吴大伟"]


def test_a_quotation_before_an_office_is_no_part_of_it() -> None:
    page = described(MEETING + "县长何长河说：“年底完成。”者兔乡人大主席王忠荣提出建议。")
    assert {one.value: one.office for one in page.speakers}["王忠荣"] == "者兔乡人大主席"


def test_minutes_name_who_presides_and_who_was_there() -> None:
    minutes = described(
        "民勤县第十五届人大常委会第三十五次主任会议纪要\n时间：2023年6月6日上午\n地点：县人大会议室\n"
        "主持人：县人大常委会主任 柳玉川\n出席：县人大常委会副主任 苏振海 丁筱 咸明礼\n列席：副县长 摆向东　县检察院检察长 万慧\n"
        "会议听取了副县长摆向东关于高标准农田建设情况的汇报。"
    )
    assert roles(minutes) == [
        ("柳玉川", "presides"), ("苏振海", "attends"), ("丁筱", "attends"), ("咸明礼", "attends"),
        ("摆向东", "reports"), ("万慧", "attends"),
    ]  # fmt: skip


def test_a_caption_is_a_sentence_of_its_own() -> None:
    page = described(
        MEETING + "（图二：县人大代表康喜凤在重渡沟与经营户在一起）\n在龙峪湾，视察组了解情况，要求避让古树。"
    )
    assert ("康喜凤", "attends") in roles(page)
    assert ("康喜凤", "speaks") not in roles(page)


def test_what_a_reporter_says_of_the_report_is_not_promised_as_a_speech() -> None:
    page = described(
        "县人大常委会主任覃远芳受县人大常委会委托，向大会作工作报告。\n覃远芳说，过去一年，县人大常委会听取报告19项。"
    )
    assert {one.role: one.certain for one in page.speakers} == {"reports": True, "speaks": False}


def test_of_two_labelled_days_the_labelled_one_is_that_of_publication() -> None:
    page = described(
        f"县人大常委会召开会议\n成文日期：2018-07-08　发布日期：2018-07-10　来源：县网\n{MEETING}"
    )
    assert set(certain(page, "publish_date")) == {"2018-07-10"}


def test_the_speakers_of_a_forum_count_for_the_counties_in_brackets() -> None:
    page = described(
        "把话说到点子上\n近日，丽水市人大常委会召开基层人大代表座谈会。现将发言摘登如下。\n"
        "县人大代表　蓝秋香（景宁畲族自治县）\n我是茶农，去年提了建议。\n县人大代表　阙文斌（松阳县）\n我做古村落保护。"
    )
    assert [(one.value, one.adcode) for one in page.speakers] == [("蓝秋香", "331127"), ("阙文斌", "331124")]


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("县人大代表田月英介绍了情况。", True),
        ("县人大代表田月英在移民搬迁点和群众代表现场介绍了情况。", False),
        ("县人大代表田月英\n强调，要抓好落实。", False),
    ],
)
def test_a_role_is_certain_where_its_verb_is_near(text: str, is_certain: bool) -> None:
    given = people(text)
    assert given.get("田月英", False) == is_certain


def test_whom_the_heading_of_a_report_names_gives_it() -> None:
    text = (
        "民勤县人民代表大会常务委员会工作报告\n——2021年1月20日在民勤县第十八届人民代表大会第五次会议上\n"
        "民勤县人大常委会主任 崔克勤\n各位代表：\n我受县人大常委会委托，向大会报告工作，请予审议。\n"
        "一、2020年工作回顾\n一年来，常委会围绕中心，服务大局，各项工作取得新的成效。\n"
    )
    (speaker,) = described(text).speakers
    assert (speaker.value, speaker.role, speaker.certain) == ("崔克勤", "reports", True)


def test_what_a_called_meeting_passes_on_is_no_report_of_its_chair() -> None:
    text = "3月15日，民勤县人大常委会主任崔克勤主持召开党组会议，传达省委全会精神，研究贯彻措施。\n"
    assert roles(described(text)) == [("崔克勤", "presides")]


def test_what_an_explanation_is_about_is_no_question_of_whom_gives_it() -> None:
    assert ("何长河", "reports") in roles(described(MEETING + "县水利局局长何长河就询问作了说明。\n"))


def test_the_last_of_a_list_may_have_a_rare_family_name() -> None:
    given = people("大会执行主席田月英、何长河、酒福生在主席台前排就座。")
    assert [*given] == ["田月英", "何长河", "酒福生"]


def test_a_county_is_not_made_of_the_ends_of_two_words() -> None:
    page = "万家娱乐平台\n首页 >> 人大要闻 >> 正文\n市人大常委会召开学习会\n4月2日，市人大常委会召开学习会，学习监察法。\n"
    assert not found(described(page), "county")
