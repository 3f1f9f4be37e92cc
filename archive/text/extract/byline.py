"""Who wrote, edited, published and reprinted: from labelled lines, brackets and the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.labels import LABEL, Field, fields, looks_like_name, people_in
from archive.text.extract.reading import Reading, found
from archive.text.lexicon import NOBODY

PEOPLE = {"author": "author", "editor": "editor"}
BRACKETS = re.compile(r"[(（][^()（）\n]{2,60}[)）]")
DATELINE = re.compile(
    r"^[ \u3000]*(?P<source>[^\s(（,，。:：]{0,16}?)(?:讯|电|消息|报道)?[ \u3000]*"
    r"[(（](?P<who>[^()（）\n]{2,60})[)）][ \u3000]*[:：]?"
)
BRACKETED_DATELINE = re.compile(
    r"^[ \u3000]*[(（](?P<source>[^\s()（），。]{2,12}?)(?:讯|消息|电)[ \u3000]+(?:本报)?(?:记者|通讯员)"
)
PAGE = re.compile(r"[ \u3000]+第[一二三四五六七八九十\d]{1,3}版$")
PLAIN_DATELINE = re.compile(r"^[ \u3000]*(?P<source>[^\s(（,，。:：]{2,16}?)(?:讯|消息)[ \u3000:：]")
OWN_PAPER = re.compile(r"^本[报网台刊站社]")
MEDIUM = re.compile(
    r"(?:日报|晚报|时报|早报|商报|周报|报|网|融媒体中心|融媒体|融媒|在线|电视台|广播电台|频道|新闻中心|"
    r"人大网|之窗|党建云|客户端|发布|通讯社|社|杂志|编辑部)$"
)
CHANNEL = re.compile(r"(?<=在线)[一-鿿]{2,4}频道$")
REPORTER = re.compile(r"(?:记者|通讯员|特约记者|文/图|图/文|摄影|撰稿)[:：]?[ \u3000]*")
CREDITED = re.compile("文/图|图/文|摄影|供图")
EDITING = re.compile("编辑|责编|审核|校对")
TOKEN = re.compile(r"[^\s\u3000|·*]+")
COLON = re.compile("[:：]")
JOURNAL = re.compile(
    r"(?P<source>《[^》\n]{2,12}》)[ \u3000]*(?:20\d\d年)?第\d+期|(?:20\d\d年)第\d+期[ \u3000]*(?P<later>《[^》\n]{2,12}》)"
)
# The lines of public accounts: 原创 作者 账号 2022-06-10 18:20 发表于辽宁; a congress and the day: 某某人大　2019年4月12日.
ACCOUNT = re.compile(
    r"(?:原创[ \u3000]+(?P<who>[一-鿿]{2,4})[ \u3000]+)?(?P<source>[一-鿿\w]{2,16})[ \u3000]+20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
TAKEN_FROM = re.compile(
    r"^[ \u3000(（—-]*(?:原载|摘自|载于|刊于|刊载于|选自|转自)[ \u3000]*[:：]?[ \u3000]*(?P<source>《[^》\n]{2,14}》)"
)
PHOTO = re.compile(r"(?:^|[。，,\s])(?P<name>[一-鿿]{2,3})摄(?:影)?$")
EDITORIAL = re.compile(r"(?P<source>[“\"][^”\"\n]{2,12}[”\"]编辑部)[(（]")
ADDRESS = re.compile(r"https?://[^\s<>\"'，。；）)]{4,400}")
SITE_SIGNED = re.compile(
    r"[ \u3000]*(?:本文来自|本文由|文章来自)?[:：]?(?P<site>[一-鿿]{4,16})[:： ]\s*(?:https?://|www\.)[\w./-]{4,100}\s*$"
)
REPRINTED = re.compile("转载")
SITE = (
    re.compile(r"欢迎(?:来到|访问|光临)(?P<site>[一-鿿]{2,14}?)[!！,，]"),
    re.compile(r"(?P<site>[一-鿿]{3,14})[ \u3000]*[\w.-]{0,40}[ \u3000]*版权所有"),
)


def byline(reading: Reading) -> Iterator[Finding]:
    """Yield sources, authors, editors, reprinters and addresses, labelled ones first."""
    told: set[tuple[str, str]] = set()
    for finding in _ranked(reading):
        if (finding.field, finding.value) not in told:
            told.add((finding.field, finding.value))
            yield finding


def _ranked(reading: Reading) -> Iterator[Finding]:
    labelled = sorted(_labelled(reading), key=lambda finding: finding.rule == "supplier")
    yield from labelled
    seen = {finding.field for finding in labelled}
    yield from (finding for finding in _dateline(reading) if finding.field not in seen)
    yield from _credits(reading)
    yield from (finding for finding in _unlabelled(reading) if finding.field not in seen)
    if "source" not in seen:
        yield from _naming_site(reading)
    if "reprinter" not in seen:
        yield from _reprinting_site(reading, labelled)


def _labelled(reading: Reading) -> Iterator[Finding]:
    text = reading.document.repaired.text
    for block in reading.bylines():
        for labelled in fields(text, block.start, block.end):
            yield from _from_field(reading, labelled)
    for block in reading.blocks("text"):
        for bracket in BRACKETS.finditer(text, block.start, block.end):
            for labelled in fields(text, bracket.start() + 1, bracket.end() - 1):
                yield from _from_field(reading, labelled)
    for block in reading.blocks("furniture", "byline"):
        for labelled in fields(text, block.start, block.end):
            if labelled.group == "url":
                yield from _address(reading, labelled)


def _from_field(reading: Reading, labelled: Field) -> Iterator[Finding]:
    draft, start, end = reading.document.repaired, labelled.start, labelled.end
    if end <= start:
        return
    if labelled.group in ("author", "editor"):
        for first, last in people_in(draft.text, start, end, labelled=True):
            if labelled.group == "author" and draft.text[first:last] in NOBODY:
                continue
            yield _person(reading, labelled.group, first, last, rule="labelled", certainty=0.95)
    elif labelled.group == "supplier" and end - start <= 30:
        yield _source(reading, start, end, rule="supplier", certainty=0.6)
    elif labelled.group in ("source", "reprinter") and end - start <= 40:
        page = PAGE.search(draft.text, start, end)
        end = page.start() if page else end
        yield found(
            draft, start, end, field=labelled.group, value=draft.text[start:end], rule="labelled", certainty=0.97,
            certain=True,
        )  # fmt: skip


def _person(reading: Reading, field: str, start: int, end: int, *, rule: str, certainty: float) -> Finding:
    draft = reading.document.repaired
    value = "".join(draft.text[start:end].split())
    return found(
        draft, start, end, field=field, value=value, rule=rule, certainty=certainty, certain=certainty > 0.9
    )


def _address(reading: Reading, labelled: Field) -> Iterator[Finding]:
    draft = reading.document.repaired
    address = ADDRESS.match(draft.text, labelled.start, labelled.end)
    if address:
        yield found(
            draft, address.start(), address.end(), field="original_url", value=address[0], rule="labelled",
            certainty=0.95, certain=True,
        )  # fmt: skip


def _dateline(reading: Reading) -> Iterator[Finding]:
    """The words before a report: 山西日报讯（记者 刘宇）."""
    text, draft = reading.document.repaired.text, reading.document.repaired
    for block in reading.blocks("text")[:3]:
        line = text[block.start : min(block.end, block.start + 120)]
        match = BRACKETED_DATELINE.match(line) or DATELINE.match(line) or PLAIN_DATELINE.match(line)
        if not match:
            continue
        start, end = block.start + match.start("source"), block.start + match.end("source")
        source = text[start:end]
        if "--" in source or "——" in source:
            start = block.start + match.start("source") + max(source.rfind("-"), source.rfind("—")) + 1
            source = text[start:end]
        channel = CHANNEL.search(source)
        end -= len(channel[0]) if channel else 0
        if end > start and not OWN_PAPER.match(source) and MEDIUM.search(text[start:end]):
            yield found(
                draft, start, end, field="source", value=text[start:end], rule="dateline", certainty=0.85
            )  # fmt: skip
        return


def _credits(reading: Reading) -> Iterator[Finding]:
    """Names in brackets at the beginning or the end of a text, photographers, an editorial office."""
    text, blocks = reading.document.repaired.text, reading.blocks("text", "byline")
    for position, block in enumerate(blocks):
        is_edge = position < 3 or position >= len(blocks) - 3
        for bracket in BRACKETS.finditer(text, block.start, block.end):
            yield from _in_brackets(reading, bracket, at_end=is_edge and bracket.end() >= block.end - 1)
        photo = PHOTO.search(text, block.start, block.end)
        if photo and photo["name"] not in ("记者", "资料", "通讯员"):
            yield _person(
                reading, "author", photo.start("name"), photo.end("name"), rule="photographer", certainty=0.6
            )
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
            yield _person(reading, "editor", first, last, rule="brackets", certainty=0.75)
    elif REPORTER.search(text, start, end):
        for first, last in people_in(text, start, end, labelled=False):
            yield _person(reading, "author", first, last, rule="reporter", certainty=0.93)
    elif at_end and CREDITED.search(text, start, end):
        yield from _media_in(reading, start, end)
        for first, last in people_in(text, start, end, labelled=False):
            yield _person(reading, "author", first, last, rule="brackets", certainty=0.75)
    elif at_end or _ends_dateline(text, bracket):
        for first, last in people_in(text, start, end, labelled=False):
            yield _person(reading, "author", first, last, rule="brackets", certainty=0.75)


def _media_in(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    for token in TOKEN.finditer(reading.document.repaired.text, start, end):
        if MEDIUM.search(token[0]):
            yield _source(reading, *token.span(), rule="credit", certainty=0.7)


def _ends_dateline(text: str, bracket: re.Match[str]) -> bool:
    before = text[max(0, bracket.start() - 2) : bracket.start()].strip()
    return before.endswith("消息") or (
        before.endswith(("讯", "电")) and text[bracket.end() : bracket.end() + 1] in (":", "：")
    )


def _unlabelled(reading: Reading) -> Iterator[Finding]:
    """Bylines without labels: 2017-06-30 07:02 临安新闻网 记者 於潜; 《八桂人大》2024年第5期."""
    draft = reading.document.repaired
    for block in reading.bylines():
        if block.rule == "posted":
            yield from _of_account(reading, block)
    for block in reading.blocks("text", "byline")[-2:]:
        taken = TAKEN_FROM.match(reading.line(block))
        if taken:
            start = block.start + taken.start("source")
            end = block.start + taken.end("source")
            yield _source(reading, start, end, rule="taken-from", certainty=0.85)
    for block in (*reading.blocks("title"), *reading.bylines()):
        journal = JOURNAL.search(draft.text, block.start, block.end)
        for token in TOKEN.finditer(draft.text, block.start, block.end) if block.kind != "title" else ():
            if (
                MEDIUM.search(token[0])
                and not _is_label(token[0])
                and not COLON.search(token[0])
                and len(token[0]) <= 16
            ):
                yield _source(reading, *token.span(), rule="byline-token", certainty=0.7)
        if journal:
            yield _source(
                reading,
                *journal.span("source" if journal["source"] else "later"),
                rule="journal",
                certainty=0.8,
            )
        reporter = REPORTER.search(draft.text, block.start, block.end)
        if reporter and not COLON.search(reporter[0]) and _stands_apart(draft.text, reporter.start()):
            for first, last in people_in(draft.text, reporter.end(), block.end, labelled=False):
                yield _person(reading, "author", first, last, rule="reporter", certainty=0.9)


def _of_account(reading: Reading, block: Block) -> Iterator[Finding]:
    """Who posted, from a line that has no labels."""
    account = ACCOUNT.match(reading.document.repaired.text, block.start, block.end)
    if not account or account["source"] == "原创":
        return
    yield _source(reading, *account.span("source"), rule="account", certainty=0.8)
    if account["who"] and looks_like_name(account["who"]):
        yield _person(reading, "author", *account.span("who"), rule="account", certainty=0.8)


def _stands_apart(text: str, at: int) -> bool:
    """Tell whether the word for reporter is preceded by a blank or a paper's 本报, not by a title's words."""
    return at == 0 or text[at - 1] in " \u3000\n|·报网台体□"


def _is_label(word: str) -> bool:
    label = LABEL.fullmatch(word + "：")
    return bool(label and label.lastgroup != "unknown")


def _source(reading: Reading, start: int, end: int, *, rule: str, certainty: float) -> Finding:
    draft = reading.document.repaired
    return found(
        draft, start, end, field="source", value=draft.text[start:end], rule=rule, certainty=certainty
    )


def _naming_site(reading: Reading) -> Iterator[Finding]:
    """A site that signs with its name and address (某某范文网:www…) is where the text is from."""
    text = reading.document.repaired.text
    for block in reading.blocks("furniture"):
        signed = SITE_SIGNED.match(text, block.start, block.end)
        if signed:
            yield _source(reading, *signed.span("site"), rule="site-signed", certainty=0.6)
            return


def _reprinting_site(reading: Reading, labelled: list[Finding]) -> Iterator[Finding]:
    """A site that says it reprints, and says its name, is the reprinter."""
    text, blocks = reading.document.repaired.text, reading.blocks("furniture")
    if not any(finding.field in ("original_url", "source") for finding in labelled):
        return
    if not any(REPRINTED.search(text, block.start, block.end) for block in blocks):
        return
    for pattern in SITE:
        for block in blocks:
            site = pattern.search(text, block.start, block.end)
            if site:
                yield found(
                    reading.document.repaired, site.start("site"), site.end("site"), field="reprinter",
                    value=site["site"], rule="site-that-reprints", certainty=0.8,
                )  # fmt: skip
                return
