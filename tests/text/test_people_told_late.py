"""People whom a later sentence, a broken list or the word behind their name tells."""

import pytest

from archive.text.extract.name_list import names_in_list
from tests.text.describing import article, check, described, roles

LEAD = "6月3日，甘谷县人大常委会召开座谈会。"


def spoken(text):
    return [one.speaker for one in described(text).statements]


@pytest.mark.parametrize("joining", ["以及各镇人大负责人参加", "及有关人员参加", "、白小雨参加"])
def test_a_name_may_end_like_the_word_that_joins(joining):
    text = "张致和" + joining
    start, end = names_in_list(text, 0)[0]
    assert text[start:end] == "张致和"


def test_a_family_name_that_is_a_word_is_read_where_a_paragraph_begins_with_what_was_said():
    found = described(LEAD + "县人大常委会主任向秋原率队到会。\n向秋原表示，一定办好。\n")
    assert roles(found) == [("向秋原", "speaks")]
    assert [one.speaker for one in found.statements] == [None, "向秋原"]


@pytest.mark.parametrize("later", ["向大家表示，谢意。", "向代表说，要办好。", "会议向秋原表示祝贺。", ""])
def test_a_word_is_no_family_name_without_that(later):
    found = described(LEAD + f"县人大常委会主任向大家汇报了工作，主任向代表作了说明。\n{later}\n")
    assert roles(found) == []


def test_all_of_a_list_speak_by_one_verb():
    found = described(
        LEAD + "县人大常委会主任路远主持会议，党组成员、副主任桑努东智、苏南参加会议。\n"
        "桑努东智、苏南围绕学习主题作了重点发言。\n"
    )
    assert roles(found) == [("路远", "presides"), ("桑努东智", "speaks"), ("苏南", "speaks")]


def test_who_answers_point_by_point_and_then_says_something_speaks():
    text = LEAD + "副县长聂远舟应约到会。\n聂远舟逐条作了答复，表示机耕路已列入计划。\n会议还作了安排。\n"
    assert roles(described(text)) == [("聂远舟", "speaks")]
    assert spoken(text) == [None, "聂远舟", None]


def test_a_pronoun_goes_on_about_who_opened_the_paragraph():
    text = LEAD + "县人大常委会主任路远主持会议。\n路远认真记录，不时插话。她表示，要照单全收。\n"
    read = article(text)
    check(read)
    assert roles(read.description) == [("路远", "presides"), ("路远", "speaks")]
    assert [one.speaker for one in read.description.statements] == [None, "路远"]


def test_a_paragraph_that_tells_who_presided_is_the_narrators():
    assert spoken(LEAD + "\n县人大常委会主任路远主持讨论。他说，要照单全收。\n") == [None]


def test_a_pronoun_behind_two_people_means_neither():
    text = LEAD + "县人大常委会主任路远主持会议。\n路远和副主任苏南走访了企业。他表示，要照单全收。\n"
    assert ("苏南", "speaks") not in roles(described(text))
    assert spoken(text)[-1] is None


def test_who_repeats_the_oath_is_present():
    found = described(LEAD + "\n新当选的县人大常委会副主任秦小满、樊青山，以及委员们排成方阵，齐声跟诵。\n")
    assert roles(found) == [("秦小满", "attends"), ("樊青山", "attends")]


def test_a_list_on_the_lines_below_its_office_is_read_to_its_end():
    found = described(
        LEAD
        + "\n县人大常委会主任路远主持会议\n大会主席团常务主席\n黎青山、苏南、周小满\n易秋原、阮白雪\n在主席台就座\n"
        "甘谷县人大会议听取了汇报\n"
    )
    sat = ["黎青山", "苏南", "周小满", "易秋原", "阮白雪"]
    assert roles(found) == [("路远", "presides"), *((name, "attends") for name in sat)]


def test_a_line_below_an_office_without_a_list_is_no_name():
    found = described(LEAD + "\n县人大常委会主任\n高度重视建议办理\n会议听取了汇报。\n")
    assert roles(found) == []
