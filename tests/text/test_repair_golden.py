"""Each golden case comes out as recorded; negatives come back identical; the invariants hold on all of them."""

from __future__ import annotations

import pytest

from archive.text.damage import findings
from archive.text.draft import replay
from archive.text.repair import repair
from archive.text.words import HAN
from tests.text.golden import UPDATE, Case, cases

CASES = cases()
IDS = [case.name for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_comes_out_as_recorded(case: Case) -> None:
    if UPDATE:
        case.update()
    assert case.result() == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.negative], ids=lambda case: case.name)
def test_negative_comes_back_identical(case: Case) -> None:
    document = case.document()
    assert document.body.text.encode() == case.raw
    assert not document.body.steps
    assert not findings(document)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_invariants_hold(case: Case) -> None:
    document = case.document()
    decoded = document.repaired.decoded
    assert replay(decoded, document.body.steps) == document.body.text
    assert repair(document.repaired.text).text == document.repaired.text
    assert repair(document.body.text).text == document.body.text
    blocks = [document.repaired.text[b.start : b.end] for b in document.blocks if b.kind == "text"]
    assert document.body.text == "\n".join(blocks)
    for finding in findings(document):
        assert finding.quote == decoded[finding.start : finding.end] != ""


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_no_character_is_lost_outside_a_recorded_span(case: Case) -> None:
    draft = case.document().body
    touched = [(step.start, step.end) for step in draft.steps]
    kept = dict.fromkeys(draft.starts)
    for place, character in enumerate(draft.decoded):
        if HAN.match(character) and place not in kept:
            assert any(start <= place < end for start, end in touched), character


def test_there_are_enough_cases_and_negatives() -> None:
    assert len(CASES) >= 120
    assert sum(case.negative for case in CASES) >= 30
