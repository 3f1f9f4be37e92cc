"""What was found for a field of the review form: the words it was read from, and the other candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.models import Article, Division, Finding
from archive.pipeline.doubt import CHECKED, doubts_of
from archive.pipeline.places import label
from archive.pipeline.review import EDITOR
from archive.reading.evidence_lexicon import EVIDENCE

# Form field → field of the findings.
FINDING_OF = {
    "title": "title", "genre": "genre", "level": "level", "county": "county", "divisions": "county",
    "event_on": "event_date", "published_on": "publish_date", "congress_term": "congress_term",
    "session_number": "session_number", "report_year": "report_year", "source": "source",
    "author": "author", "editor": "editor", "reprinter": "reprinter", "original_url": "original_url",
}  # fmt: skip
LEVELS = dict(Article.Level.choices)
# Without a quote these were judged from the whole text, the others were read outside of it.
WHOLE_TEXT = {"genre", "level", "congress_term", "session_number"}
SHOWN = 5
QUOTE_SIZE = 60


def evidence_of(article: Article) -> dict[str, SafeString]:
    """Return for each form field what was found, as a line of HTML."""
    by_field: dict[str, list[Finding]] = defaultdict(list)
    for finding in article.findings.select_related("decided_by").order_by("-chosen", "-certainty", "pk"):
        by_field[finding.field].append(finding)
    names = _division_names(by_field["county"])
    wanted = {doubt.field for doubt in doubts_of(article)}
    return {
        name: _line(by_field[field], names if field == "county" else {}, is_wanted=field in wanted)
        for name, field in FINDING_OF.items()
    }


def _division_names(findings: Iterable[Finding]) -> dict[str, str]:
    codes = [finding.value for finding in findings]
    rows = Division.objects.filter(adcode__in=codes).order_by("valid_from")
    return {division.adcode: label(division) for division in rows}


def _line(findings: list[Finding], names: dict[str, str], *, is_wanted: bool) -> SafeString:
    if not findings:
        doubt = " evidence-doubt" if is_wanted else ""
        return format_html('<span class="evidence evidence-none{}">{}</span>', doubt, "文中没有找到")
    items = ((_item(finding, names),) for finding in findings[:SHOWN])
    return format_html('<span class="evidence">{}</span>', format_html_join("", "{}", items))


def _item(finding: Finding, names: dict[str, str]) -> SafeString:
    """Return one candidate: taken or not, its value, the words, how it was found, how certain."""
    return format_html(
        '<span class="evidence-item{}"><b>{}</b> {} <span class="evidence-rule">{}</span>{}</span>',
        _state(finding),
        names.get(finding.value) or LEVELS.get(finding.value, finding.value),
        _words(finding),
        _basis(finding),
        look_over(finding) if finding.chosen else _take(names.get(finding.value, finding.value)),
    )


def of_person(finding: Finding | None) -> SafeString | str:
    """Return what a person of the article was found by."""
    if finding is None:
        return "编辑添加"
    return format_html(
        '<span class="evidence-item{}">{} <span class="evidence-rule">{}</span>{}</span>',
        _state(finding), _words(finding), _basis(finding), look_over(finding) if finding.chosen else "",
    )  # fmt: skip


def _basis(finding: Finding) -> str:
    decided = f"，{finding.decided_by} 核对" if finding.decided_by else ""
    if finding.rule == EDITOR:
        return f"编辑改定{decided}"
    return f"{EVIDENCE.get(finding.rule, finding.rule)}，把握 {finding.certainty:.0%}{decided}"


def look_over(finding: Finding) -> SafeString | str:
    """A box by which a person says that an uncertain value is right; settled values need none."""
    if finding.is_settled or finding.field not in CHECKED:
        return ""
    return format_html(
        '<label class="evidence-accept"><input type="checkbox" name="accept" value="{}"> 核对无误</label>',
        finding.pk,
    )


def _state(finding: Finding) -> str:
    if not finding.chosen:
        return ""
    is_doubt = finding.field in CHECKED and not finding.is_settled
    return " evidence-chosen evidence-doubt" if is_doubt else " evidence-chosen"


def _take(value: str) -> SafeString:
    """A button that puts a candidate into its field; a script gives it its work, and shows it."""
    return format_html(
        '<button type="button" class="evidence-take" data-take="{}" hidden>取用</button>', value
    )


def _words(finding: Finding) -> SafeString | str:
    if finding.quote:
        quote = finding.quote if len(finding.quote) <= QUOTE_SIZE else f"{finding.quote[:QUOTE_SIZE]}…"
        return format_html('读自<q><a class="evidence-place" href="#at-{}">{}</a></q>', finding.start, quote)
    if finding.rule == EDITOR:
        return ""
    return "由全文判断" if finding.field in WHOLE_TEXT else "读自网址或文件名"
