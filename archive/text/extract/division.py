"""The divisions an article is about, as far as its own words tell; same-named ones stay open without a local clue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from archive.text.document import Finding
from archive.text.extract.division_clue import LEGISLATORS, MET_IN, REGION, STRONG, VENUE, Clue, clues_of
from archive.text.extract.level import LEVEL_OF_SIGN, fits, signs
from archive.text.extract.reading import Reading, found
from archive.text.extract.section import sections
from archive.text.places.gazetteer import Unit

# 省人大常委会在汉阴县…, 全市人大工作座谈会在…: who meets there is not the county.
OF_ABOVE = re.compile(
    r"(?:[省市州]|自治区)(?:人大|人民代表大会)[^，。；;\n]{0,20}$|全[省市州区][^，。；;\n]{0,24}会[^，。；;\n]{0,12}$"
)
COUNTY_SIGNS = "县区旗"
FEWEST_VISITED = 2


def divisions(reading: Reading) -> tuple[Finding, ...]:
    """Return a finding for each division the article is about, best first; its value is the adcode."""
    counted = signs(reading)
    clues = list(clues_of(reading, of_region=counted[REGION] > 0))
    chosen = _of_sections(reading) or _chosen((clue for clue in clues if _fits(clue.unit, counted)), counted)
    if all(clue.rule == "enumerated" for clue in chosen):
        # One of several places in a row may be a city like the one that the article is about.
        chosen = _above_visited(reading, clues, counted) or chosen
    sure = len(chosen) == 1 and not (_visits(reading, chosen[0], clues) or _hosts(reading, chosen[0]))
    return tuple(_finding(reading, clue, sure=sure) for clue in chosen)


def _visits(reading: Reading, chosen: Clue, clues: Iterable[Clue]) -> bool:
    """Tell whether the title names a unit that is neither the chosen one nor above it: its people go there, or host others."""
    own = {unit.adcode for unit in reading.gazetteer.path(chosen.unit)}
    return any(clue.rule == "title" and clue.unit.adcode not in own for clue in clues)


def _hosts(reading: Reading, chosen: Clue) -> bool:
    """Tell whether people of a higher unit meet in the chosen one where it is named."""
    text = reading.document.repaired.text
    line = text.rfind("\n", 0, chosen.start) + 1
    return bool(MET_IN.search(text, line, chosen.start) and OF_ABOVE.search(text, line, chosen.start))


def _fits(unit: Unit, counted: Counter[str]) -> bool:
    """Tell whether the article's organs (县人大, 区委 …) can be the unit's; those of a township say nothing."""
    own = [sign for sign in counted if LEVEL_OF_SIGN[sign] != "township"]
    return any(fits(unit, sign) for sign in own) if own else unit.level == "county" or not counted


def _of_sections(reading: Reading) -> list[Clue]:
    """Return the division of each section that one heads; who asked them to write, the city, is none of them."""
    first: dict[str, Clue] = {}
    for part in sections(reading):
        clue = Clue(part.place.start, part.place.end, part.unit, STRONG, "section")
        first.setdefault(part.unit.adcode, clue)
    return list(first.values())


def _chosen(clues: Iterable[Clue], counted: Counter[str]) -> list[Clue]:
    """Return the strongest clue of each division the article is about."""
    best: dict[str, Clue] = {}
    for clue in clues:
        if clue.unit.adcode not in best or clue.weight > best[clue.unit.adcode].weight:
            best[clue.unit.adcode] = clue
    above = _region(best.values(), counted) or _superior(best.values(), counted)
    if above:
        return [above]
    for level in ("county", "prefecture", "province"):
        # What only a banner or footer names (the casino on a stolen host) is no province of an article.
        of_level = [
            clue
            for clue in best.values()
            if clue.unit.level == level and not (level == "province" and clue.rule == "furniture")
        ]
        if level != "county":
            wanted = {LEVEL_OF_SIGN[sign] for sign in counted}
            if ("city" if level == "prefecture" else "province") not in wanted:
                continue
        strong = [clue for clue in of_level if clue.weight >= STRONG]
        if strong:
            return strong if level == "county" else strong[:1]
        strongest = _strongest(of_level)
        if strongest:
            return strongest
    return []


def _above_visited(reading: Reading, clues: Iterable[Clue], counted: Counter[str]) -> list[Clue]:
    """Return the prefecture of the counties that an article names whose own organs are a city's: 平桥区, 罗山县."""
    if not counted or {LEVEL_OF_SIGN[sign] for sign in counted} - {"township"} != {"city"}:
        return []
    text = reading.document.repaired.text
    visited = {clue.unit.adcode: clue for clue in clues if clue.unit.level == "county"}
    if any(text.endswith("\n", 0, clue.start) for clue in visited.values()):
        return []  # lines that begin with a county are its own people's words
    above = {
        path[-2].adcode: path[-2]
        for clue in visited.values()
        if len(path := reading.gazetteer.path(clue.unit)) > 2
    }
    if len(visited) < FEWEST_VISITED or len(above) != 1:
        return []
    first, prefecture = min(visited.values(), key=lambda clue: clue.start), *above.values()
    return [Clue(first.start, first.end, prefecture, 0.0, "above-visited")]


def _superior(clues: Iterable[Clue], counted: Counter[str]) -> Clue | None:
    """Return the prefecture or province whose own organs the article speaks of, where no county is named so clearly.

    The counties that it names then are places visited; beside one that the title names, all that it names later and the
    one where they meet.
    """
    strong = [clue for clue in clues if clue.weight >= STRONG]
    strong = [clue for clue in strong if clue.unit.level == "county" or clue.opens]
    if any(clue.rule == "title" and clue.unit.level in LEGISLATORS for clue in strong):
        strong = [clue for clue in strong if clue.opens and clue.rule != VENUE]
    if not strong or any(clue.unit.level == "county" for clue in strong):
        return None
    clue = max(strong, key=lambda clue: clue.weight)
    own = max((counted[sign] for sign in counted if fits(clue.unit, sign)), default=0)
    return clue if own and own >= max(counted[sign] for sign in COUNTY_SIGNS) else None


def _region(clues: Iterable[Clue], counted: Counter[str]) -> Clue | None:
    """Return the autonomous region whose organs the article speaks of most; the city it names is where they met.

    Spared: an article that names a county clearly, or in its title a city that they visit.
    """
    if counted[REGION] <= max((counted[sign] for sign in counted if sign != REGION), default=0):
        return None
    if any(_is_host(clue) for clue in clues):
        return None
    regions = [clue for clue in clues if clue.unit.name.endswith(REGION) and clue.rule != "furniture"]
    return regions[0] if len(regions) == 1 else None


def _is_host(clue: Clue) -> bool:
    is_clear = clue.weight >= STRONG and clue.unit.level == "county"
    return is_clear or (clue.rule == "title" and clue.unit.level == "prefecture")


def _strongest(clues: list[Clue]) -> list[Clue]:
    most = max((clue.weight for clue in clues), default=0)
    ties = [clue for clue in clues if clue.weight == most]
    return ties if len(ties) == 1 else []


def _finding(reading: Reading, clue: Clue, *, sure: bool) -> Finding:
    return found(
        reading.document.repaired, clue.start, clue.end, field="county", value=clue.unit.adcode, rule=clue.rule,
        certainty=min(0.97, 0.4 + clue.weight / 6), certain=sure and clue.weight >= STRONG,
    )  # fmt: skip
