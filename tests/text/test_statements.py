"""Where statements begin and end, and whom they are credited to."""

from __future__ import annotations

import pytest

from tests.text.describing import article, check, described

LEAD = "3月2日，甘谷县人大常委会召开座谈会。县人大常委会主任路远出席并讲话，副主任苏南主持。\n"


def speakers(text: str) -> list[str | None]:
    return [statement.speaker for statement in described(text).statements]


def test_a_name_and_a_verb_of_speech_open_a_statement() -> None:
    assert speakers(LEAD + "路远指出，要抓落实。\n会议传达了文件。\n") == [None, "路远", None]


def test_the_subject_may_stand_before_the_name() -> None:
    assert speakers(LEAD + "就做好今年工作，路远强调，要抓落实。\n") == [None, "路远"]


def test_paragraphs_that_count_on_belong_to_the_speaker() -> None:
    assert speakers(LEAD + "路远要求，要抓落实。\n二是要抓作风。\n会前，代表参观了现场。\n") == [
        None,
        "路远",
        None,
    ]


def test_the_next_speaker_ends_a_statement() -> None:
    assert speakers(LEAD + "路远指出，要抓落实。\n路远强调，要抓作风。\n苏南表示，一定办好。\n") == [
        None,
        "路远",
        "苏南",
    ]


def test_thanks_and_congratulations_are_no_speech() -> None:
    assert speakers(LEAD + "路远表示祝贺。\n") == [None]


def test_a_statement_counts_for_the_division_of_its_speaker() -> None:
    text = (
        "6月2日，南京市鼓楼区人大常委会副主任路远一行到徐州市鼓楼区考察，徐州市鼓楼区人大常委会主任苏南陪同。\n"
        "苏南说，欢迎常来。\n路远表示，收获很大。\n"
    )
    found = described(text)
    assert [(s.adcode, s.speaker) for s in found.statements] == [
        (None, None),
        ("320302", "苏南"),
        ("320106", "路远"),
    ]


def test_empty_lines_and_captions_do_not_cut() -> None:
    text = LEAD + "\n路远指出，要抓落实。\n（会议现场）\n路远强调，要抓作风。\n"
    check(article(text))
    assert speakers(text) == [None, "路远"]


OPENERS = (
    "座谈会上，县人大常委会主任唐静表示，要抓紧。",
    "每到一处，唐静都嘱咐干部把账算清。",
    "接待结束后，唐静召集有关人员座谈，强调，群众进门是信任。",
    "唐静表态说，照单全收。",
    "唐静就驻村工作谈了看法，建议把站点开到村里。",
    "唐静对代表表示感谢，希望大家多提意见。",
    "在热烈的掌声中，唐静讲话。他强调，要真抓实干。",
    "唐静当即承诺，月底前办结。",
    "> 唐静指出，要久久为功。",
    "唐静语重心长地说，路还长。",
    "唐静到站点接待选民时说，门要常开。",
)


@pytest.mark.parametrize("paragraph", OPENERS)
def test_circumstances_and_other_acts_may_stand_before_the_speech(paragraph: str) -> None:
    assert speakers(f"县人大常委会主任唐静出席会议。\n{paragraph}\n会议还通过了决定。") == [
        None,
        "唐静",
        None,
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "唐静一行到各村察看，要求整改到位。",
        "对于经费，唐静也提出了询问。",
        "唐静主持会议。",
        "会议由唐静主持，局长介绍了情况。",
        "“路还长。”唐静说。",
    ],
)
def test_other_paragraphs_are_the_narrators(paragraph: str) -> None:
    assert speakers(f"县人大常委会主任唐静出席会议。\n{paragraph}\n会议还通过了决定。") == [None]


def test_office_and_name_before_a_colon_open_a_statement_of_their_division() -> None:
    text = (
        "部分县人大工作座谈会发言摘登\n5月8日，天水市人大常委会召开座谈会，市人大常委会主任唐静主持。\n"
        "甘谷县人大常委会主任路远：我县十五个乡镇都有专职联络员。\n"
        "武山县人大常委会副主任苏南：十二个站点逢集开门，群众赶集顺路反映情况。\n"
    )
    found = described(text)
    assert [(one.speaker, one.adcode) for one in found.statements][1:] == [
        ("路远", "620523"),
        ("苏南", "620524"),
    ]
    assert [(one.value, one.role) for one in found.speakers][1:] == [("路远", "speaks"), ("苏南", "speaks")]
    assert found.best("genre") == "发言选登"


def test_office_and_name_before_a_colon_and_nothing_said_are_no_statement() -> None:
    text = "县人大常委会召开会议。\n县人大常委会主任路远：\n会议通过了决定。"
    assert not [one for one in described(text).speakers if one.role == "speaks" and one.certain]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    text = LEAD + "县人大常委会还通过了决定。\n苏南强调\n要带着问题去\n带着答案回"
    assert speakers(text) == [None, "苏南"]


def test_credits_neither_begin_nor_end_a_statement() -> None:
    text = "县人大常委会主任唐静出席会议。\n唐静强调，要抓紧。\n来源 | 某某人大\n摘自《某某报》2024年3月12日"
    assert speakers(text) == [None, "唐静"]


def test_the_first_office_without_a_place_is_not_the_hosts() -> None:
    text = (
        "县人大常委会副主任路远带队到武山县考察\n近日，县人大常委会副主任路远到武山县考察，武山县人大常委会副主任颜小平陪同。\n"
        "路远表示，甘谷县人大常委会要学习武山县人大常委会的做法。\n"
    )
    assert [(one.speaker, one.adcode) for one in described(text).statements][-1] == ("路远", "620523")


def test_remarks_on_something_are_a_statement() -> None:
    text = "县人大常委会主任路远主持会议。\n路远就新任命人员履职讲了意见：一要知敬畏。\n"
    assert [one.speaker for one in described(text).statements] == [None, "路远"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "路远首先发问，残次林还有多少？",
        "新当选的县长路远作表态发言，他说，要把信任化作劲头。",
        "路远第一个“举手”。他说，能不能在视频里办？",
    ],
)
def test_a_question_and_a_pledge_open_a_statement(paragraph: str) -> None:
    assert speakers(f"{LEAD}{paragraph}\n会议传达了文件。\n") == [None, "路远", None]


def test_the_credit_of_a_picture_ends_no_statement() -> None:
    assert speakers(f"{LEAD}路远强调，要抓落实。\n图片丨苏南\n") == [None, "路远"]
