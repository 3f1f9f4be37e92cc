"""Collections whose sections are headed by a division's name, alone on its line or in brackets before the office."""

from itertools import product

import pytest

from tests.text.describing import article, check

NOTE = "编者按：天水市人大常委会办公室请几位同志谈谈体会，现予刊发。\n"
TEXT = "我们把建议办理当作头等大事，逐件跟踪，逐件问效。今年的建议已办结六成。\n"
HEADINGS = (
    *("【{}】\n", "[{}]\n", "{}\n", "■ {}：\n"),
    *("【{}】 ", "【{}】", "（{}）　", "■[{}]", "{}　", "● {} ", "{}｜", "{}："),
)
SPEAKERS = ("县人大常委会主任　{}", "{}（县人大常委会主任）")


def collection(heading, *divisions, speaker=SPEAKERS[0]):
    people = ("罗青山", "马小满", "秦子墨")
    sections = (
        f"{heading.format(division)}{speaker.format(name)}\n{TEXT}"
        for division, name in zip(divisions, people, strict=False)
    )
    return "县级人大常委会主任谈建议办理\n" + NOTE + "".join(sections)


@pytest.fixture(params=product(HEADINGS, SPEAKERS))
def read(request):
    heading, speaker = request.param
    return article(collection(heading, "甘谷县", "武山县", "清水县", speaker=speaker))


def test_the_divisions_are_those_of_the_sections(read):
    check(read)
    found = read.description.of("county")
    assert [one.value for one in found] == ["620523", "620524", "620521"]
    assert not any(one.certain for one in found)
    assert read.description.best("level") == "county"


def test_each_speaker_and_statement_counts_for_the_section(read):
    spoken = [(one.adcode, one.speaker) for one in read.description.statements]
    assert spoken == [
        ("620500", None),
        ("620523", "罗青山"),
        ("620524", "马小满"),
        ("620521", "秦子墨"),
    ]
    assert [one.adcode for one in read.description.speakers] == ["620523", "620524", "620521"]


def test_a_statement_begins_with_the_name_above_its_heading(read):
    body = read.document.body.text
    starts = [body[one.start : one.end].lstrip("【[（■● ") for one in read.description.statements[1:]]
    assert [start[:3] for start in starts] == ["甘谷县", "武山县", "清水县"]


def test_one_such_line_is_no_section():
    read = article(collection("【{}】\n", "甘谷县") + "天水市人大常委会召开会议。\n")
    assert "section" not in {one.rule for one in read.description.of("county")}


def test_a_name_above_running_text_heads_nothing():
    text = f"代表风采\n【甘谷县】\n{TEXT}【武山县】\n{TEXT}"
    assert "section" not in {one.rule for one in article(text).description.of("county")}


def test_brackets_without_a_division_head_no_speaker():
    text = f"建议办理纪实\n[图片]县人大常委会主任　罗青山\n{TEXT}民勤县人大常委会召开会议。\n"
    assert not article(text).description.speakers


@pytest.mark.parametrize("leads", [("甘谷县　", "武山县　"), ("", "")])
def test_lines_with_nothing_said_below_them_are_a_roster(leads):
    names = ("罗青山", "马小满")
    roster = "".join(f"{lead}县人大常委会主任　{name}\n" for lead, name in zip(leads, names, strict=True))
    found = article(
        f"天水市人大常委会召开座谈会\n5月3日，天水市人大常委会召开座谈会，出席的有：\n{roster}会议听取了汇报。\n{TEXT}"
    ).description
    assert "section" not in {one.rule for one in found.of("county")}
    assert found.best("genre") == "会议报道"
    assert not {"speaks"} & {one.role for one in found.speakers}
