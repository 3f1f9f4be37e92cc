"""Interviews, heads of papers and accounts, labels glued to a title, glosses in pictures, days told by 昨日."""

import pytest

from tests.text.describing import article, check, described, roles

PAPER = """2019年3月15日 星期五 农历二月初九 某山日报
县人大常委会举行第十八次会议
本报讯 昨日下午，民勤县人大常委会举行第十八次会议。县人大常委会主任崔克勤主持会议。
"""
INTERVIEW = """把建议办到群众心坎上
■本刊记者 柯小满
记者：请介绍一下民勤县人大常委会主任华德厚同志的做法？
华德厚：我们推行民生实事票决，代表满意率不断提高。
记者：下一步有什么打算？
华德厚：一是学习，二是调研。
"""


def first(description, field):
    return next((one for one in description.findings if one.field == field), None)


def test_the_head_of_a_paper_holds_its_day_and_name():
    found = described(PAPER)
    assert first(found, "publish_date").value == "2019-03-15"
    assert first(found, "source").value == "某山日报"
    assert first(found, "title").value == "县人大常委会举行第十八次会议"


def test_yesterday_is_the_day_before_publication_and_never_certain():
    event = first(described(PAPER), "event_date")
    assert (event.value, event.quote, event.certain) == ("2019-03-14", "昨日", False)


def test_yesterday_without_a_day_of_publication_is_no_day():
    assert first(described(PAPER.split("\n", 1)[1]), "event_date") is None


def test_turns_of_an_interview_belong_to_who_gives_them():
    read = article(INTERVIEW)
    check(read)
    spoken = [one.speaker for one in read.description.statements]
    assert spoken[-3:] == ["华德厚", None, "华德厚"]
    assert first(read.description, "genre").value == "发言选登"


def test_labels_glued_to_a_title_are_none_of_it():
    found = described(
        "民勤县召开代表建议交办会来源：民勤通作者：劳小卉时间：2023-03-03\n"
        "3月2日，民勤县召开代表建议交办会。县人大常委会主任余红梅出席会议并讲话。\n"
    )
    assert first(found, "title").value == "民勤县召开代表建议交办会"
    assert first(found, "source").value == "民勤通"
    assert first(found, "author").value == "劳小卉"
    assert first(found, "publish_date").value == "2023-03-03"


def test_who_stands_in_a_picture_is_present():
    found = described("1月15日，民勤县人大常委会主任李山（右三）在滑雪场。\n会议在民勤县召开，听取了汇报。\n")
    assert roles(found) == [("李山", "attends")]


def test_a_forums_image_markup_goes_and_its_path_holds_the_year():
    read = article(
        "代表视察冰雪产业\n[img]/upload/2025-01/16/c8821.jpg[/img]\n"
        "1月15日，民勤县人大常委会主任李山视察滑雪场。\n他指出，要抓好安全。会议听取了汇报。\n"
    )
    check(read)
    assert "img" not in read.document.repaired.text
    assert first(read.description, "event_date").value == "2025-01-15"


def test_a_province_is_known_by_the_regulation_it_passes():
    found = described(
        "省十三届人大常委会第四十一次会议闭幕\n9月29日，省十三届人大常委会第四十一次会议闭幕。省人大常委会主任李山主持。\n"
        "会议表决通过了《江西省家庭教育促进条例》，批准了《赣州市红色遗存保护条例》。\n"
    )
    assert [one.value for one in found.findings if one.field == "county"] == ["360000"]


def test_the_chair_of_a_discussion_does_not_speak_by_it():
    found = described("9月16日，民勤县人大常委会主任关山月主持座谈会。\n")
    assert roles(found) == [("关山月", "presides")]


def test_what_looks_like_a_verb_inside_a_name_is_none():
    found = described(
        "6月30日，民勤县人大常委会召开代表座谈会。\n县人大代表努尔古丽·马木提建议，要修通产业路。\n"
    )
    assert roles(found) == [("努尔古丽·马木提", "speaks")]


def test_a_pronoun_behind_a_comma_goes_on_about_the_only_person():
    found = described(
        "6月30日，民勤县人大常委会召开会议。\n县人大常委会副主任李山全程参加了活动，他指出，要抓好落实。\n"
    )
    assert roles(found) == [("李山", "speaks")]
    assert [one.speaker for one in found.statements] == [None, "李山"]


def test_the_day_of_a_decision_is_that_of_the_list():
    found = described(
        "民勤县人民代表大会常务委员会任免名单\n"
        "（2020年8月28日民勤县第八届人民代表大会常务委员会第三十次会议通过）\n"
        "决定任命：\n李山为民勤县教育局局长；王水为民勤县水利局局长。\n"
    )
    assert first(found, "event_date").value == "2020-08-28"


@pytest.mark.parametrize(
    "lead",
    [
        "日前，记者专访了民勤县人大常委会主任宫子羽。",
        "带着这些问题，本刊对话民勤县人大常委会主任宫子羽。",
        "民勤县人大常委会主任宫子羽近日接受了本报记者的采访。",
        "访谈嘉宾：民勤县人大常委会主任　宫子羽",
        "受访人：宫子羽（民勤县人大常委会主任）",
        "——专访民勤县人大常委会主任宫子羽",
    ],
)
@pytest.mark.parametrize("asks", ["问", "记者"])
def test_answers_without_a_name_are_those_of_the_person_interviewed(lead, asks):
    read = article(
        "一口井的监督\n2024-05-21　来源：某山日报\n"
        f"{lead}\n{asks}：人大为什么管一口井？\n答：因为它关系饮水。\n我们年年去看。\n{asks}：有什么打算？\n答：把审议意见用好。\n"
        "采访结束时，记者看见井边又排起了队。\n"
    )
    check(read)
    assert roles(read.description) == [("宫子羽", "speaks")]
    spoken = [(one.adcode, one.speaker) for one in read.description.statements]
    assert spoken == [("620621", speaker) for speaker in (None, "宫子羽", None, "宫子羽", None)]


def test_the_title_may_say_who_answers():
    found = described(
        "民勤县人大常委会主任宫子羽谈饮水监督\n2024-05-21 来源：某山日报\n民勤的井深，宫子羽的话短。\n"
        "问：人大为什么管一口井？\n答：因为它关系饮水。\n问：有什么打算？\n答：把审议意见用好。\n"
    )
    assert roles(found) == [("宫子羽", "speaks")]


def test_answers_of_two_people_interviewed_are_nobodys():
    found = described(
        "记者采访了民勤县人大常委会主任宫子羽，又采访了民勤县水务局局长井大有。\n"
        "问：人大为什么管一口井？\n答：因为它关系饮水。\n问：有什么打算？\n答：把审议意见用好。\n"
    )
    assert not found.speakers
    assert [one.speaker for one in found.statements] == [None]
