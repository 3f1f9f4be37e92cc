"""The article page as an object: all that its template prints."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from archive.models import Article, Finding, Occurrence, RepairStep, Slogan
from archive.query_string import query_string
from archive.reading import lexicon
from archive.reading.citation import citation
from archive.reading.dates import in_words
from archive.reading.evidence import Places
from archive.reading.marks import Part, Span, parts
from archive.reading.metadata import Datum, Evidence, metadata, with_addresses
from archive.reading.parallel import Pair, pairs
from archive.reading.repairs import RepairCount, repair_counts, repair_spans
from archive.reading.sought import matches, numbered, sought_of
from archive.reading.speeches import Speech, speeches
from archive.reading.whereabouts import Place, above
from archive.text.draft import Draft, replay_draft

Pairs = tuple[tuple[str, str], ...]
VIEWS = {"repaired": "修复后", "original": "原文", "both": "对照"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to read the page."""

    label: str
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before or after this one in the same county."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that were received."""

    name: str
    size: int
    sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article, in one of three views of its text; the texts of the other views are left empty."""

    title: str
    title_parts: tuple[Part, ...]
    status: str
    is_sample: bool
    view: str
    views: tuple[Choice, ...]
    breadcrumb: tuple[Place, ...]
    line: tuple[str, ...]
    warnings: tuple[str, ...]
    metadata: tuple[Datum, ...]
    repairs: tuple[RepairCount, ...]
    speeches: tuple[Speech, ...]
    original_text: tuple[Part, ...]
    pairs: tuple[Pair, ...]
    removed: tuple[str, ...]
    earlier: Neighbour | None
    later: Neighbour | None
    original: Original
    citation: str
    sought: tuple[str, ...] = ()
    matches: int = 0


def article_page(
    article: Article, *, view: str, url: str, today: date, q: tuple[str, ...] = (), kept: Pairs = ()
) -> ArticlePage:
    """Build the page in a fixed number of queries. `article` comes with its upload, county and source.

    `q` holds the runs that the reader came for, marked in the repaired text; `kept` goes along to the other views.
    """
    sought = sought_of(q) if view == "repaired" else ()
    in_title = numbered(matches(article.title, sought), 1)
    steps = list(article.steps.all())
    findings = list(article.findings.filter(Q(chosen=True) | Q(field="hole")))
    body = replay_draft(article.decoded, steps)  # type: ignore[arg-type]  # a row has the fields of a step
    holes = _holes(body, findings)
    places = Places()
    data = _metadata(article, findings, places)
    in_decoded, in_body = places.mark(places.in_decoded()), places.mark(places.in_body(body))
    title = parts(article.display_title, in_title)
    spoken: tuple[Speech, ...] = ()
    original: tuple[Part, ...] = ()
    paired: tuple[Pair, ...] = ()
    if view == "repaired":
        title = places.mark(places.in_title(article, steps))(title, 0)
        spoken = speeches(article, holes, sought, first_match=len(in_title) + 1, url=url, mark=in_body)
    elif view == "original":
        original = in_decoded(parts(article.decoded, repair_spans(body, steps)), 0)
    else:
        paired = pairs(body, repair_spans(body, steps), holes, in_decoded)
    earlier, later = _neighbours(article)
    return ArticlePage(
        title=article.display_title,
        title_parts=title,
        status=article.status,
        is_sample=article.is_sample,
        view=view,
        views=tuple(Choice(label, _view_url(name, q, kept), name == view) for name, label in VIEWS.items()),
        breadcrumb=above(article.county),
        line=_line(article),
        warnings=(*_warnings(article.flags), *_missing(holes)),
        metadata=with_addresses(data, here=places.marked, elsewhere=_view_url("original", q, kept)),
        repairs=repair_counts(steps),
        speeches=spoken,
        original_text=original,
        pairs=paired,
        removed=_removed(steps),
        earlier=earlier,
        later=later,
        original=_original(article),
        citation=citation(article, url=url, today=today),
        sought=q if sought else (),
        matches=len(in_title) + sum(speech.matches for speech in spoken),
    )


def _view_url(name: str, q: tuple[str, ...], kept: Pairs) -> str:
    """Return the way to another view of the text, which keeps what the reader came for."""
    return f"?{query_string([('text', name), *(('q', run) for run in q), *kept])}"


def _holes(body: Draft, findings: list[Finding]) -> tuple[Span, ...]:
    """Return the holes that the body still shows, in its own offsets."""
    spans: list[Span] = []
    for finding in sorted((row for row in findings if row.field == "hole"), key=lambda row: row.start):
        start, end = body.current_span(finding.start, finding.end)
        if start < end and (not spans or spans[-1].end <= start):
            kind = "quiet" if finding.value in lexicon.QUIET_HOLES else "hole"
            spans.append(Span(start, end, kind, lexicon.HOLES.get(finding.value, finding.value)))
    return tuple(spans)


def _line(article: Article) -> tuple[str, ...]:
    """What stands under the title: where, when, what, from whom, as far as it is known."""
    day = article.event_on or article.published_on
    known = (
        article.county.name if article.county else "",
        in_words(day) if day else "日期未知",
        article.genre,
        article.source.name if article.source else "",
    )
    return tuple(word for word in known if word)


def _warnings(flags: list[str]) -> tuple[str, ...]:
    return tuple(lexicon.FLAGS[flag] for flag in flags if flag in lexicon.FLAGS)


def _missing(holes: tuple[Span, ...]) -> tuple[str, ...]:
    """Say how many places of the text are marked as holes, if any."""
    counts = Counter(hole.note for hole in holes)
    places = "；".join(f"{note} {times} 处" for note, times in counts.items())
    return (f"文中有底色之处是残缺：{places}。",) if places else ()


def _metadata(article: Article, findings: list[Finding], places: Places) -> tuple[Datum, ...]:
    # Sets within sets, so that the few statements of the article come first, and not all occurrences there are.
    occurrences = Occurrence.objects.filter(statement__in=article.statements.values("pk"))
    slogans = Slogan.objects.filter(pk__in=occurrences.values("slogan"))
    return metadata(
        article,
        divisions=article.divisions.all(),
        appearances=article.appearances.all(),
        slogans=slogans.values_list("canonical", flat=True),
        evidence=Evidence(findings, places),
    )


def _removed(steps: list[RepairStep]) -> tuple[str, ...]:
    return tuple(step.before.strip() for step in steps if step.rule == "furniture" and step.before.strip())


def _original(article: Article) -> Original:
    upload = article.upload
    return Original(upload.name, upload.size, upload.sha256, reverse("original", args=[article.pk]))


def _neighbours(article: Article) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the articles before and after this one in its county, by day, unknown days first. Two queries.

    A county has few articles, so they are put in order here: asked for the next by day, the database walks all there are.
    """
    if not article.county_id:
        return None, None
    rows = Article.objects.filter(county_id=article.county_id).values_list(
        "event_earliest", "published_earliest", "pk", "status", "is_sample"
    )
    others = [
        (event or published or date.min, pk)
        for event, published, pk, status, is_sample in rows
        if status == Article.Status.PUBLISHED and is_sample == article.is_sample and pk != article.pk
    ]
    here = (article.event_earliest or article.published_earliest or date.min, article.pk)
    earlier = max((place for place in others if place < here), default=None)
    later = min((place for place in others if place > here), default=None)
    wanted = [place[1] for place in (earlier, later) if place]
    found = Article.objects.defer("decoded", "flags").in_bulk(wanted)
    return (
        _neighbour(found.get(earlier[1]) if earlier else None),
        _neighbour(found.get(later[1]) if later else None),
    )


def _neighbour(article: Article | None) -> Neighbour | None:
    return Neighbour(article.display_title, article.get_absolute_url()) if article else None
