"""Where a run stands is where the reduced text holds it, found without reducing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import LONG, reduce
from archive.text.spread import places


@given(
    text=st.text(alphabet="会會议議，。！ \n3.5%-\ufffd”)", max_size=40),
    run=st.text(alphabet="会议35", min_size=1, max_size=4),
)
def test_places_are_those_of_the_reduced_text(text: str, run: str) -> None:
    reduced = reduce(text)
    expected, at = [], reduced.text.find(run)
    while at >= 0:
        expected.append(reduced.span(at, at + len(run)))
        at = reduced.text.find(run, at + len(run))
    assert places(text, run) == expected
    # A long text goes another way.
    assert places(text + "，" * LONG, run) == expected


@pytest.mark.parametrize("run", ["3.5", "5%", "好!", "会-议", ""])
def test_no_places_without_a_reduction_for_runs_with_signs(run: str) -> None:
    assert places("增长3.5%，好！", run) is None
