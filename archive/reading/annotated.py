"""The decoded text with two kinds of marks at once: what the repair changed, and the words that values were read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.models import Article, Finding
from archive.reading.lexicon import FIELDS
from archive.reading.marks import Span
from archive.reading.repairs import RepairCount, repair_counts, repair_spans
from archive.text.draft import replay_draft

# Of these fields the words are shown beside the form; flags, holes and slogans are told otherwise.
SHOWN = {**FIELDS, "county": "区划", "speaker": "人物"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text; `repair` is empty, "repair" or "removed" and `rules` says by which; `read` what was read there.

    `anchor` is the place in the decoded text where a value's words begin, for links to it.
    """

    text: str
    repair: str = ""
    rules: str = ""
    read: str = ""
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    passages: tuple[Passage, ...]
    repairs: tuple[RepairCount, ...]


def annotated(article: Article) -> Annotated:
    """Return an article's decoded text with its marks, and its repairs counted by rule."""
    steps = list(article.steps.all())
    body = replay_draft(article.decoded, steps)  # type: ignore[arg-type]  # a row has the fields of a step
    words = [row for row in article.findings.all() if row.field in SHOWN and row.start < row.end]
    return Annotated(
        tuple(_passages(article.decoded, repair_spans(body, steps), words)), repair_counts(steps)
    )


def _passages(text: str, repairs: Sequence[Span], words: Iterable[Finding]) -> Iterable[Passage]:
    """Cut the text wherever a mark begins or ends."""
    words = sorted(words, key=lambda row: row.start)
    edges = {0, len(text), *(edge for row in words for edge in (row.start, row.end))}
    cuts = sorted(edges | {edge for span in repairs for edge in (span.start, span.end)})
    begun, open_words, next_repair = 0, list[Finding](), 0
    for start, end in pairwise(cuts):
        while begun < len(words) and words[begun].start <= start:
            open_words.append(words[begun])
            begun += 1
        open_words = [row for row in open_words if row.end > start]
        while next_repair < len(repairs) and repairs[next_repair].end <= start:
            next_repair += 1
        span = repairs[next_repair] if next_repair < len(repairs) else None
        is_repaired = span is not None and span.start <= start
        yield Passage(
            text[start:end],
            span.kind if span and is_repaired else "",
            span.note if span and is_repaired else "",
            "、".join(dict.fromkeys(SHOWN[row.field] for row in open_words)),
            start if any(row.start == start for row in open_words) else None,
        )
