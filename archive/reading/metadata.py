"""What the archive says about an article, each value beside the words it was read from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from archive.models import Appearance, Article, Division, Finding
from archive.query_string import component
from archive.reading import lexicon
from archive.reading.dates import in_words
from archive.reading.evidence import Places

# Concluded from the whole text: an empty quote does not mean that the value came from elsewhere.
JUDGED = ("genre", "level")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as shown; `quote` is the original wording, `basis` says where else it came from.

    `place` is the number of the words it was read from, `where` the address at which they are marked.
    """

    text: str
    url: str = ""
    quote: str = ""
    basis: str = ""
    place: int = 0
    where: str = ""

    @property
    def is_traced(self) -> bool:
        """Whether a link leads to the words: a value that reads as they do, and is on the page with them, is one itself."""
        return bool(self.where) and bool(self.quote or not self.url or not self.where.startswith("#"))


@dataclass(frozen=True, slots=True)
class Datum:
    """A row of the metadata list."""

    label: str
    values: tuple[Value, ...]


class Evidence:
    """The chosen findings of an article, by field and value; `places` numbers those of the values it gave."""

    def __init__(self, findings: Iterable[Finding], places: Places) -> None:
        self._places = places
        self._found: dict[tuple[str, str], Finding] = {}
        for finding in findings:
            if finding.chosen:
                self._found.setdefault((finding.field, finding.value), finding)
                self._found.setdefault((finding.field, ""), finding)

    def value(self, text: str, field: str, *, key: str = "", url: str = "") -> Value:
        """Return a value with the quote of its finding; `key` picks one of several of a field."""
        finding = self._found.get((field, key))
        if finding is None:
            return Value(text, url)
        if not finding.quote:
            return Value(text, url, basis="" if field in JUDGED else "据网址或文件名")
        quote = _brief(finding.quote)
        return Value(text, url, "" if quote == text else quote, place=self._places.number(finding))


def metadata(
    article: Article,
    *,
    divisions: Iterable[Division],
    appearances: Iterable[Appearance],
    slogans: Iterable[str],
    evidence: Evidence,
) -> tuple[Datum, ...]:
    """Return the rows that have something to say, in reading order."""
    rows = [
        *_place_and_time(article, divisions, evidence),
        *_people(appearances, evidence),
        *_origin(article, evidence),
        Datum("提法", tuple(_slogan(name, evidence) for name in slogans)),
        *_record(article),
    ]
    return tuple(row for row in rows if row.values)


def with_addresses(data: Iterable[Datum], *, here: Container[int], elsewhere: str) -> tuple[Datum, ...]:
    """Return the rows with the address of the words behind each value: on this page, or in the original text."""
    return tuple(
        replace(datum, values=tuple(_with_address(value, here, elsewhere) for value in datum.values))
        for datum in data
    )


def _with_address(value: Value, here: Container[int], elsewhere: str) -> Value:
    if not value.place:
        return value
    return replace(value, where=f"{'' if value.place in here else elsewhere}#e-{value.place}")


def _place_and_time(article: Article, divisions: Iterable[Division], evidence: Evidence) -> Iterator[Datum]:
    yield Datum("区划", _divisions(divisions, evidence) or (Value("未定"),))
    yield Datum("体裁", (evidence.value(article.genre, "genre"),))
    yield Datum("层级", _if(article.get_level_display(), "level", evidence))
    yield Datum("会议日期", _date(article.event_on, article.event_quote, "event_date", evidence))
    yield Datum("刊发日期", _date(article.published_on, article.published_quote, "publish_date", evidence))
    yield Datum("届次", tuple(_session(article, evidence)))
    year = f"{article.report_year} 年" if article.report_year else ""
    yield Datum("报告年度", _if(year, "report_year", evidence))


def _people(appearances: Iterable[Appearance], evidence: Evidence) -> Iterator[Datum]:
    rows = list(appearances)
    for role in Appearance.Role:
        yield Datum(str(role.label), tuple(_person(row, evidence) for row in rows if row.role == role))


def _origin(article: Article, evidence: Evidence) -> Iterator[Datum]:
    if article.source:
        url = f"/sources/{article.source_id}/"
        yield Datum("来源", (evidence.value(article.source.name, "source", url=url),))
    for field in ("author", "editor", "reprinter"):
        yield Datum(lexicon.FIELDS[field], _if(getattr(article, field), field, evidence))
    yield Datum("原文链接", _link(article.original_url or article.upload.url))


def _record(article: Article) -> Iterator[Datum]:
    yield Datum("档号", _plain(article.reference_code))
    yield Datum("全宗号", _plain(article.fonds_code))
    yield Datum("保管期限", _plain(article.retention_period))


def _divisions(rows: Iterable[Division], evidence: Evidence) -> tuple[Value, ...]:
    gazetteer = Division.objects.gazetteer()
    return tuple(
        evidence.value(
            gazetteer.full_name(gazetteer.by_key[row.key]),
            "county",
            key=row.adcode,
            url=row.get_absolute_url(),
        )
        for row in rows
    )


def _date(value: str, quote: str, field: str, evidence: Evidence) -> tuple[Value, ...]:
    if not value:
        return (Value("未知"),)
    shown = evidence.value(in_words(value), field)
    if quote and quote != shown.text:
        shown = replace(shown, quote=_brief(quote))
    return (shown,)


def _session(article: Article, evidence: Evidence) -> Iterator[Value]:
    if article.congress_term:
        yield evidence.value(f"第{article.congress_term}届", "congress_term")
    if article.session_number:
        yield evidence.value(f"第{article.session_number}次会议", "session_number")


def _person(row: Appearance, evidence: Evidence) -> Value:
    url = f"/people/{row.person_id}/" if row.person_id else ""
    return evidence.value(str(row), "speaker", key=row.name, url=url)


def _slogan(name: str, evidence: Evidence) -> Value:
    return evidence.value(name, "slogan", key=name, url=f"/search/?slogan={component(name)}")


def _if(text: str, field: str, evidence: Evidence) -> tuple[Value, ...]:
    return (evidence.value(text, field),) if text else ()


def _plain(text: str) -> tuple[Value, ...]:
    return (Value(text),) if text else ()


def _link(url: str) -> tuple[Value, ...]:
    safe = url if url.startswith(("http://", "https://")) else ""
    return (Value(_brief(url, 60), safe),) if url else ()


def _brief(text: str, size: int = 48) -> str:
    text = " ".join(text.split())
    return text if len(text) <= size else f"{text[:size]}…"
