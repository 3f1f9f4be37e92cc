"""People whose office only the title names: 访绥阳县人大常委会主任冉龙飞 above an interview with 冉龙飞.

Beside `people`, which reads the body; `reading` joins both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.text.document import Document
from archive.text.extract.office import Office
from archive.text.extract.people import Named, people
from archive.text.extract.place import Placed

MOST_TITLES = 4
"""Title lines that are looked at; a page repeats its own."""


def titled_people(document: Document, places: Iterable[Placed], told: Iterable[str]) -> Iterator[Named]:
    """Yield the mentions of people whose office only a title line names."""
    known = set(told)
    for block in [block for block in document.blocks if block.kind == "title"][:MOST_TITLES]:
        full = {
            place.end - block.start: place.start - block.start
            for place in places
            if place.mention.is_full and place.block.start == block.start
        }
        line = document.repaired.text[block.start : block.end]
        found = list(of_title(line, full, document.body.text, known))
        known.update(person.name for person in found)
        yield from found


def of_title(title: str, places: Mapping[int, int], text: str, known: Iterable[str]) -> Iterator[Named]:
    """Yield the mentions of people who have an office in the title alone: 访某县人大常委会主任某某; the first one has it.

    >>> found = of_title("访绥阳县人大常委会主任冉龙飞", {4: 1}, "冉龙飞：好。冉龙飞", ())
    >>> [(one.start, one.office and one.office.text) for one in found]
    [(0, '绥阳县人大常委会主任'), (6, None)]
    """
    told = set(known)
    for person in people(title, places):
        if person.office and person.name not in told:
            told.add(person.name)
            for n, mention in enumerate(re.finditer(re.escape(person.name), text)):
                at = mention.start()
                office = None if n else Office(at, at, person.office.text, person.office.inherits)
                yield Named(at, mention.end(), person.name, office)
