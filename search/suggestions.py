"""What a reader may mean who has typed the beginning of a name: sorted tables in memory, searched by bisection.

A term is found by its characters (from its beginning, or from any later one), by its pinyin, and by the initials.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.text.fold import reduce_run
from search.lexicon import SUGGESTIONS
from search.readings import readings

# So many of a kind, so many in all.
MOST_OF_KIND, MOST = 4, 10
# One letter says too little to read it as an initial; longer words than any name are not looked up.
SHORTEST_READ, LONGEST = 2, 40
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name the archive knows: `insert` is what it is typed as in a query, `url` the page about it.

    `forms` are the ways it is written; `weight` says which of several is likelier.
    """

    kind: str
    label: str
    note: str
    insert: str
    url: str
    forms: tuple[str, ...] = field(compare=False)
    weight: int = field(default=0, compare=False)


class Prefixes:
    """Keys in order, each with the number of what it leads to."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(set(pairs))
        self._keys = [key for key, _ in ordered]
        self._numbers = array("I", (number for _, number in ordered))

    def beginning(self, typed: str) -> set[int]:
        """Return the numbers of all keys that begin so."""
        return {*self._numbers[bisect_left(self._keys, typed) : bisect_left(self._keys, typed + LAST)]}

    def equal(self, typed: str) -> set[int]:
        """Return the numbers of this key."""
        return {*self._numbers[bisect_left(self._keys, typed) : bisect_left(self._keys, typed + "\0")]}


class Suggestions:
    """All suggestions, by kind and weight, and the tables that lead to them."""

    def __init__(self, known: Iterable[Suggestion]) -> None:
        kinds = list(SUGGESTIONS)
        self._known = sorted(
            known, key=lambda each: (kinds.index(each.kind), -each.weight, each.label, each.url)
        )
        forms = [
            (form, number) for number, each in enumerate(self._known) for form in map(reduce_run, each.forms)
        ]
        self._written = Prefixes(forms)
        self._inside = Prefixes(
            (form[start:], number) for form, number in forms for start in range(1, len(form) - 1)
        )
        self._read = Prefixes(
            (key, number) for form, number in forms for reading in readings(form) for key in reading
        )

    def __len__(self) -> int:
        return len(self._known)

    def of(self, typed: str) -> tuple[Suggestion, ...]:
        """Return what the typed characters or letters may mean, the likeliest first.

        What is named exactly so comes first, then what begins so, then what holds it; in each the kinds in order.
        """
        sought = reduce_run(typed)
        if not 0 < len(sought) <= LONGEST:
            return ()
        chosen: dict[str, Suggestion] = {}
        left = dict.fromkeys(SUGGESTIONS, MOST_OF_KIND)
        for numbers in self._by_likeness(sought):
            for number in sorted(numbers):
                found = self._known[number]
                if left[found.kind] and found.url not in chosen:
                    chosen[found.url] = found
                    left[found.kind] -= 1
        return tuple(chosen.values())[:MOST]

    def _by_likeness(self, sought: str) -> Iterator[set[int]]:
        yield self._written.equal(sought)
        yield self._written.beginning(sought)
        if sought.isascii() and len(sought) >= SHORTEST_READ:
            yield self._read.equal(sought)
            yield self._read.beginning(sought)
        if len(sought) > 1:
            yield self._inside.beginning(sought)
