"""What no byte of a run shows is restored where a word tells it, and marked where a name could be any."""

from __future__ import annotations

import pytest

from archive.text.shift.guessed import first_doubtful, first_may_differ, guessed
from archive.text.shift.run import Run
from archive.text.shift.vocabulary import Vocabulary

VOCABULARY = Vocabulary.of([("副主任", 300, "n"), ("建设", 300, "v"), ("梁立堂", 5, "nr")])


def run(text: str, *dropped: int) -> Run:
    """Return the run of a text whose first lead byte was lost; `dropped` are the pairs that Unicode has no name for."""
    own = text.encode("gbk")[1:]
    pairs = [(own[place], own[place + 1]) for place in range(0, len(own) - 1, 2)]
    return Run(tuple(pair for number, pair in enumerate(pairs) if number not in dropped), 0, own[-1])


def test_each_byte_of_a_whole_run_is_shown() -> None:
    assert list(guessed("建設", run("建設"))) == []


def test_a_dropped_pair_takes_a_byte_of_two_characters() -> None:
    assert list(guessed("謝立堅美華", run("謝立堅美華", 1))) == [1, 2]


@pytest.mark.parametrize(
    ("read", "dropped", "near", "sure"),
    [
        ("副主任梁立堅出席", 4, "", 4),  # one of hundreds of given names
        ("副主任梁立堅出席", 4, "梁立坚说", 8),  # the text has it elsewhere
        ("副主任梁立堂出席", 4, "", 4),  # nor does a dictionary's famous name say that it is his
        ("的建設和", 1, "", 4),  # the word tells
    ],
)
def test_only_a_name_that_nothing_else_shows_is_doubtful(
    read: str, dropped: int, near: str, sure: int
) -> None:
    assert first_doubtful(read, run(read, dropped), "由", "。", near, VOCABULARY) == sure


@pytest.mark.parametrize(
    ("read", "leads", "differs"),
    [("巫世忠主持", (0xCE, 0x81), True), ("巫世忠主持", (0xCE,), False), ("建設工程", (0xBD, 0xB3), False)],
)
def test_a_family_name_whose_first_byte_may_be_another_is_doubtful(
    read: str, leads: tuple[int, ...], differs: bool
) -> None:
    assert first_may_differ(read, leads, "副主任", "會議", "", VOCABULARY) is differs
