"""People in enumerations and beside others: what a list proves that a word alone does not."""

import pytest

from archive.text.extract.name_list import names_in_list
from archive.text.extract.names import name_end
from archive.text.extract.office import organisation
from tests.text.describing import described, offices, roles


def names(text):
    return [text[start:end] for start, end in names_in_list(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("田百顺、刘兆丰、安静及全体委员", ["田百顺", "刘兆丰", "安静"]),
        ("郭旭、努尔兰·哈力别克出席", ["郭旭", "努尔兰·哈力别克"]),
        ("白音宝力格、陶克陶出席", ["白音宝力格", "陶克陶"]),
        ("陆英、张致和参加视察", ["陆英", "张致和"]),
    ],
)
def test_a_list_is_read_to_its_end(text, expected):
    assert names(text) == expected


def test_a_word_alone_is_no_name():
    assert name_end("安静及", 0) is None
    assert organisation("安静") == ""


LEADERS = "\n县人大常委会召开会议，主任路远主持。\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "县领导江大海、依小芳、侬志远出席。", "县级领导江大海、依小芳、侬志远参加会议。",
        "江大海、依小芳、侬志远等县级领导分别到各代表团参加审议。", "江大海、依小芳、侬志远等县领导出席。",
        "市人大常委会领导江大海、依小芳、侬志远列席。", "区领导江大海、依小芳、侬志远及其他区级干部参加。",
    ],
)  # fmt: skip
def test_a_list_of_leaders_may_hold_rare_family_names(sentence):
    found = roles(described("县人大常委会开会\n" + LEADERS + sentence))
    assert [person for person in found if person[0] != "路远"] == [
        ("江大海", "attends"), ("依小芳", "attends"), ("侬志远", "attends"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    ["县领导江大海、各乡镇负责人参加。", "县领导江大海、县财政局参加。", "江大海、各部门等县级领导参加。"],
)
def test_who_is_no_name_is_in_no_list_of_leaders(sentence):
    found = {name for name, _ in roles(described("县人大常委会开会\n" + LEADERS + sentence))}
    assert found <= {"路远", "江大海"}


@pytest.mark.parametrize("name", ["其木格", "都日娜", "日布嘎", "央金拉姆", "罗布占堆", "乌日娜"])
def test_a_name_written_sound_by_sound_stands_among_others(name):
    text = f"5月6日，甘谷县人大常委会召开会议，主任路远主持，副主任柳青山、{name}、郝大为出席。"
    assert (name, "attends") in roles(described(text))


@pytest.mark.parametrize("word", ["其他人", "各部门", "其中三"])
def test_a_common_word_among_names_is_none(word):
    text = f"5月6日，甘谷县人大常委会召开会议，主任路远主持，副主任柳青山、{word}、郝大为出席。"
    assert word not in dict(roles(described(text)))


def test_an_office_in_a_list_begins_its_own():
    text = "主任路远、书记柳青山、郝大为"
    assert [text[a:b] for a, b in names_in_list(text, 2, announced=True)] == ["路远"]


def test_names_cut_by_a_line_feed_are_present_and_no_headings():
    text = (
        "区人大常委会召开会议\n5月6日上午\n区人大常委会\n召开会议\n区人大常委会主任路远主持\n"
        "副主任马小雨、邢大刚、张小博\n阿依古丽·买买提、李大生\n出席会议\n会议推选了常务主席\n"
    )
    description = described(text)
    present = {name for name, role in roles(description) if role == "attends"}
    assert present == {"马小雨", "邢大刚", "张小博", "阿依古丽·买买提", "李大生"}
    assert description.best("genre") != "发言选登"


@pytest.mark.parametrize("verb", ["提议", "建言", "建议"])
@pytest.mark.parametrize("calling", ["某某路街道社区工作者", "南山镇种植户", "工程师"])
def test_a_deputy_has_a_calling(verb, calling):
    text = f"甘谷县人大常委会召开座谈会。\n甘谷县人大代表、{calling}苗小燕{verb}，路灯要亮起来。"
    description = described(text)
    assert roles(description) == [("苗小燕", "speaks")]
    assert description.statements[-1].speaker == "苗小燕"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("学习班请来市人大常委会法工委原主任丛小德讲宪法。", [("丛小德", "speaks")]),
        ("会议学习了市委书记丛小德的讲话。", []),
        ("县委书记丛小德向当选的同志表示祝贺", [("丛小德", "attends")]),
        ("县委书记丛小德对大会的召开表示热烈祝贺。", [("丛小德", "attends")]),
        ("大会向县委表示祝贺。", []),
    ],
)
def test_what_is_done_at_a_course_and_in_a_caption(sentence, expected):
    assert roles(described("5月6日，甘谷县人大常委会举办培训班。\n" + sentence)) == expected


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ("甘谷县委书记", "县委书记"), ("甘谷县县委书记", "县委书记"), ("大石镇党委书记", "镇党委书记"),
        ("武山县委书记", "武山县委书记"), ("甘谷县委副书记", "甘谷县委副书记"),
        ("甘谷县人大常委会主任", "甘谷县人大常委会主任"), ("大石镇人大主席", "大石镇人大主席"),
    ],
)  # fmt: skip
def test_the_place_is_no_part_of_a_secretarys_office(written, office):
    text = f"甘谷县人大常委会召开会议\n5月6日，甘谷县人大常委会召开会议，{written}路远讲话。"
    assert offices(described(text)) == {"路远": office}


def test_a_committee_of_a_district_in_a_list_is_nobody():
    found = described(
        "7月7日,永定区人大常委会副主任庾家宝、区政协副主席钟以南、副区长满晓山一同调研。区监委主任白石陪同。\n"
    )
    assert {person.value for person in found.speakers} == {"庾家宝", "钟以南", "满晓山", "白石"}
    assert offices(found)["钟以南"] == "区政协副主席"


def test_a_subdistrict_keeps_the_character_that_is_also_a_prefecture():
    found = described("7月7日,化州市人大常委会召开座谈会。罗州街道人大工委主任全小满发言。会议听取了报告。\n")
    assert offices(found)["全小满"] == "罗州街道人大工委主任"
