"""A reading in brackets goes if it agrees with the character before it, and only then."""

from __future__ import annotations

import pytest

from archive.text.pinyin import agrees
from archive.text.repair import repair


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("学(xué)习(xí)", "学习"),
        ("新(xin)华(hua)社(she)", "新华社"),
        ("工(\u0261ōn\u0261)作", "工作"),
        ("女(nǚ)代表和绿(lv)化", "女代表和绿化"),
        ("长(zhǎng)短(duǎn)与长(cháng)", "长短与长"),
        ("区（qū）委", "区委"),
    ],
)
def test_agreeing_reading_goes(damaged: str, repaired: str) -> None:
    assert repair(damaged).text == repaired


@pytest.mark.parametrize(
    "text", ["总值(GDP)", "学(hao)", "学(XUE)", "3(san)", "甲(a)乙(b)", "县(見)", "(xué)", "学()"]
)
def test_other_brackets_stay(text: str) -> None:
    assert repair(text).text == text


def test_tone_decides_where_it_is_written() -> None:
    assert agrees("中", "zhōng")
    assert agrees("中", "zhòng")
    assert not agrees("中", "zhǒng")
    assert agrees("中", "zhong")
