"""What a reader may mean who has typed the beginning of a name: sorted tables in memory, searched by bisection.

A term is found by its characters (from its beginning, or from any later one), by its pinyin, and by the initials.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from archive.text.fold import reduce_run
from search.lexicon import SUGGESTIONS
from search.readings import name_readings, readings

# So many of a kind, so many in all.
MOST_OF_KIND, MOST = 4, 10
# One letter says too little to read it as an initial; longer words than any name are not looked up.
SHORTEST_READ, LONGEST = 2, 40
# Behind every key that begins as what stands before it.
LAST = b"\xff"
# Of so many keys one is an object: a search among objects takes a hundredth of one that makes each as it meets it.
STEP = 16
# Kind → how it is typed in a query, and where its pages are.
PREFIXES = {"slogan": "{}", "division": "县:{}", "person": "人:{}", "source": '来源:"{}"'}
PAGES = {"slogan": "/search/?q=", "division": "/divisions/", "person": "/people/", "source": "/sources/"}
# A form to its pinyin and its initials, once for each way to read it.
Read = Callable[[str], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name the archive knows, kept small: there are tens of thousands.

    `page` is the last part of its page's address, `where` tells namesakes apart, `articles` says how likely it is
    meant. `forms` are the ways it is written, if they are not its label; it is `typed` so, if not as its label.
    """

    kind: str
    label: str
    page: str
    where: str = ""
    articles: int = 0
    forms: tuple[str, ...] = ()
    typed: str = ""

    @property
    def note(self) -> str:
        return " · ".join(filter(None, (self.where, f"{self.articles:,} 篇" if self.articles else "")))

    @property
    def insert(self) -> str:
        """What it is typed as in a query."""
        return PREFIXES[self.kind].format(self.typed or self.label)

    @property
    def url(self) -> str:
        return f"{PAGES[self.kind]}{self.page}"


class Prefixes:
    """Keys in order, each with the number of the form it leads to; all in one string of bytes, as there are ten for a form."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        # UTF-8 is in the order of the characters.
        ordered = sorted({(key.encode(), number) for key, number in pairs})
        self._text = b"".join(key for key, _ in ordered)
        self._ends = array("I", accumulate((len(key) for key, _ in ordered), initial=0))
        self._numbers = array("I", (number for _, number in ordered))
        self._steps = [key for key, _ in ordered[::STEP]]

    def beginning(self, typed: str) -> set[int]:
        """Return the numbers of all keys that begin so."""
        return self._between(typed.encode(), typed.encode() + LAST)

    def equal(self, typed: str) -> set[int]:
        """Return the numbers of this key."""
        return self._between(typed.encode(), typed.encode() + b"\0")

    def _between(self, first: bytes, last: bytes) -> set[int]:
        return {*self._numbers[self._place(first) : self._place(last)]}

    def _place(self, key: bytes) -> int:
        """Return how many keys stand before this one."""
        behind = bisect_left(self._steps, key) * STEP
        places = range(max(0, behind - STEP), min(behind, len(self._numbers)))
        return places.start + bisect_left(places, key, key=self._key)

    def _key(self, place: int) -> bytes:
        return self._text[self._ends[place] : self._ends[place + 1]]


class Suggestions:
    """All suggestions, by kind and frequency, and the tables that lead to them."""

    def __init__(self, known: Iterable[Suggestion]) -> None:
        kinds = list(SUGGESTIONS)
        self._known = sorted(
            known, key=lambda each: (kinds.index(each.kind), -each.articles, each.label, each.page)
        )
        # Where the names of each kind end.
        self._ends = {each.kind: number for number, each in enumerate(self._known, 1)}
        # Each form once, with all that are written so: of half a million people four in five are namesakes.
        written_so = self._written_so()
        self._numbers = list(written_so.values())
        forms = [(place, form, read) for place, (form, read) in enumerate(written_so)]
        self._forms = [form for _, form, _ in forms]
        # Most are the labels themselves, so they take no room.
        self.terms = tuple(dict.fromkeys(self._forms))
        self._written = Prefixes((form, place) for place, form, _ in forms)
        self._inside = Prefixes(
            (form[start:], place) for place, form, _ in forms for start in range(1, len(form) - 1)
        )
        self._read = Prefixes(
            (key, place) for place, form, read in forms for way in read(form) for key in way
        )

    def _written_so(self) -> dict[tuple[str, Read], array[int]]:
        """Return the reduced forms, with how each is read, and the numbers of the names that are written so."""
        found: dict[tuple[str, Read], array[int]] = {}
        for number, known in enumerate(self._known):
            read: Read = name_readings if known.kind == "person" else readings
            for form in known.forms or (known.label,):
                reduced = reduce_run(form)
                # One that is its label is no string of its own.
                found.setdefault((form if reduced == form else reduced, read), array("I")).append(number)
        return found

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
        for places in self._by_likeness(sought):
            numbers = {number for place in places for number in self._numbers[place]}
            for found in self._while_wanted(sorted(numbers), left):
                if found.url not in chosen:
                    chosen[found.url] = found
                    left[found.kind] -= 1
        return tuple(chosen.values())[:MOST]

    def _while_wanted(self, numbers: list[int], left: dict[str, int]) -> Iterator[Suggestion]:
        """Yield the names of ascending numbers, of each kind as long as more of it are wanted."""
        place = 0
        while place < len(numbers):
            found = self._known[numbers[place]]
            if left[found.kind]:
                yield found
                place += 1
            else:
                place = bisect_left(numbers, self._ends[found.kind], place)

    def read_as(self, letters: str) -> tuple[str, ...]:
        """Return the reduced terms of which the letters are the pinyin or its initials, the likeliest first."""
        return tuple(dict.fromkeys(map(self._forms.__getitem__, sorted(self._read.equal(letters)))))

    def _by_likeness(self, sought: str) -> Iterator[set[int]]:
        yield self._written.equal(sought)
        yield self._written.beginning(sought)
        if sought.isascii() and len(sought) >= SHORTEST_READ:
            yield self._read.equal(sought)
            yield self._read.beginning(sought)
        if len(sought) > 1:
            yield self._inside.beginning(sought)
