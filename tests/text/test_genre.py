"""The kind of a text that says little of what kind it is."""

import pytest

from tests.text.describing import described, roles


@pytest.mark.parametrize(
    "session",
    [
        "第六届人民代表大会第三次会议昨日开幕",
        "十七届人大四次会议在县城举行",
        "第六届人大常委会第二十次会议今天召开",
    ],
)
def test_a_session_that_opens_a_report_is_enough_of_a_theme(session):
    found = described(f"民勤县{session}。县长杭之江作政府工作报告。县领导尤文水、齐小满在主席台就座。\n")
    assert found.best("genre") == "会议报道"
    assert [one.value for one in found.of("county")] == ["620621"]
    assert roles(found) == [("杭之江", "reports"), ("尤文水", "attends"), ("齐小满", "attends")]


def test_a_session_in_a_chronicle_where_nobody_acts_is_none():
    found = described(
        "民勤县古称镇番，地处河西走廊。\n1954年，民勤县第一届人民代表大会第一次会议召开。此后改设公社。物产有瓜果。\n"
    )
    assert found.best("genre") == "其他"
    assert not found.of("county")


@pytest.mark.parametrize(
    "sentence",
    [
        "近日，宜君县人大常委会主任武伟率考察组到黄陵县，学习人大代表联络站建设的做法。",
        "记者从凤冈县人大常委会获悉，县人大常委会日前对审议意见落实情况开展“回头看”。",
    ],
)
def test_one_sentence_is_news_if_a_congress_did_something_lately(sentence):
    found = described(sentence + "\n")
    assert found.best("genre") == "会议报道"
    assert found.of("county")


def test_one_sentence_of_which_nobody_is_the_subject_is_of_no_genre():
    found = described("凤冈县人大常委会主任会议审议议案的办法，见附件。\n")
    assert found.best("genre") == "其他"
