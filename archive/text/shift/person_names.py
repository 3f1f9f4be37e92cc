"""How likely a run of characters is a person's name that no dictionary has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.text.words import SURNAMES

GIVEN_KIND = "nr"
"""What jieba calls names of people."""
NEW_NAME = 0.3
"""How many names a dictionary lacks."""
LONGEST_NAME = 3
LONG_SHARE = 0.8
"""How many names have a surname and two characters."""
LEAST_COUNT = 5


@dataclass(frozen=True, slots=True, eq=False)
class PersonNames:
    """The logarithms of the shares of surnames and of the characters behind them, the most frequent of these first."""

    surnames: Mapping[str, float]
    given: Mapping[str, float]

    @classmethod
    def of(cls, names: Iterable[str]) -> PersonNames:
        """Count the characters of full names.

        >>> names = PersonNames.of(["王小明", "王小红", "李小红"])
        >>> names.chance("王红明") > names.chance("李红明") > names.chance("会红明")
        True
        """
        full = [name for name in names if len(name) == LONGEST_NAME and name[0] in SURNAMES]
        first = Counter(name[0] for name in full)
        given = Counter(character for name in full for character in name[1:])
        characters = given.total()
        total = len(full) + LEAST_COUNT * len(SURNAMES)
        return cls(
            {surname: math.log((first[surname] + LEAST_COUNT) / total) for surname in SURNAMES},
            {character: math.log(count / characters) for character, count in given.most_common()},
        )

    def chance(self, name: str) -> float:
        """Return the share of a name among all names; 0 if it is none."""
        begun = self.begun(name)
        if begun is None or len(name) < 2:
            return 0.0
        return math.exp(begun) * (LONG_SHARE if len(name) == LONGEST_NAME else 1 - LONG_SHARE)

    def going_on(self, name: str, least: float) -> Iterator[str]:
        """Yield the characters that may go on a name so that its share is no less than the logarithm `least`."""
        share = self.begun(name) if len(name) < LONGEST_NAME else None
        if share is None:
            return
        for character, given in self.given.items():
            if share + given < least:
                return
            yield character

    def begun(self, name: str) -> float | None:
        """Return the logarithm of the share of the names that begin so; None if none does."""
        share = self.surnames.get(name[0])
        if share is None or len(name) > LONGEST_NAME:
            return None
        share += math.log(NEW_NAME)
        for character in name[1:]:
            given = self.given.get(character)
            if given is None:
                return None
            share += given
        return share
