"""Names with family names on no list, where an office stands before them; and what is spared."""

import pytest

from archive.text.extract.name_list import names_in_list
from archive.text.extract.people import people
from archive.text.extract.unusual import unusual_name_end


def named(text):
    return [person.name for person in people(text, {})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县委书记褟耀东出席会议。", "褟耀东"),
        ("县人大常委会主任仓央嘉措，副县长李明参加。", "仓央嘉措"),
        ("副县长普琼扎西（右三）查看项目。", "普琼扎西"),
        ("旗政府副旗长包孟根其木格陪同。", "包孟根其木格"),
        ("副旗长包巴特尔日出席。", "包巴特尔日"),
        ("县人大常委会副主任慈远山率检查组到乡镇。", "慈远山"),
        ("大会执行主席有庹先河、操大林、冷小满。", "庹先河"),
    ],
)
def test_a_name_behind_an_office_needs_no_known_family_name(text, name):
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "县委书记带头落实，",
        "县长负责，",
        "主任会议听取汇报，",
        "院长列席会议。",
        "局长任组长，",
        "副旗长包村联户，",
        "在主席台前排就座。",
        "乡镇党委书记述职，",
        "副主任和委员参加。",
    ],
)
def test_what_goes_on_behind_an_office_is_no_name(text):
    assert named(text) == []


def test_an_unknown_family_name_in_a_list_ends_at_its_mark():
    text = "李斌、褟耀东、王芳出席"
    spans = names_in_list(text, 0, announced=True)
    assert [text[start:end] for start, end in spans] == ["李斌", "褟耀东", "王芳"]


def test_a_list_without_an_office_takes_known_family_names_only():
    assert len(names_in_list("李斌、褟耀东、王芳出席", 0)) == 1


def test_nothing_is_read_beyond_the_end():
    assert unusual_name_end("县长", 2) is None
