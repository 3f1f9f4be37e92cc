"""Suggestions: by characters, pinyin and initials, the likeliest first, and never more than a list holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import reduce_run
from search.readings import name_readings, readings
from search.suggestions import MOST, MOST_OF_KIND, Suggestion, Suggestions


def known(kind: str, label: str, *variants: str, weight: int = 0) -> Suggestion:
    return Suggestion(kind, label, f"{label}/", "", weight, (label, *variants) if variants else ())


NAMES = Suggestions(
    [
        known("slogan", "全过程人民民主", weight=9),
        known("slogan", "全过程民主"),
        known("slogan", "不忘初心、牢记使命", "不忘初心牢记使命"),
        known("division", "甘谷县", weight=3),
        known("division", "长沙市", weight=2),
        known("division", "朝阳区", weight=1),
        known("person", "曾毅", weight=2),
        known("person", "刘朝阳", weight=5),
        known("person", "GDP专员"),
        known("source", "朝阳人大"),
    ]
)


def labels(typed: str) -> list[str]:
    return [found.label for found in NAMES.of(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("qgcrmmz", ["全过程人民民主"]),
        ("qgc", ["全过程人民民主", "全过程民主"]),
        ("QGC", ["全过程人民民主", "全过程民主"]),
        ("quanguochengrenmin", ["全过程人民民主"]),
        ("全过程", ["全过程人民民主", "全过程民主"]),
        ("全過程", ["全过程人民民主", "全过程民主"]),
        ("全过程民主", ["全过程民主"]),
        ("不忘初心，牢", ["不忘初心、牢记使命"]),
        ("牢记", ["不忘初心、牢记使命"]),
        ("甘谷", ["甘谷县"]),
        ("ggx", ["甘谷县"]),
        ("changsha", ["长沙市"]),
        ("csss", []),
        ("zengyi", ["曾毅"]),
        ("zy", ["曾毅", "朝阳区", "朝阳人大"]),
        ("朝阳", ["朝阳区", "朝阳人大", "刘朝阳"]),
        ("gdp", ["GDP专员"]),
        ("q", []),
        ("", []),
        ("，", []),
        ("从没有过", []),
        ("甘" * 100, []),
    ],
)
def test_names_are_suggested(typed: str, expected: list[str]) -> None:
    assert labels(typed) == expected


def test_the_frequent_come_first_and_no_kind_fills_the_list() -> None:
    many = [known("person", f"王{number:02}甲", weight=number) for number in range(30)]
    several = Suggestions(
        [*many, *(known("division", f"王{number}县") for number in range(30)), known("source", "王家报")]
    )
    found = several.of("王")
    assert len(found) <= MOST
    people = [each for each in found if each.kind == "person"]
    assert [each.articles for each in people] == [29, 28, 27, 26]
    assert len(people) == MOST_OF_KIND
    assert found[-1].kind == "source"


def test_what_is_named_exactly_so_comes_first() -> None:
    names = Suggestions([known("slogan", "监督法", weight=9), known("person", "监督")])
    assert [found.label for found in names.of("监督")] == ["监督", "监督法"]


@given(st.text(alphabet="全过程人民民主朝阳区甘谷县曾毅abcqgz、 ，", max_size=12))
def test_what_is_suggested_holds_what_was_typed(typed: str) -> None:
    sought = reduce_run(typed)
    for found in NAMES.of(typed):
        forms = list(map(reduce_run, found.forms or (found.label,)))
        read = {key for form in forms for way in (*readings(form), *name_readings(form)) for key in way}
        assert any(sought in form for form in forms) or any(key.startswith(sought) for key in read)


@pytest.mark.parametrize(
    ("letters", "terms"),
    [
        ("qgcrmmz", ("全过程人民民主",)),
        ("zy", ("曾毅",)),
        ("cengyi", ("曾毅",)),
        ("bwcxljsm", ("不忘初心牢记使命",)),
        ("qgc", ()),
    ],
)
def test_letters_are_the_whole_reading_of_a_term(letters, terms):
    assert NAMES.read_as(letters) == terms
