"""缺口表: which counties have no work report (工作报告) of which year; a page, and the same as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import CharField
from django.db.models.functions import Cast, Left

from archive.models import Article, Division
from archive.models.article import DATES, year_of
from archive.text.places.gazetteer import Unit
from search.errors import BadParameter
from search.pages.division_tree import DivisionTree
from search.pages.paging import Link
from search.pages.sheets import Cell

# More columns are no table that anybody reads, and for the largest province a page that takes long to load.
MOST_YEARS = 20
MISSING = "缺"
COUNTED = (
    "只数体裁为“工作报告”的文章，乡镇的不算；年份按会议日期，会议日期不明的按刊发日期，都不明的不计入。"
    "数字是篇数，“缺”是本馆没有收录，不等于没有报告。"
)
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A county: how many reports there are of each year, 0 for a gap, and how many gaps."""

    adcode: str
    name: str
    url: str
    reports: tuple[int, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class GapGroup:
    """A region with the counties right below it."""

    name: str
    url: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapTable:
    """The counties of a region by years; `missing` counts the gaps of each year, `downloads` lead to files."""

    adcode: str
    name: str
    breadcrumb: tuple[Link, ...]
    years: tuple[int, ...]
    groups: tuple[GapGroup, ...]
    missing: tuple[int, ...]
    sentence: str
    downloads: tuple[Link, ...]

    @property
    def last_year(self) -> int:
        return self.years[-1]

    @property
    def has_counties(self) -> bool:
        """Whether there is more than one line to add up."""
        return sum(len(group.rows) for group in self.groups) > 1

    @property
    def total_missing(self) -> int:
        return sum(self.missing)

    @property
    def counted(self) -> str:
        """What is counted, in words."""
        return COUNTED

    @property
    def url(self) -> str:
        """The address of the table with these years."""
        return f"/divisions/{self.adcode}/gaps/?from={self.years[0]}&to={self.years[-1]}"


def gap_table(unit: Division, period: tuple[date | None, date | None]) -> GapTable:
    """Return the table of a division for the years of a period, by default the last of the archive.

    Raises BadParameter for more than `MOST_YEARS`. A fixed number of queries.
    """
    gazetteer = Division.objects.gazetteer()
    tree, known = DivisionTree.of(gazetteer), gazetteer.by_key[unit.key]
    reports = _reports(tree)
    years = _years(reports, *period)
    groups = tuple(_groups(tree, known, reports, years))
    rows = [row for group in groups for row in group.rows]
    missing = tuple(sum(not row.reports[place] for row in rows) for place in range(len(years)))
    return GapTable(
        adcode=unit.adcode,
        name=unit.name,
        breadcrumb=tuple(_link(above) for above in gazetteer.path(known)),
        years=tuple(years),
        groups=groups,
        missing=missing,
        sentence=_sentence(unit.name, len(rows), years, sum(missing)),
        downloads=tuple(
            Link(label, f"/divisions/{unit.adcode}/gaps.{kind}?from={years[0]}&to={years[-1]}")
            for kind, label in (("xlsx", "Excel"), ("csv", "CSV"))
        ),
    )


def _link(unit: Unit) -> Link:
    return Link(unit.name, f"/divisions/{unit.adcode}/")


def _reports(tree: DivisionTree) -> Mapping[Key, int]:
    """Return how many work reports there are for a division of today and a year. Three queries.

    A report counts for the divisions its statements are credited to; one of a township counts for none.
    """
    reports = (
        Article.objects.public()
        .filter(genre=Article.Genre.REPORT)
        .exclude(level=Article.Level.TOWNSHIP)
        .order_by()
    )
    # Years once for each report, and not for each of its statements: to make strings was most of the time.
    written = reports.values_list("pk", *(Left(Cast(name, CharField()), 4) for name in DATES))
    known = lru_cache(maxsize=None)(_year)
    year_of_report = {pk: year for pk, *years in written if (year := known(*years))}
    credited = set(
        reports.filter(statements__division__isnull=False).values_list("pk", "statements__division")
    )
    code_of = {pk: tree.browsed_under[key] for pk, key in Division.objects.unit_keys().items()}
    told = {(report, code_of[division]) for report, division in credited if report in year_of_report}
    return Counter((code, year_of_report[report]) for report, code in told)


def _year(*written: str | None) -> int | None:
    """Return the year of an article from the years of its `DATES`."""
    return year_of([date(int(year), 1, 1) if year else None for year in written])


def _years(reports: Mapping[Key, int], start: date | None, end: date | None) -> range:
    """Return the years asked for; without any those of which the archive has work reports, at most the latest."""
    known = sorted({year for _, year in reports}) or [date.today().year]
    last = end.year if end else known[-1]
    if start and not end:
        last = min(max(last, start.year), start.year + MOST_YEARS - 1)
    first = start.year if start else max(min(known[0], last), last + 1 - MOST_YEARS)
    if last - first >= MOST_YEARS:
        raise BadParameter("from", f"一次最多列 {MOST_YEARS} 年；请把起止年份改近一些。")
    return range(first, last + 1)


def _groups(tree: DivisionTree, unit: Unit, reports: Mapping[Key, int], years: range) -> Iterator[GapGroup]:
    if not tree.below(unit):
        yield GapGroup(unit.name, _link(unit).url, (_row(unit, reports, years),))
        return
    for head, leaves in tree.groups(unit):
        if leaves:
            yield GapGroup(head.name, _link(head).url, tuple(_row(leaf, reports, years) for leaf in leaves))


def _row(unit: Unit, reports: Mapping[Key, int], years: range) -> GapRow:
    counts = tuple(reports.get((unit.adcode, year), 0) for year in years)
    return GapRow(unit.adcode, unit.name, _link(unit).url, counts, counts.count(0))


def _sentence(name: str, counties: int, years: Sequence[int], missing: int) -> str:
    cells = counties * len(years)
    if counties == 1:
        return f"{name} {len(years)} 年，每年应有一份：已有 {cells - missing:,} 份，缺 {missing:,} 份。"
    return (
        f"{name} {counties:,} 个县（市、区），{len(years)} 年，每县每年应有一份，共 {cells:,} 份："
        f"已有 {cells - missing:,} 份，缺 {missing:,} 份。"
    )


HEADINGS = ("区划代码", "上级", "县（市、区）")


def as_rows(table: GapTable) -> Iterator[list[Cell]]:
    """Yield the table as lines of a file: the headings, a line a county, the gaps of each year."""
    yield [*HEADINGS, *map(str, table.years), "缺几年"]
    for group in table.groups:
        for row in group.rows:
            cells = [count or MISSING for count in row.reports]
            yield [row.adcode, group.name, row.name, *cells, row.missing]
    yield ["", "", "缺几个县", *table.missing, table.total_missing]


def widths(table: GapTable) -> tuple[int, ...]:
    """Return the widths of the columns of a workbook, in characters."""
    return (10, 22, 26, *(6 for _ in table.years), 8)


def note(table: GapTable, address: str, now: datetime) -> list[tuple[str, str]]:
    """Return what the table must say of itself when it is read without the page."""
    return [
        ("缺口表", table.sentence),
        ("说明", COUNTED),
        ("网址", address),
        ("下载时间", f"{now:%Y-%m-%d %H:%M}"),
    ]


def file_name(table: GapTable, day: date, kind: str) -> str:
    return f"缺口表 {table.name} {table.years[0]}—{table.years[-1]} {day:%Y-%m-%d}.{kind}"
