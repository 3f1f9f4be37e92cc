"""Names that stand in brackets before or behind a text, below a picture, behind the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.attribution import MEDIUM, medium, person
from archive.text.extract.labels import fields, looks_like_name, people_in
from archive.text.extract.reading import Reading, found

BRACKETS = re.compile(r"[(（][^()（）\n]{2,60}[)）]")
REPORTER = re.compile(r"(?:记者|通讯员|特约记者|文/图|图/文|摄影|撰稿人|撰稿)[:：]?[ \u3000]*")
ROLE_FIRST = re.compile(
    r"[ \u3000]*(?:本[报网台刊]|特约|见习|实习|全媒体|融媒体?)?(?:记者|通讯员|实习生)[:：]?[ \u3000]*"
)
CREDITED = re.compile("文/图|图/文|摄影|供图")
EDITING = re.compile("编辑|责编|审核|校对")
TOKEN = re.compile(r"[^\s\u3000|·*]+")
PHOTO = re.compile(
    r"(?:^|[。，,\s])(?P<name>[一-鿿]{2,3})(?P<gap>[/／ \u3000]?)(?:摄(?:影)?|供图)[ \u3000|]*$"
)
EDITORIAL = re.compile(
    r"(?P<source>[“\"][^”\"\n]{2,12}[”\"]编辑部|[一-鿿]{2,12}(?:融媒体中心|融媒|新闻中心|报社|电视台))"
    r"[ \u3000]*[(（][^()（）\n]{2,40}[)）]?[ \u3000]*$"
)
OF_PAPER = re.compile(
    r"[ \u3000]*(?P<paper>(?!本)[一-鿿]{2,8}(?:日报|晚报|时报|早报|融媒体?|新闻网))(?:特约|见习|全媒体)?(?:记者|通讯员)"
)
PEN_NAME = re.compile(r"[一-鿿]{1,2}[宣轩]")
"""What publicity offices sign with: 鼓人宣."""
SIGNED_BEHIND = re.compile(r"[。！”][ \u3000]*(?P<names>[一-鿿]{2,4}(?:[ \u3000、]+[一-鿿]{2,4}){0,3})$")
REPORTED = re.compile(
    r"[ \u3000]*(?:[^，。；：:\s]{4,20}[ \u3000]+)?"
    r"(?P<names>[一-鿿]{2,4}(?:[ \u3000、]+[一-鿿]{2,4}){0,3})[ \u3000]*(?:摄影)?(?:报道|供稿)"
)


def credits(reading: Reading) -> Iterator[Finding]:
    """Names in brackets at the beginning or the end of a text, photographers, an editorial office."""
    text, blocks = reading.document.repaired.text, reading.blocks("text", "byline")
    for position, block in enumerate(blocks):
        is_edge = position < 3 or position >= len(blocks) - 3
        for bracket in BRACKETS.finditer(text, block.start, block.end):
            ends = bracket.end() >= block.end - 1
            is_credit = CREDITED.search(text, bracket.start(), bracket.end()) is not None
            yield from _in_brackets(reading, bracket, at_end=ends and (is_edge or is_credit))
        photo = PHOTO.search(text, block.start, block.end)
        if (
            photo
            and photo["name"] not in ("记者", "资料", "通讯员")
            and (not photo["gap"] or looks_like_name(photo["name"]))
        ):
            yield person(
                reading, "author", photo.start("name"), photo.end("name"), rule="photographer", certainty=0.6
            )
        if position == len(blocks) - 1:
            yield from _behind_last_sentence(reading, block)
        office = EDITORIAL.match(text, block.start, block.end)
        if office:
            yield found(
                reading.document.repaired, office.start("source"), office.end("source"), field="source",
                value=office["source"], rule="editorial-office", certainty=0.8,
            )  # fmt: skip


def _in_brackets(reading: Reading, bracket: re.Match[str], *, at_end: bool) -> Iterator[Finding]:
    text = reading.document.repaired.text
    start, end = bracket.start() + 1, bracket.end() - 1
    if any(True for _ in fields(text, start, end)):
        return
    if EDITING.search(text, start, end):
        for first, last in people_in(text, start, end, labelled=False):
            yield person(reading, "editor", first, last, rule="brackets", certainty=0.75)
    elif REPORTER.search(text, start, end):
        paper = OF_PAPER.match(text, start, end) if at_end else None
        if paper:
            yield medium(reading, *paper.span("paper"), rule="paper-of-reporter", certainty=0.8)
        if at_end and CREDITED.search(text, start, end):
            yield from _media_in(reading, start, end)
        for first, last in people_in(
            text, start, end, labelled=ROLE_FIRST.match(text, start, end) is not None
        ):
            known = looks_like_name(text[first:last])
            yield person(reading, "author", first, last, rule="reporter", certainty=0.93 if known else 0.8)
    elif at_end and CREDITED.search(text, start, end):
        yield from _media_in(reading, start, end)
        for first, last in people_in(text, start, end, labelled=False):
            yield person(reading, "author", first, last, rule="brackets", certainty=0.75)
    elif at_end or _ends_dateline(text, bracket):
        pen_name = PEN_NAME.fullmatch(text, start, end)
        if pen_name:
            yield person(reading, "author", start, end, rule="brackets", certainty=0.6)
            return
        for first, last in people_in(text, start, end, labelled=False):
            yield person(reading, "author", first, last, rule="brackets", certainty=0.75)


def _behind_last_sentence(reading: Reading, block: Block) -> Iterator[Finding]:
    """Names behind the last full stop of all (…迈上新台阶。边琴), or on a last line that says so (井娇摄影报道)."""
    draft = reading.document.repaired
    tail = max(block.start, block.end - 40)
    signed = SIGNED_BEHIND.search(draft.text, tail, block.end) or REPORTED.fullmatch(
        draft.text, tail, block.end
    )
    if not signed:
        return
    names = list(people_in(draft.text, *signed.span("names"), labelled=False))
    if sum(last - first for first, last in names) == len("".join(signed["names"].split())):
        for first, last in names:
            yield person(reading, "author", first, last, rule="behind-last-sentence", certainty=0.7)


def _media_in(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    for token in TOKEN.finditer(reading.document.repaired.text, start, end):
        if MEDIUM.search(token[0]):
            yield medium(reading, *token.span(), rule="credit", certainty=0.7)


def _ends_dateline(text: str, bracket: re.Match[str]) -> bool:
    before = text[max(0, bracket.start() - 4) : bracket.start()].rstrip()
    return before.endswith("消息") or (
        before.endswith(("讯", "电"))
        and (
            text[bracket.end() : bracket.end() + 1] in (":", "：")
            or before[-2:-1] in ("日", "网", "报", "社")
        )
    )
