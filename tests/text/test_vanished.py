"""A gap may hide any number of characters: a reading is certain only where no longer one is as good."""

from __future__ import annotations

import pytest

from archive.pipeline.vocabulary import load_vocabulary
from archive.text.shift.healing import HOLE, healings
from archive.text.shift.line_end import may_be_cut
from archive.text.shift.vanished import first_open_gap
from archive.text.shift.vocabulary import Vocabulary
from tests.text.test_guessed import run

SAID = [["部分", "代表", "应邀", "列席", "会议", "。"], ["各", "部门", "负责人", "列席", "。"]]
VOCABULARY = Vocabulary.of([("应邀", 30, "v"), ("列席", 30, "v")], SAID * 5)


@pytest.mark.parametrize(
    ("read", "dropped", "sure"), [("應列席會", (0,), 1), ("應邀列席會", (0, 1), 5), ("部門負責", (), 4)]
)
def test_a_gap_is_open_where_one_more_character_reads_better(
    read: str, dropped: tuple[int, ...], sure: int
) -> None:
    assert first_open_gap(read, run(read, *dropped), "代表", "議。", VOCABULARY) == sure


def test_of_several_gaps_none_is_closed_by_words_that_the_genre_never_says_so() -> None:
    assert first_open_gap("應邀列馬會", run("應邀列馬會", 0, 1), "代表", "議。", VOCABULARY) < 5


def test_what_vanished_whole_is_read_where_the_words_tell_it() -> None:
    text = "縣法院院長列席會議。\n部分駐縣的市人大代表?xiǎng)邢瘯h。\n會議聽取了報告。"
    assert [edit.after for edit in healings(text, load_vocabulary)] == ["應邀列席會議"]


@pytest.mark.parametrize(
    ("reading", "text", "is_open"),
    [
        ("兩院”。", "帶頭維護“一府一委", True),
        ("兩院。", "帶頭維護一府一委", False),
        ("兩院”。", "帶頭維護“一府一委\n下一行", False),
    ],
)
def test_the_mark_behind_the_last_quotation_of_a_text_may_be_that_of_a_list(
    reading: str, text: str, is_open: bool
) -> None:
    start = text.index("委") + 1
    assert may_be_cut(text, start, reading, is_tag=False) is is_open


def test_a_list_that_is_cut_ends_in_a_hole() -> None:
    text = "縣委書記講話，要求帶頭維護“一府一委?yáng)稍骸薄?"
    assert [edit.after for edit in healings(text, load_vocabulary)] == [f"兩院”{HOLE}"]
