"""Texts cut into parts, so that a template can mark repairs and holes without knowing offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from archive.reading import lexicon


class Step(Protocol):
    """What this file needs of a repair step, stored or fresh."""

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text; `kind` is empty for plain text, else repair, removed or hole, and `note` says what happened."""

    text: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A marked range `[start:end]` of some text."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class RepairCount:
    """How often a rule changed this text, and a few examples as (before, after)."""

    name: str
    times: int
    examples: tuple[tuple[str, str], ...]


def parts(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> tuple[Part, ...]:
    """Cut `text[start:end]` at ascending, disjoint spans.

    >>> [part.text for part in parts("甲乙丙丁", [Span(1, 2, "hole", "")])]
    ['甲', '乙', '丙丁']
    """
    end = len(text) if end is None else end
    found: list[Part] = []
    done = start
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            continue
        if done < first:
            found.append(Part(text[done:first]))
        found.append(Part(text[first:last], span.kind, span.note))
        done = last
    if done < end:
        found.append(Part(text[done:end]))
    return tuple(found)


def repair_spans(steps: Iterable[Step]) -> tuple[Span, ...]:
    """Return where `steps` touched the decoded text, ascending and disjoint.

    Steps that overlap, or meet and are of one rule, become one span; a span that holds a removal is one.
    """
    groups: list[tuple[int, int, list[str]]] = []
    for step in sorted(steps, key=lambda step: (step.start, -step.end)):
        if groups and _joins(groups[-1], step):
            start, end, rules = groups[-1]
            groups[-1] = (start, max(end, step.end), rules if step.rule in rules else [*rules, step.rule])
        else:
            groups.append((step.start, step.end, [step.rule]))
    return tuple(Span(start, end, _kind(rules), _note(rules)) for start, end, rules in groups)


def _joins(group: tuple[int, int, list[str]], step: Step) -> bool:
    return step.start < group[1] or (step.start == group[1] and group[2] == [step.rule])


def _kind(rules: list[str]) -> str:
    return "removed" if any(rule in lexicon.REMOVALS for rule in rules) else "repair"


def _note(rules: list[str]) -> str:
    removals = [rule for rule in rules if rule in lexicon.REMOVALS]
    return "、".join(rule_name(rule) for rule in removals or rules)


def rule_name(rule: str) -> str:
    """Return the Chinese name of a rule, or the rule itself."""
    return lexicon.RULES.get(rule, rule)


def repair_counts(steps: Iterable[Step], examples: int = 4) -> tuple[RepairCount, ...]:
    """Count the steps of each rule, most frequent first, each with its first few distinct examples."""
    steps = list(steps)
    times = Counter(step.rule for step in steps)
    return tuple(
        RepairCount(rule_name(rule), count, _examples(steps, rule, examples))
        for rule, count in times.most_common()
    )


def _examples(steps: list[Step], rule: str, wanted: int) -> tuple[tuple[str, str], ...]:
    pairs = dict.fromkeys((_brief(step.before), _brief(step.after)) for step in steps if step.rule == rule)
    return tuple(pairs)[:wanted]


def _brief(text: str, size: int = 24) -> str:
    text = " ".join(text.split())
    return text if len(text) <= size else f"{text[:size]}…"
