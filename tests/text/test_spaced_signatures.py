"""A signature whose characters all stand apart: 县人大常委会主任 岩 嘎 alone on a line."""

import pytest

from archive.text.spacing import names_in_sentences
from tests.text.describing import described, roles

SPEECH = (
    "在民勤县人大闭幕会上的讲话\n（2020年11月5日）\n{}\n各位代表、同志们：\n"
    "会议开完了，我讲几句话。大家回去要把会议的话带到。\n"
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("县人大常委会主任 岩 嘎", "岩嘎"),
        ("县人大常委会副主任　玉　腊", "玉腊"),
        ("  镇人大主席  扎 克 莫  ", "扎克莫"),
    ],
)
def test_its_blanks_go_and_its_holder_speaks(line, name):
    found = described(SPEECH.format(line))
    assert roles(found) == [(name, "speaks")]
    assert "spaced-names" in {one.value for one in found.findings if one.field == "flag"}


@pytest.mark.parametrize(
    "line",
    ["县人大常委会主任 讲 话", "县长 致 辞", "县人大常委会主任 岩 嘎 出席会议", "议程 岩 嘎", "委员 述 职"],
)
def test_spared_are_words_and_running_text(line):
    assert not list(names_in_sentences(line))
