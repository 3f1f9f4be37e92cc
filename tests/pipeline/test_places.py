"""Codes and words to divisions: of several holders the one meant, of several namesakes none."""

from datetime import date

import pytest

from archive.errors import DivisionError
from archive.models import Division
from archive.pipeline.places import division_named, division_of
from archive.text.edtf import bounds


@pytest.fixture
def holders(db):
    """元坝区 until April 2013, 昭化区 since."""
    renamed = date(2013, 4, 19)
    old = Division.objects.create(
        adcode="510811", name="元坝区", level="county", type="市辖区", valid_to=renamed
    )
    new = Division.objects.create(
        adcode="510811", name="昭化区", level="county", type="市辖区", valid_from=renamed
    )
    return old, new


def test_the_name_decides_before_the_day(holders):
    old, new = holders
    assert division_of("510811", words="广元市元坝区", when=bounds("2020")) == old
    assert division_of("510811", when=bounds("2012-05")) == old
    assert division_of("510811", when=bounds("2020")) == new
    assert division_of("510811") == new


def test_a_code_nobody_holds_is_no_division(holders):
    assert division_of("999999") is None
    assert division_of(None) is None


@pytest.mark.parametrize(
    "words",
    ["清河县", "130534", "清河县（130534）", "清河县 130534", "清河縣", "河北省邢台市清河县", "河北省清河县"],
)
def test_a_county_by_any_of_its_names(county, words):
    assert division_named(words) == county


def test_of_namesakes_those_of_the_day_and_of_today_come_first(county):
    assert division_named("清河区").adcode == "211204"


def test_several_namesakes_are_listed_with_their_codes(county):
    Division.objects.filter(adcode="320811").update(valid_to=None)
    with pytest.raises(DivisionError, match=r"有 2 个.*清河区（211204）、清河区（320811）"):
        division_named("清河区")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("清河", "是不是.*清河县（130534）"),
        ("无此县", "没有叫“无此县”的区划"),
        ("999999", "没有代码是 999999"),
        ("清河区 130534", "名称与代码不符：130534 是清河县"),
        ("江苏省清河县", "没有叫"),
    ],
)
def test_what_names_no_division_is_told_in_a_sentence(county, words, sentence):
    with pytest.raises(DivisionError, match=sentence):
        division_named(words)
