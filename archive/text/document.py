"""The states and results of reading one article: what each room of `archive.text` hands to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.text.draft import Draft

BlockKind = Literal["title", "byline", "furniture", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the repaired text: `repaired.text[start:end]`, without its line end.

    `title` and `byline` (来源 作者 发布时间 …) describe the article, `furniture` (navigation, footers, share blocks)
    is the site's; only `text` goes into the body.
    """

    kind: BlockKind
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article between repair and description.

    `repaired` is the draft after all repairs; `body` the same after the steps `title`, `byline` and
    `furniture` took those blocks out, so `body.text` is the text blocks joined by single line feeds.
    """

    repaired: Draft
    body: Draft
    blocks: tuple[Block, ...]
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and the words it was read from: `decoded[start:end] == quote`.

    `rule` names the evidence; `certainty` is 0–1 and ranks candidates of one field; `certain` is a promise
    that a reader may accept the value unseen. A value read from the URL or the file name has an empty
    quote and `start == end == 0`.
    """

    field: str
    value: str
    quote: str
    start: int
    end: int
    rule: str
    certainty: float
    certain: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerFinding(Finding):
    """A person named with an office: `value` is the name in simplified script, `office` as written.

    `office` carries the head of its list (副主任 under 县人大常委会 is 县人大常委会副主任); `role` is one of speaks,
    presides, reports, attends; `adcode` is the division of the organisation where the text decides it.
    """

    office: str = ""
    organisation: str = ""
    role: str = "attends"
    adcode: str | None = None


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """A statement: the paragraphs `body.text[start:end]` of one speaker (None: the narrator)."""

    start: int
    end: int
    speaker: str | None = None
    office: str = ""
    organisation: str = ""
    role: str = ""
    adcode: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """All that was read from one document.

    `findings` holds every candidate, best first within its field; fields are `title genre level congress_term
    session_number report_year event_date publish_date county speaker source author editor reprinter
    original_url flag hole slogan speaking_body`. Of `title genre level event_date publish_date source
    reprinter original_url congress_term session_number report_year` the first one counts, of the others all.
    The value of `county` is an adcode, of dates EDTF, of `genre` one of 工作报告 会议报道 讲话 发言选登 署名文章
    经验材料 范文 其他.
    """

    findings: tuple[Finding, ...]
    statements: tuple[StatementSpan, ...]

    def of(self, field: str) -> tuple[Finding, ...]:
        """Return the findings of a field, best first."""
        return tuple(finding for finding in self.findings if finding.field == field)

    def best(self, field: str) -> str | None:
        """Return the value of the best finding of a field, or None."""
        return next((finding.value for finding in self.findings if finding.field == field), None)

    @property
    def speakers(self) -> tuple[SpeakerFinding, ...]:
        """The people of the article with their offices and roles, in order of appearance."""
        return tuple(finding for finding in self.findings if isinstance(finding, SpeakerFinding))


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: its decoded bytes, the repaired document and its description."""

    encoding: str
    document: Document
    description: Description
