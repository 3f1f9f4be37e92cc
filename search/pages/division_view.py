"""The answer to “which counties used it”: province by province, or county by county where a region is chosen.

Where the chosen regions have more counties than a page can hold, they are told city by city; where they have too many
cities, only the regions themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from archive.text.places.gazetteer import Gazetteer, Unit
from search import lexicon
from search.pages.division_tree import DivisionTree
from search.pages.links import Scope
from search.pages.tally import NOTHING, Tally, tallies
from search.params import UNKNOWN, SearchParams

# No province has as many.
MOST_COUNTIES = 200
MOST_CITIES = 100
MOST_SENTENCES = 4
# More names than these nobody reads in a sentence; the provinces lead to them.
MOST_NAMED = 30
UNDATED = "年份未知的文章不在所选的年份、日期之内，只有这种文章的县也算没有文本。"
NAMED = {"used": "用过的", "unseen": "有文本而未见的", "undecided": "文本残缺、不能断定的"}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A division with its tally. `url` leads further down or to its own page, `lines_url` to the places one by one.

    `is_head` stands above others that are parts of it.
    """

    name: str
    url: str
    lines_url: str
    tally: Tally
    counties: Counties | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Counties:
    """How many counties of a region used the words, and of how many that cannot be said or no text is there.

    `undivided` of the `total` are cities and provinces that have no counties and count as one each.
    """

    total: int
    undivided: int
    used: int
    unseen: int
    undecided: int
    none: int

    @property
    def with_text(self) -> int:
        return self.total - self.none


@dataclass(frozen=True, slots=True)
class Group:
    """A region and those of the counties right below it that have texts; `silent` names the others."""

    head: UnitRow
    rows: tuple[UnitRow, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The counties of which a sentence counts so many, by name."""

    label: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class DivisionView:
    """The table: `regions` with the number of their counties, or `groups` of counties; `sentences` answer in words.

    `named` are the counties that a table of provinces only counts, where they are few. `cut_to` says what stands
    for the counties of the chosen regions, if there are too many. `undated` says that articles without a known
    year are left out, where a period is chosen.
    """

    sentences: tuple[str, ...]
    named: tuple[Named, ...]
    regions: tuple[UnitRow, ...]
    groups: tuple[Group, ...]
    unplaced: UnitRow | None
    counted: bool
    cut_to: str = ""
    undated: str = ""


def division_view(params: SearchParams, gazetteer: Gazetteer) -> DivisionView:
    """Return the table for a query with words. Raises SearchUnavailable."""
    table = _Table(params, tallies(params, gazetteer), DivisionTree.of(gazetteer))
    chosen = [table.tree.units[code] for code in params.division if code in table.tree.units]
    everywhere = not params.division
    is_long = sum(len(table.tree.leaves(unit)) for unit in chosen) > MOST_COUNTIES
    cities = list(table.cities(chosen)) if is_long else []
    is_too_long = len(cities) > MOST_CITIES
    return DivisionView(
        sentences=tuple(
            table.sentences(chosen) if chosen else table.sentences_everywhere() if everywhere else ()
        ),
        named=tuple(table.named()) if everywhere else (),
        regions=tuple(
            table.provinces() if everywhere else map(table.region, chosen) if is_too_long else cities
        ),
        groups=() if is_long else tuple(group for unit in chosen for group in table.groups(unit)),
        unplaced=table.unplaced() if everywhere or UNKNOWN in params.division else None,
        counted=all(tally.uses is not None for tally in table.tallies.values()),
        cut_to=("所选地区" if is_too_long else "市") if is_long else "",
        undated=UNDATED if _leaves_out_undated(params) else "",
    )


def _leaves_out_undated(params: SearchParams) -> bool:
    return bool(params.start or params.end or (params.year and UNKNOWN not in params.year))


@dataclass(frozen=True, slots=True)
class _Table:
    params: SearchParams
    tallies: Mapping[str, Tally]
    tree: DivisionTree

    def row(
        self, unit: Unit, *, url: str = "", counties: Counties | None = None, is_head: bool = False
    ) -> UnitRow:
        return UnitRow(
            name=unit.name,
            url=url or f"/divisions/{unit.adcode}/",
            lines_url=self._url(unit.adcode, "lines"),
            tally=self.tally(unit),
            counties=counties,
            is_head=is_head,
        )

    def tally(self, unit: Unit) -> Tally:
        return self.tallies.get(unit.adcode, NOTHING)

    def _url(self, code: str, view: str) -> str:
        return Scope().url(self.params.replace(division=(code,), view=view, page=1))

    def region(self, unit: Unit, *, is_head: bool = False) -> UnitRow:
        further = self._url(unit.adcode, "divisions")
        return self.row(unit, url=further, counties=self.counties(self.tree.leaves(unit)), is_head=is_head)

    def provinces(self) -> Iterator[UnitRow]:
        return map(self.region, self.tree.below(None))

    def cities(self, chosen: Iterable[Unit]) -> Iterator[UnitRow]:
        for unit in chosen:
            yield self.region(unit, is_head=True)
            yield from (self.region(city) for city in self.tree.below(unit) if self.tree.below(city))

    def counties(self, units: Collection[Unit]) -> Counties:
        undivided = sum(unit.level != "county" for unit in units)
        states = Counter(self.tally(unit).state for unit in units)
        return Counties(
            len(units), undivided, *(states[name] for name in ("used", "unseen", "undecided", "none"))
        )

    def groups(self, unit: Unit) -> Iterable[Group]:
        """Return a unit and its prefectures; those without any text stand last, or they would hide the others."""
        groups = (self.group(head, leaves) for head, leaves in self.tree.groups(unit))
        return sorted(groups, key=lambda group: not group.head.tally.searched)

    def group(self, head: Unit, leaves: Iterable[Unit]) -> Group:
        spoken: list[Unit] = []
        silent: list[Unit] = []
        for unit in leaves:
            (spoken if self.tally(unit).searched else silent).append(unit)
        rows = tuple(map(self.row, spoken))
        return Group(self.row(head, is_head=True), rows, tuple(unit.name for unit in silent))

    def unplaced(self) -> UnitRow | None:
        tally = self.tallies.get(UNKNOWN)
        if tally is None:
            return None
        name = lexicon.UNKNOWN["division"]
        return UnitRow(name, self._url(UNKNOWN, "list"), self._url(UNKNOWN, "lines"), tally)

    def sentences(self, chosen: Collection[Unit]) -> Iterator[str]:
        """Yield a sentence for each region, or one for all if they are many."""
        if len(chosen) > MOST_SENTENCES:
            leaves = {leaf.adcode: leaf for unit in chosen for leaf in self.tree.leaves(unit)}
            yield self._sentence(f"所选 {len(chosen)} 个地区共", self.counties(leaves.values()))
            return
        for unit in chosen:
            yield self._sentence(unit.name, self.counties(self.tree.leaves(unit)))

    def sentences_everywhere(self) -> Iterator[str]:
        yield self._sentence("全国", self.counties(self._everywhere()))

    def _everywhere(self) -> list[Unit]:
        return [leaf for province in self.tree.below(None) for leaf in self.tree.leaves(province)]

    def named(self) -> Iterator[Named]:
        """Yield the counties that used the words, that did not, and of which that cannot be said, as long as they are few.

        Who reads no names of those that used them would take the next ones for these.
        """
        by_state: dict[str, list[Unit]] = {}
        for unit in self._everywhere():
            by_state.setdefault(self.tally(unit).state, []).append(unit)
        for state, label in NAMED.items():
            units = by_state.get(state, [])
            if len(units) > MOST_NAMED:
                return
            if units:
                yield Named(label, tuple(replace(self.row(unit), name=self._placed(unit)) for unit in units))

    def _placed(self, unit: Unit) -> str:
        """Return a name with that of its province: 四川昭化区."""
        province = self.tree.units.get(f"{unit.adcode[:2]}0000")
        return unit.name if province in (None, unit) else f"{lexicon.short_name(province.name)}{unit.name}"

    def _sentence(self, name: str, found: Counties) -> str:
        return (
            f"{name} {found.total:,} 个县（市、区）{_note(found)}中：用过的 {found.used:,} 个，"
            f"有文本而未见的 {found.unseen:,} 个，文本残缺、不能断定的 {found.undecided:,} 个，没有文本的 {found.none:,} 个。"
        )


def _note(found: Counties) -> str:
    return f"（含不设县区的 {found.undivided} 个市、省，各按一个计）" if found.undivided else ""
