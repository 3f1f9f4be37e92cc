"""People in enumerations and beside others: what a list proves that a word alone does not."""

import pytest

from archive.text.extract.name_list import names_in_list
from archive.text.extract.names import name_end
from archive.text.extract.office import organisation


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
