"""The draft: every change is recorded, and replays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.draft import Draft, Edit, replay, replay_draft
from archive.text.errors import ReplayError

WORDS = st.text(alphabet="学習縣(x)。 ", max_size=4)


@st.composite
def edited_drafts(draw):
    draft = Draft.of(draw(st.text(alphabet="学習縣(xué)。\n", min_size=1, max_size=30)))
    for rule in draw(st.lists(st.sampled_from("abc"), max_size=4)):
        if not draft.text:
            break
        cuts = sorted(draw(st.sets(st.integers(0, len(draft.text)), max_size=4)))
        start, reached = [], 0
        for first, last in zip(cuts[::2], cuts[1::2], strict=False):
            widened = draft._whole_groups(first, last)
            if widened[0] >= reached:
                start.append(Edit(first, last, draw(WORDS)))
                reached = widened[1]
        draft = draft.apply(rule, start)
    return draft


@given(edited_drafts())
def test_steps_replay_to_the_same_text_and_alignment(draft):
    again = replay_draft(draft.decoded, draft.steps)
    assert (again.text, again.starts, again.ends) == (draft.text, draft.starts, draft.ends)


@given(edited_drafts())
def test_untouched_characters_stand_at_their_span(draft):
    for index, character in enumerate(draft.text):
        start, end = draft.decoded_span(index, index + 1)
        touched = any(step.start <= start < step.end for step in draft.steps)
        assert touched or draft.decoded[start:end] == character


def test_a_step_that_does_not_fit_is_refused():
    steps = Draft.of("学习").apply("x", [Edit(0, 1, "觉")]).steps
    with pytest.raises(ReplayError):
        replay("练习", steps)


def test_overlapping_edits_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        Draft.of("abcd").apply("x", [Edit(0, 2, ""), Edit(1, 3, "")])
