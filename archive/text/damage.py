"""What is wrong with an article: flags for its kinds of damage, holes where words are missing.

Reads the document after `furniture`; every finding quotes the decoded text. A damaged or cut article counts as
不明 for what it does not say, so a flag is set on evidence only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from archive.text.cut_end import cut
from archive.text.document import Document, Finding
from archive.text.draft import Draft
from archive.text.lost_digits import lost_digits
from archive.text.pinyin import LETTERS, doubted
from archive.text.placeholders import placeholders
from archive.text.script_kind import mixed_script, traditional
from archive.text.spun import spun
from archive.text.words import HAN_CLASS

Evidence = tuple[int, int]
"""A span in the decoded text."""

EMPTY_QUOTES = re.compile(r"“[ \u3000]*”|‘[ \u3000]*’|《[ \u3000]*》")
# The sign first and what stands before it behind it: so these are found without a look at each character.
CENSORED = re.compile(rf"\*(?<=[{HAN_CLASS}]\*)\*{{0,3}}(?=[{HAN_CLASS}])")
# Who wrote a review or a comment on a page, masked by the page itself: 匿**户：… 2022-05-14.
COMMENTER = re.compile(
    r"^[ \u3000]*\w{0,3}\*{1,6}\w{0,3}[:：][^\n]{0,200}?"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ \u3000]\d{1,2}:\d\d(?::\d\d)?)?[ \u3000]*$",
    re.M,
)
DAMAGED = re.compile(
    rf"\ufffd\ufffd*|\?(?<=[{HAN_CLASS}]\?)(?:(?=[;；、，]|[{LETTERS}]{{1,6}}\))|\?(?=[a-z@][{HAN_CLASS}]))"
    # Two lost bytes, unless somebody asks twice: 听取??报告
    rf"|\?\?(?<=[{HAN_CLASS}]\?\?)(?<![吗呢么何谁吧啊哪些样办]\?\?)(?=[{HAN_CLASS}])"
)
# A reading that a byte shift left of 會(huì): its opening bracket is lost.
SWALLOWED_READING = re.compile(rf"\?(?<=[{HAN_CLASS}]\?)[{LETTERS}]{{1,6}}(?=\))")
EMPTY_FIELD = re.compile(
    rf"[ \u3000\xa0_](?:(?<=[{HAN_CLASS}].)(?:(?<!_)[ \u3000\xa0]{{3,}}|(?<=_)_+)(?=[{HAN_CLASS}，,。、])"
    r"|(?<=年[ \u3000])[ \u3000]{0,7}(?=月)|(?<=月[ \u3000])[ \u3000]{0,7}(?=日))"
)
ADVERT = re.compile(
    rf"(?<=[{HAN_CLASS}，,])[^{HAN_CLASS}\n]{{0,8}}(?:https?://|www\.)(?![\w.-]{{1,60}}\.(?:gov|edu)\.cn)[\w./%?=&-]{{3,120}}(?=[^\n]{{0,12}}[{HAN_CLASS}])"
)
# Four lines together that are short, begin with no label and no number, and end without a mark.
SHORT_LINE = r"(?![^\n：:]{2,6}[：:]|\d{1,2}[ .、])[^\n]{0,21}[^\n。！？；：:;!?）)，、]"
SHORT_LINES = re.compile(rf"^(?:{SHORT_LINE}\n){{3}}(?P<last>{SHORT_LINE})$", re.M)
ADDRESS_SIGNS = ("://", "www.")
LONG_LINE = 40
MOST = 1000
"""Holes of a kind that are listed; a text with more is no article."""

STEP_FLAGS = {
    "pinyin": "pinyin",
    "image-markup": "image-markup",
    "byte-shift": "mojibake",
    "lost-stop": "mojibake",
    "hole": "mojibake",
    "doubled-punctuation": "doubled-punct",
    "list-breaks": "line-broken",
    "line-wraps": "line-broken",
    "page-numbers": "page-numbers",
    "adverts": "injected-ads",
}
"""Rules of repair whose first step is the evidence of a flag."""


def findings(document: Document) -> tuple[Finding, ...]:
    """Return the flags of a document, each once with its first evidence, then its holes in the order of the text."""
    flags: dict[str, Finding] = {}
    for flag, rule, span in _flags(document):
        if flag not in flags:
            flags[flag] = _finding(document, "flag", flag, span, rule)
    found = [_finding(document, "hole", kind, span, kind) for kind, span in _holes(document)]
    return (*flags.values(), *sorted(found, key=lambda finding: finding.start))


def _finding(document: Document, field: str, value: str, span: Evidence, rule: str) -> Finding:
    start, end = span
    return Finding(field, value, document.repaired.decoded[start:end], start, end, rule, 0.9)


def _flags(document: Document) -> Iterator[tuple[str, str, Evidence]]:
    for step in document.repaired.steps:
        if flag := STEP_FLAGS.get(step.rule):
            yield flag, step.rule, (step.start, step.end)
    for flag, rule in RULES:
        for span in rule(document):
            yield flag, rule.__name__.strip("_"), span
            break


def _holes(document: Document) -> Iterator[tuple[str, Evidence]]:
    body = document.body
    for kind, pattern in (("empty-quotes", EMPTY_QUOTES), ("damage", DAMAGED)):
        yield from ((kind, span) for span in _matches(body, pattern))
    yield from (("placeholder", span) for span in placeholders(document))
    yield from (("placeholder", span) for span in _matches(body, EMPTY_FIELD))
    yield from (("lost-digits", span) for span in lost_digits(document))
    yield from (("cut", span) for span in cut(document))


def _matches(draft: Draft, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[Evidence]:
    return (draft.decoded_span(*span) for span in _spans(draft.text, pattern, group))


# A flag and the holes ask for the same.
@lru_cache(maxsize=8)
def _spans(text: str, pattern: re.Pattern[str], group: int | str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span(group) for match in islice(pattern.finditer(text), MOST))


def _boilerplate(document: Document) -> Iterator[Evidence]:
    """Yield the first line that only a site puts there; without one, the image markup of such a page."""
    draft = document.repaired
    for block in document.blocks:
        if (block.kind == "furniture" and block.rule != "second copy") or block.rule == "site labels":
            yield draft.decoded_span(block.start, block.end)
    for step in draft.steps:
        if step.rule == "image-markup":
            yield step.start, step.end


def _empty_quotes(document: Document) -> Iterator[Evidence]:
    return _matches(document.body, EMPTY_QUOTES)


def _template(document: Document) -> Iterator[Evidence]:
    return iter(placeholders(document))


def _censored(document: Document) -> Iterator[Evidence]:
    body = document.body
    if "*" not in body.text or placeholders(document):
        return
    comments = [comment.span() for comment in islice(COMMENTER.finditer(body.text), MOST)]
    for censored in islice(CENSORED.finditer(body.text), MOST):
        if not any(start <= censored.start() < end for start, end in comments):
            yield body.decoded_span(*censored.span())


def _damaged(document: Document) -> Iterator[Evidence]:
    return _matches(document.repaired, DAMAGED)


def _swallowed_reading(document: Document) -> Iterator[Evidence]:
    return _matches(document.repaired, SWALLOWED_READING)


def _line_broken(document: Document) -> Iterator[Evidence]:
    """Yield the last line of a run of short ones without marks at their ends."""
    return _matches(document.body, SHORT_LINES, "last")


def _repeated(document: Document) -> Iterator[Evidence]:
    """Yield a long line of the article that stands there twice."""
    draft = document.repaired
    seen: set[str] = set()
    for block in document.blocks:
        line = draft.text[block.start : block.end]
        if block.rule == "second copy" or (block.kind == "text" and len(line) >= LONG_LINE and line in seen):
            yield draft.decoded_span(block.start, block.end)
        if block.kind == "text":
            seen.add(line)


def _spaced_names(document: Document) -> Iterator[Evidence]:
    """Yield the names with blanks inside, unless they stand in a byline only."""
    spans = [
        document.repaired.decoded_span(block.start, block.end)
        for block in document.blocks
        if block.kind == "text"
    ]
    starts = [start for start, _ in spans]
    for step in document.repaired.steps:
        at = bisect_right(starts, step.start) - 1
        if step.rule == "spaced-names" and at >= 0 and step.start < spans[at][1]:
            yield step.start, step.end


def _injected(document: Document) -> Iterator[Evidence]:
    if any(sign in document.body.text for sign in ADDRESS_SIGNS):
        yield from _matches(document.body, ADVERT)


def _pinyin_doubted(document: Document) -> Iterator[Evidence]:
    """Yield the readings that do not agree with their characters, which stay."""
    for start, end in doubted(document.repaired.text):
        yield document.repaired.decoded_span(start, end)


def _empty_fields(document: Document) -> Iterator[Evidence]:
    return _matches(document.body, EMPTY_FIELD)


RULES: tuple[tuple[str, Callable[[Document], Iterator[Evidence]]], ...] = (
    ("traditional", traditional),
    ("mixed-script", mixed_script),
    ("boilerplate", _boilerplate),
    ("empty-quotes", _empty_quotes),
    ("template-X", _template),
    ("truncated", cut),
    ("mojibake", _damaged),
    ("pinyin", _swallowed_reading),
    ("digits-lost", lost_digits),
    ("spun", spun),
    ("censored", _censored),
    ("line-broken", _line_broken),
    ("repeated-text", _repeated),
    ("spaced-names", _spaced_names),
    ("injected-ads", _injected),
    ("empty-fields", _empty_fields),
    ("pinyin-doubted", _pinyin_doubted),
)
