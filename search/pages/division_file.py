"""Which counties used the words, as a file: every county of the chosen regions, also those of which nothing is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from archive.text.places.gazetteer import Gazetteer, Unit
from search import engines
from search.pages.division_tree import DivisionTree
from search.pages.division_view import division_view
from search.pages.export import file_name as name_of_hits
from search.pages.export import filters_in_words
from search.pages.sheets import Cell
from search.pages.tally import NOTHING, tallies
from search.params import SearchParams
from search.query import describe

HEADINGS = ("代码", "省", "市", "县（市、区）", "情形", "则", "篇", "未见（篇）", "残缺（篇）")
# Of the columns of a workbook, in characters.
WIDTHS = (9, 18, 22, 28, 22, 6, 6, 10, 10)
# What a county may be, in the order in which its line stands.
STATES = {"used": "用过", "unseen": "有文本而未见", "undecided": "文本残缺、不能断定", "none": "没有文本"}
MEANING = (
    "每县一行。“未见”是读得全而没有所查词语的篇数；“残缺”是文字有缺损、未见所查词语而不能断定的篇数。"
    "一篇可属几个区划，合计可能多于总数。只数归县（市、区）的文字，省、市本级的不在其中。没有文本不等于没有用过。"
)


def as_rows(params: SearchParams, gazetteer: Gazetteer) -> Iterator[list[Cell]]:
    """Yield the headings, then a line a county: those that used the words first. Raises SearchUnavailable."""
    yield list(HEADINGS)
    found = tallies(params, gazetteer)
    order = list(STATES)
    lines = [
        (unit, found.get(unit.adcode, NOTHING)) for unit in _counties(params, DivisionTree.of(gazetteer))
    ]
    for unit, tally in sorted(lines, key=lambda line: (order.index(line[1].state), line[0].adcode)):
        numbers = (tally.statements, tally.articles, tally.unseen, tally.undecided)
        yield [unit.adcode, *_path(unit, gazetteer), STATES[tally.state], *numbers]


def _counties(params: SearchParams, tree: DivisionTree) -> list[Unit]:
    """Return the counties of the chosen regions, each once, or all; a city without counties is one."""
    chosen = [tree.units[code] for code in params.division if code in tree.units]
    regions = chosen if params.division else tree.below(None)
    return list({leaf.adcode: leaf for region in regions for leaf in tree.leaves(region)}.values())


def _path(unit: Unit, gazetteer: Gazetteer) -> tuple[str, str, str]:
    """Return the names of the province, the prefecture (if there is one) and the unit itself.

    A province or a prefecture without counties stands in its own column and in that of the county.
    """
    names = {above.level: above.name for above in gazetteer.path(unit)}
    return names.get("province", ""), names.get("prefecture", ""), unit.name


def note(params: SearchParams, gazetteer: Gazetteer, address: str, now: datetime) -> list[tuple[str, str]]:
    """Return what the table must say of itself when it is read without the page."""
    view = division_view(params, gazetteer)
    results = engines.engine().run(params.replace(view="list", page=1, per_page=1))
    return [
        ("检索条件", describe(params.query)),
        ("筛选", filters_in_words(params, results)),
        ("命中", f"{results.statements:,} 则，{results.articles:,} 篇"),
        *(("区划", sentence) for sentence in view.sentences),
        ("网址", address),
        ("下载时间", f"{now:%Y-%m-%d %H:%M}"),
        ("说明", f"{MEANING}{view.undated}"),
    ]


def file_name(params: SearchParams, day: date, kind: str) -> str:
    return f"按区划{name_of_hits(params, day, kind)}"
