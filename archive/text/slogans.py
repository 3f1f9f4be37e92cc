"""The lexicon of slogans (提法), and where its forms stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.text.fold import fold


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a slogan: `text[start:end]` is a form of it."""

    canonical: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Slogans by every form they are written in; forms are matched folded.

    >>> lexicon = Lexicon.of([("代表联络站", ()), ("人大代表联络站", ("代表聯絡總站",))])
    >>> [(use.canonical, use.start) for use in lexicon.uses("建人大代表联络站，代表聯絡站")]
    [('人大代表联络站', 1), ('代表联络站', 9)]
    """

    canonical_of: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, slogans: Iterable[tuple[str, Iterable[str]]]) -> Lexicon:
        """Return the lexicon of canonical forms, each with its variants. A form of two slogans is the first's."""
        canonical_of: dict[str, str] = {}
        for canonical, variants in slogans:
            for form in (canonical, *variants):
                if form.strip():
                    canonical_of.setdefault(fold(form.strip()), canonical)
        longest_first = sorted(canonical_of, key=len, reverse=True)
        return cls(canonical_of, re.compile(f"(?=({'|'.join(map(re.escape, longest_first)) or '(?!)'}))"))

    def uses(self, text: str) -> Iterator[Use]:
        """Yield the uses in a text in order; a form inside a longer one is no use of its own."""
        reached = 0
        for match in self.pattern.finditer(fold(text)):
            start, end = match.span(1)
            # Starts ascend, so what ends before the furthest end so far lies inside an earlier match.
            if end > reached:
                reached = end
                yield Use(self.canonical_of[match[1]], start, end)
