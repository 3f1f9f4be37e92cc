"""Who wrote, edited, published and reprinted: from labelled lines, brackets and the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Block, Finding
from archive.text.extract.attribution import MEDIUM, medium, person
from archive.text.extract.credit import BRACKETS, EDITING, REPORTER, TOKEN, credits
from archive.text.extract.dateline import dateline
from archive.text.extract.labels import LABEL, Field, fields, looks_like_name, people_in
from archive.text.extract.reading import Reading, found
from archive.text.extract.signed_source import may_be_signed, signed, source_end
from archive.text.furniture.site_names import is_column
from archive.text.lexicon import NOBODY

PEOPLE = {"author": "author", "editor": "editor"}
GAP = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")
PAGE = re.compile(r"[ \u3000]+第[一二三四五六七八九十\d]{1,3}版$")
ISSUE = re.compile(r"(?<=》)[ \u3000]*(?:20\d\d年)?第\d{1,3}期$")
SUPPLIED = re.compile(r"(?<=[一-鿿]{2})[ \u3000]*(?:供稿|提供|报送)$")
UNTOLD = frozenset(("未知", "不详", "无", "暂无"))
# A source that names no place: a page writes it behind the label where it knows none.
ANYWHERE = frozenset(
    ("本站", "本网", "网络", "互联网", "原创", "转载", "其他", "其它", "网友", "佚名", "投稿")
)
COLON = re.compile("[:：]")
JOURNAL = re.compile(
    r"(?P<source>《[^》\n]{2,12}》)[ \u3000]*(?:20\d\d年)?第\d+期|(?:20\d\d年)第\d+期[ \u3000]*(?P<later>《[^》\n]{2,12}》)"
)
# The lines of public accounts: 原创 作者 账号 2022-06-10 18:20 发表于辽宁; a congress and the day: 某某人大　2019年4月12日.
ACCOUNT = re.compile(
    r"(?:原创[ \u3000]+(?P<who>[一-鿿]{2,4})[ \u3000]+)?(?P<source>[一-鿿\w]{2,16})[ \u3000]+20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
# Who signs a document with its day is no medium.
ISSUERS = ("办公室", "常委会", "委员会", "政府", "主席团", "编", "编印")
OF_PAPER = re.compile(r"《(?P<paper>[^》\n]{2,14})》(?:特约|见习|实习|全媒体)?(?:记者|通讯员)")
TAKEN_FROM = re.compile(
    r"^[ \u3000(（—-]*(?:原载|摘自|载于|刊于|刊载于|选自|转自)[ \u3000]*[:：]?[ \u3000]*(?P<source>《[^》\n]{2,14}》)"
)
ADDRESS = re.compile(r"https?://[^\s<>\"'，。；）)]{4,400}")
BRACKETED = re.compile(
    r"[ \u3000]*[【\[](?P<source>[一-鿿·]{3,12})[】\]](?=[ \u3000]*(?:文|图|记者|通讯员|作者|撰稿))"
)
DATED_NAME = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?P<name>[一-鿿]{2,3})(?![一-鿿])")
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
    labelled = list(_labelled(reading))
    signed = any(finding.field == "author" and finding.rule != "poster" for finding in labelled)
    labelled = [finding for finding in labelled if not (signed and finding.rule == "poster")]
    labelled.sort(key=lambda finding: finding.rule == "supplier")
    yield from labelled
    seen = {finding.field for finding in labelled}
    yield from (finding for finding in dateline(reading) if finding.field not in seen)
    yield from credits(reading)
    # Who signs below an article is an author beside the one whom the page names.
    yield from (
        finding for finding in _unlabelled(reading) if finding.field not in seen or finding.rule == "reporter"
    )
    if "source" not in seen:
        yield from _naming_site(reading)
    if "reprinter" not in seen:
        yield from _reprinting_site(reading, labelled)


def _labelled(reading: Reading) -> Iterator[Finding]:
    text = reading.document.repaired.text
    for block in reading.bylines:
        for labelled in fields(text, block.start, block.end):
            yield from _from_field(reading, labelled)
    for block in reading.text_blocks:
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
            known = looks_like_name(draft.text[first:last])
            yield person(
                reading, labelled.group, first, last, rule="labelled", certainty=0.95 if known else 0.85
            )
    elif labelled.group == "supplier" and end - start <= 30:
        yield medium(reading, start, end, rule="supplier", certainty=0.6)
    elif labelled.group == "poster":
        for first, last in people_in(draft.text, start, end, labelled=False):
            yield person(reading, "author", first, last, rule="poster", certainty=0.7)
    elif labelled.group in ("source", "reprinter") and end - start <= 40:
        for pattern in (PAGE, ISSUE, SUPPLIED):
            part = pattern.search(draft.text, start, end)
            end = part.start() if part else end
        if draft.text[start:end] in UNTOLD:
            return
        names = signed(draft.text, start, end)
        for first, last in names:
            yield person(reading, "author", first, last, rule="signed-source", certainty=0.85)
        stop = source_end(draft.text, start, names[0][0]) if names else end
        # Where a name may stand behind an office, nothing is promised of either.
        sure = not (names or GAP.search(draft.text, start, end) or may_be_signed(draft.text, start, end))
        sure = sure and draft.text[start:end] not in ANYWHERE
        yield found(
            draft, start, stop, field=labelled.group, value=draft.text[start:stop], rule="labelled",
            certainty=0.97 if sure else 0.85, certain=sure,
        )  # fmt: skip


def _address(reading: Reading, labelled: Field) -> Iterator[Finding]:
    draft = reading.document.repaired
    address = ADDRESS.match(draft.text, labelled.start, labelled.end)
    if address:
        yield found(
            draft, address.start(), address.end(), field="original_url", value=address[0], rule="labelled",
            certainty=0.95, certain=True,
        )  # fmt: skip


def _unlabelled(reading: Reading) -> Iterator[Finding]:
    """Bylines without labels: 2017-06-30 07:02 临安新闻网 记者 於潜; 《八桂人大》2024年第5期."""
    draft = reading.document.repaired
    for block in reading.bylines:
        if block.rule == "posted":
            yield from _of_account(reading, block)
        elif block.rule == "credits":
            yield from _of_credits(reading, block)
    for block in reading.blocks("text", "byline")[-2:]:
        taken = TAKEN_FROM.match(reading.line(block))
        if taken:
            start = block.start + taken.start("source")
            end = block.start + taken.end("source")
            yield medium(reading, start, end, rule="taken-from", certainty=0.85)
    for block in (*reading.blocks("title"), *reading.bylines):
        journal = JOURNAL.search(draft.text, block.start, block.end)
        for token in TOKEN.finditer(draft.text, block.start, block.end) if block.kind != "title" else ():
            if (
                MEDIUM.search(token[0])
                and not _is_label(token[0])
                and not COLON.search(token[0])
                and len(token[0]) <= 16
            ):
                yield medium(reading, *token.span(), rule="byline-token", certainty=0.7)
        if journal:
            yield medium(
                reading,
                *journal.span("source" if journal["source"] else "later"),
                rule="journal",
                certainty=0.8,
            )
        of_paper = OF_PAPER.search(draft.text, block.start, block.end)
        if of_paper:
            yield medium(reading, *of_paper.span("paper"), rule="paper-of-reporter", certainty=0.8)
        reporter = REPORTER.search(draft.text, block.start, block.end)
        if reporter and not COLON.search(reporter[0]) and _stands_apart(draft.text, reporter.start()):
            for first, last in people_in(draft.text, reporter.end(), block.end, labelled=False):
                yield person(reading, "author", first, last, rule="reporter", certainty=0.9)


def _of_credits(reading: Reading, block: Block) -> Iterator[Finding]:
    """The medium in brackets before the credits of a line without labels: 【某某乡音】 文/… 图/…"""
    named = BRACKETED.match(reading.document.repaired.text, block.start, block.end)
    if named and not is_column(named["source"]) and not EDITING.search(named["source"]):
        yield medium(reading, *named.span("source"), rule="bracketed", certainty=0.6)
    dated = DATED_NAME.search(reading.document.repaired.text, block.start, block.end)
    if dated and looks_like_name(dated["name"]):
        yield person(reading, "author", *dated.span("name"), rule="behind-date", certainty=0.7)


def _of_account(reading: Reading, block: Block) -> Iterator[Finding]:
    """Who posted, from a line that has no labels."""
    account = ACCOUNT.match(reading.document.repaired.text, block.start, block.end)
    if not account or account["source"] == "原创" or account["source"].endswith(ISSUERS):
        return
    yield medium(reading, *account.span("source"), rule="account", certainty=0.8)
    if account["who"] and looks_like_name(account["who"]):
        yield person(reading, "author", *account.span("who"), rule="account", certainty=0.8)


def _stands_apart(text: str, at: int) -> bool:
    """Tell whether the word for reporter is preceded by a blank or a paper's 本报, not by a title's words."""
    return at == 0 or text[at - 1] in " \u3000\n|·报网台体刊约》□■●◆★☆▲"


def _is_label(word: str) -> bool:
    label = LABEL.fullmatch(word + "：")
    return bool(label and label.lastgroup != "unknown")


def _naming_site(reading: Reading) -> Iterator[Finding]:
    """A site that signs with its name and address (某某范文网:www…) is where the text is from."""
    text = reading.document.repaired.text
    for block in reading.blocks("furniture", "byline"):
        signed = SITE_SIGNED.match(text, block.start, block.end)
        if signed:
            yield medium(reading, *signed.span("site"), rule="site-signed", certainty=0.6)
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
