"""Where statements begin and end, and whom they are credited to."""

from __future__ import annotations

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
