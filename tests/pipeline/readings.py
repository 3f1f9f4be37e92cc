"""Readings made by hand: what `archive.text.article.read` would return for a small text of our own."""

from __future__ import annotations

from datetime import date

from archive.models import Division
from archive.text.document import (
    Article,
    Description,
    Document,
    Finding,
    SpeakerFinding,
    StatementSpan,
)
from archive.text.draft import Draft, Edit

TEXT = (
    "清河县人大常委会主任座谈会召开\n"
    "8月4日，清河县召開座談會，县人大常委会主任方若水主持。\n"
    "方若水指出，要发展全过程人民民主，建好人大代表联络站。\n"
    "会议还听取了汇报。"
)
TITLE_END = TEXT.index("\n") + 1
BODY = TEXT[TITLE_END:].replace("召開座談會", "召开座谈会")


def draft() -> Draft:
    """Return the text with its script repaired and its title taken out."""
    start = TEXT.index("召開座談會")
    return (
        Draft.of(TEXT)
        .apply("script", [Edit(start, start + 5, "召开座谈会")])
        .apply("title", [Edit(0, TITLE_END, "")])
    )


def _finding(field: str, value: str, quote: str = "", certainty: float = 0.9) -> Finding:
    start = TEXT.index(quote) if quote else 0
    return Finding(field, value, quote, start, start + len(quote), f"{field}-rule", certainty)


def _speaker(role: str) -> SpeakerFinding:
    start = TEXT.index("方若水")
    return SpeakerFinding(
        "speaker", "方若水", "方若水", start, start + 3, "office", 0.9,
        office="县人大常委会主任", organisation="清河县人大常委会", role=role, adcode="130534",
    )  # fmt: skip


def spans() -> tuple[StatementSpan, ...]:
    """Narrator, 方若水, narrator; each holds its line end."""
    first, second = (BODY.index(words) for words in ("方若水指出", "会议还"))
    return (
        StatementSpan(0, first, adcode="130534"),
        StatementSpan(first, second, "方若水", "县人大常委会主任", "清河县人大常委会", "speaks", "130534"),
        StatementSpan(second, len(BODY), adcode="130534"),
    )


def reading(**changed: str) -> Article:
    """Return the reading of TEXT; `changed` replaces the value of a field's best finding."""
    values = {
        "title": "清河县人大常委会主任座谈会召开", "genre": "会议报道", "level": "county", "event_date": "XXXX-08-04",
        "source": "清河人大网", "congress_term": "17", **changed,
    }  # fmt: skip
    quotes = {"title": TEXT[: TITLE_END - 1], "event_date": "8月4日"}
    findings = [_finding(field, value, quotes.get(field, "")) for field, value in values.items()]
    findings += [
        _finding("event_date", "2022-08-04", "8月4日", 0.4),
        _finding("county", "130534", "清河县"),
        _finding("flag", "traditional"),
        _speaker("presides"),
        _speaker("speaks"),
    ]
    repaired = draft()
    return Article(
        "utf-8", Document(repaired, repaired, (), "x.txt", ""), Description(tuple(findings), spans())
    )


def make_divisions() -> Division:
    """Make 清河县 under its superiors, and a 清河区 of the same first words; return the county."""
    province = Division.objects.create(adcode="130000", name="河北省", level="province", type="省")
    city = Division.objects.create(
        adcode="130500", name="邢台市", level="prefecture", type="地级市", parent=province
    )
    Division.objects.create(adcode="211204", name="清河区", level="county", type="市辖区")
    Division.objects.create(
        adcode="320811", name="清河区", level="county", type="市辖区", valid_to=date(2016, 6, 8)
    )
    return Division.objects.create(adcode="130534", name="清河县", level="county", type="县", parent=city)
