"""Byte shifts in texts that lent nothing to the words that heal them; `python -m evaluation.byte_shifts` prints more."""

from __future__ import annotations

from evaluation.byte_shifts import Score, samples, sentences
from evaluation.shifted_pages import cases

SEED = 11


def test_sentences_damaged_by_the_model_are_restored_or_marked() -> None:
    score = Score.of(sentences(samples(1), runs=25, seed=SEED))
    assert score.wrong == 0
    assert score.restored >= 0.8 * score.runs


def test_pages_are_restored_where_no_byte_pair_vanished_and_never_wrong() -> None:
    """Where whole pairs vanished, so did the characters: what the rest leaves open is marked."""
    pages = cases(samples(1), number=25, seed=SEED)
    whole = Score.of_lines(case for case in pages if not case.has_lost_pairs)
    holed = Score.of_lines(case for case in pages if case.has_lost_pairs)
    assert whole.runs >= 10
    assert whole.wrong == holed.wrong == 0
    assert whole.restored >= 0.8 * whole.runs
