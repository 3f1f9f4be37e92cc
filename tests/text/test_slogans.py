"""The longest form only, folded, across punctuation, never across sentences."""

from __future__ import annotations

import pytest

from archive.text.slogans import Lexicon, Slogan

LEXICON = Lexicon.of(
    [
        Slogan("代表联络站"),
        Slogan("人大代表联络站", ["人大代表联络总站"]),
        Slogan("不忘初心牢记使命", ["不忘初心、牢记使命"]),
        Slogan("全过程人民民主"),
        Slogan("人民民主"),
    ]
)


def uses(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.canonical) for use in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建好人大代表联络站", [("人大代表联络站", "人大代表联络站")]),
        ("建好代表聯絡站", [("代表聯絡站", "代表联络站")]),
        ("不忘初心、牢记使命", [("不忘初心、牢记使命", "不忘初心牢记使命")]),
        ("“不忘初心，牢记使命”", [("不忘初心，牢记使命", "不忘初心牢记使命")]),
        ("发展全过程人民民主", [("全过程人民民主", "全过程人民民主")]),
        ("人民民主", [("人民民主", "人民民主")]),
        ("不忘初心。牢记使命", []),
        ("全过程人民\n民主", []),
        ("", []),
    ],
)
def test_uses(text: str, expected: list[tuple[str, str]]) -> None:
    assert uses(text) == expected


def test_a_form_of_two_slogans_is_the_first_ones() -> None:
    lexicon = Lexicon.of([Slogan("甲乙丙", ["共同形式"]), Slogan("丁戊己", ["共同形式"])])
    assert [use.canonical for use in lexicon.find("共同形式")] == ["甲乙丙"]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert not list(Lexicon.of([]).find("全过程人民民主"))
