"""A text under repair, which remembers where each of its characters came from.

Every rule of the article path hands its `Edit`s to `Draft.apply`; nothing else may change a text. The
decoded text itself never changes: all recorded spans are code-point offsets into it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from archive.text.errors import ReplayError


class Edit(NamedTuple):
    """Replace `text[start:end]` of the current text (never empty) by `after`."""

    start: int
    end: int
    after: str
    certainty: float = 1.0


class RepairStep(NamedTuple):
    """One recorded repair: the words at `decoded[start:end]` read `before` and now read `after`.

    `before` is the state that the steps before it left, so a list of steps replays in order. A step whose
    `after` is as long as its `before` replaces character by character and keeps each one's place.
    """

    rule: str
    start: int
    end: int
    before: str
    after: str
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """The current `text`, the `steps` that led to it, and for each character its span in `decoded`.

    >>> draft = Draft.of("學(xué)習").apply("pinyin", [Edit(1, 6, "")]).apply("script", [Edit(0, 2, "学习")])
    >>> draft.text, draft.decoded_span(1, 2)
    ('学习', (6, 7))
    >>> replay(draft.decoded, draft.steps) == draft.text
    True
    """

    decoded: str
    text: str
    starts: array[int]
    ends: array[int]
    steps: tuple[RepairStep, ...] = ()

    @classmethod
    def of(cls, decoded: str) -> Draft:
        """Return the untouched draft of a decoded text."""
        size = len(decoded)
        places = np.arange(size + 1, dtype="L").tobytes()
        width = array("L").itemsize
        return cls(decoded, decoded, array("L", places[:-width]), array("L", places[width:]))

    def apply(self, rule: str, edits: Iterable[Edit]) -> Draft:
        """Return the draft after `edits` (ascending, disjoint, in offsets of the current text).

        An edit that touches part of an earlier replacement is widened to the whole of it, so that every
        step has a true span in the decoded text. Edits that change nothing are not recorded.

        Raises ValueError for an empty or overlapping edit.
        """
        text, size = self.text, len(self.text)
        pieces: list[str] = []
        starts, ends = array("L"), array("L")
        steps: list[RepairStep] = []
        done = placed = 0
        for edit in edits:
            if not done <= edit.start < edit.end <= size:
                if edit.start < done and edit.end > edit.start:
                    raise ValueError(f"edits overlap at {edit.start} ({rule})")
                raise ValueError(f"bad edit {edit.start}:{edit.end} ({rule})")
            start, end = self._whole_groups(edit.start, edit.end)
            if start < done:
                raise ValueError(f"edits meet inside one replacement at {start} ({rule})")
            before = text[start:end]
            after = text[start : edit.start] + edit.after + text[edit.end : end]
            if before == after:
                continue
            first, last = self.starts[start], self.ends[end - 1]
            pieces += text[done:start], after
            # Characters replaced one by one keep their places.
            if len(before) != len(after):
                starts += self.starts[placed:start]
                ends += self.ends[placed:start]
                if after:
                    starts += array("L", [first]) * len(after)
                    ends += array("L", [last]) * len(after)
                placed = end
            steps.append(RepairStep(rule, first, last, before, after, edit.certainty))
            done = end
        if not steps:
            return self
        pieces.append(text[done:])
        starts += self.starts[placed:]
        ends += self.ends[placed:]
        return Draft(self.decoded, "".join(pieces), starts, ends, (*self.steps, *steps))

    def opening(self, size: int) -> Draft:
        """Return the first `size` characters with the steps of all of it."""
        return replace(self, text=self.text[:size], starts=self.starts[:size], ends=self.ends[:size])

    def _whole_groups(self, start: int, end: int) -> tuple[int, int]:
        """Widen a range of the current text to the replacements it touches."""
        while start and self.starts[start] == self.starts[start - 1]:
            start -= 1
        while end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1
        return start, end

    def decoded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the decoded text of `text[start:end]` (`start < end`)."""
        return self.starts[start], self.ends[end - 1]

    def current_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the current text that stands for `decoded[start:end]`; empty if it was removed."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_right(self.ends, end))


def replay(decoded: str, steps: Iterable[RepairStep]) -> str:
    """Return the text that `steps` make of `decoded`.

    Raises ReplayError if a step does not find its `before` at its span.
    """
    return replay_draft(decoded, steps).text


def replay_draft(decoded: str, steps: Iterable[RepairStep]) -> Draft:
    """Like `replay`, but return the draft with its alignment. Consecutive steps of one rule replay in one pass."""
    draft = Draft.of(decoded)
    batch: list[Edit] = []
    rule, reached = "", 0
    for step in steps:
        if batch and (step.rule != rule or step.start < reached):
            draft, batch = draft.apply(rule, batch), []
        start, end = draft.current_span(step.start, step.end)
        if draft.text[start:end] != step.before:
            raise ReplayError(f"{step.rule} at {step.start}:{step.end}: expected {step.before!r}")
        batch.append(Edit(start, end, step.after, step.certainty))
        rule, reached = step.rule, step.end
    return draft.apply(rule, batch) if batch else draft
