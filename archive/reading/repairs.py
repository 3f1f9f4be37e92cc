"""What the repair did to one text: where in the decoded text, by which rule, and how often."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from archive.reading import lexicon
from archive.reading.marks import Span
from archive.text.draft import Draft

WIDE = 100


class Step(Protocol):
    """What this file needs of a repair step, stored or fresh."""

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RepairCount:
    """How often a rule changed this text, and a few examples as (before, after)."""

    name: str
    times: int
    examples: tuple[tuple[str, str], ...]


class Steps:
    """Steps by their place in the decoded text."""

    def __init__(self, steps: Iterable[Step]) -> None:
        ordered = sorted(steps, key=lambda step: step.start)
        # A few replace whole paragraphs; the many others are short, and found by bisection.
        self._wide = [step for step in ordered if step.end - step.start > WIDE]
        self._short = [step for step in ordered if step.end - step.start <= WIDE]
        self._starts = [step.start for step in self._short]

    def at(self, start: int, end: int) -> list[Step]:
        """Return the steps that touch `[start:end]`."""
        near = self._short[bisect_left(self._starts, start - WIDE) : bisect_left(self._starts, end)]
        return [step for step in (*self._wide, *near) if step.start < end and start < step.end]


def repair_spans(body: Draft, steps: Iterable[Step]) -> tuple[Span, ...]:
    """Return where the body differs from the decoded text, ascending and disjoint, each with the names of the rules.

    What stands in the body character by character is spared even inside a step that replaced a whole paragraph;
    so is white space that went.
    """
    every = list(steps)
    removals = Steps(step for step in every if step.rule in lexicon.REMOVALS)
    repairs = Steps(step for step in every if step.rule not in lexicon.REMOVALS)
    spans: list[Span] = []
    for start, end, kept in _differences(body):
        if kept:
            spans.append(_repair(start, end, repairs.at(start, end)))
        else:
            spans += _gap(body.decoded, start, end, removals, repairs)
    return tuple(_joined(spans))


def _differences(body: Draft) -> Iterator[tuple[int, int, bool]]:
    """Yield the ranges of the decoded text that read otherwise in the body (True) or are not there (False)."""
    done, place = 0, 0
    while place < len(body.text):
        start, end = body.starts[place], body.ends[place]
        last = place + 1
        while last < len(body.text) and body.starts[last] == start:
            last += 1
        if done < start:
            yield done, start, False
        if body.decoded[start:end] != body.text[place:last]:
            yield start, end, True
        done, place = max(done, end), last
    if done < len(body.decoded):
        yield done, len(body.decoded), False


def _gap(decoded: str, start: int, end: int, removals: Steps, repairs: Steps) -> Iterator[Span]:
    """Yield the removed lines in a gap, and what repairs took away between them."""
    for step in removals.at(start, end):
        yield from _taken_away(decoded, start, step.start, repairs)
        first, start = max(start, step.start), min(end, step.end)
        yield Span(first, start, "removed", rule_name(step.rule))
    yield from _taken_away(decoded, start, end, repairs)


def _taken_away(decoded: str, start: int, end: int, repairs: Steps) -> Iterator[Span]:
    if start < end and not decoded[start:end].isspace():
        shrinking = [step for step in repairs.at(start, end) if len(step.after) < len(step.before)]
        yield _repair(start, end, shrinking)


def _repair(start: int, end: int, steps: Sequence[Step]) -> Span:
    names = dict.fromkeys(rule_name(step.rule) for step in steps)
    return Span(start, end, "repair", "、".join(names))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.end == span.start and (last.kind, last.note) == (span.kind, span.note):
            joined[-1] = Span(last.start, span.end, span.kind, span.note)
        else:
            joined.append(span)
    return joined


def rule_name(rule: str) -> str:
    """Return the Chinese name of a rule, or the rule itself."""
    return lexicon.RULES.get(rule, rule)


def repair_counts(steps: Iterable[Step], examples: int = 5) -> tuple[RepairCount, ...]:
    """Count the changes of each rule, most frequent first, with its first few distinct examples; not the removals."""
    changes: dict[str, list[tuple[str, str]]] = {}
    for step in steps:
        if step.rule not in lexicon.REMOVALS:
            changes.setdefault(step.rule, []).extend(_changes(step))
    times = Counter({rule: len(pairs) for rule, pairs in changes.items()})
    return tuple(
        RepairCount(rule_name(rule), count, tuple(dict.fromkeys(changes[rule]))[:examples])
        for rule, count in times.most_common()
    )


def _changes(step: Step) -> Iterator[tuple[str, str]]:
    """Yield the characters that a step replaced one by one, or all of it."""
    if len(step.before) == len(step.after):
        yield from (pair for pair in zip(step.before, step.after, strict=True) if pair[0] != pair[1])
    else:
        yield _brief(step.before), _brief(step.after)


def _brief(text: str, size: int = 24) -> str:
    text = " ".join(text.split())
    return text if len(text) <= size else f"{text[:size]}…"
