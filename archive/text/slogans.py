"""The lexicon of slogans (提法), and where its forms stand in a text.

Built once from rows and passed in. Forms are matched like typed runs are: folded, and without the punctuation
and blanks of a sentence, so that “不忘初心、牢记使命” is the form 不忘初心牢记使命.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.text.fold import reduce, reduce_run


class Slogan(NamedTuple):
    """A slogan by its canonical form, with the other forms it is written in."""

    canonical: str
    variants: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a slogan: `text[start:end]` is a form of it."""

    start: int
    end: int
    canonical: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Slogans by every form they are written in.

    `forms` holds, for the first two characters of a form, all reduced forms that begin so, longest first;
    `beginnings` finds where a form may begin, so that only these places are looked up.

    >>> lexicon = Lexicon.of([Slogan("代表联络站"), Slogan("人大代表联络站", ["代表聯絡總站"])])
    >>> [(use.canonical, use.start) for use in lexicon.find("建人大代表联络站，代表聯絡站")]
    [('人大代表联络站', 1), ('代表联络站', 9)]
    """

    forms: dict[str, tuple[tuple[str, str], ...]]
    beginnings: re.Pattern[str]

    @classmethod
    def of(cls, slogans: Iterable[tuple[str, Iterable[str]]]) -> Lexicon:
        """Return the lexicon of these slogans. A form that two slogans share is the first one's."""
        canonical_of: dict[str, str] = {}
        for canonical, variants in slogans:
            for form in (canonical, *variants):
                reduced = reduce_run(form)
                if len(reduced) > 1:
                    canonical_of.setdefault(reduced, canonical)
        forms: dict[str, tuple[tuple[str, str], ...]] = {}
        for form in sorted(canonical_of, key=len, reverse=True):
            forms[form[:2]] = (*forms.get(form[:2], ()), (form, canonical_of[form]))
        firsts, seconds = ("".join(map(re.escape, {pair[at] for pair in forms})) for at in (0, 1))
        return cls(forms, re.compile(f"[{firsts}](?=[{seconds}])" if forms else r"(?!)"))

    def find(self, text: str) -> Iterator[Use]:
        """Yield the uses in a text in order; a form inside a longer one is no use of its own."""
        reduced = reduce(text)
        folded = reduced.text
        reached = 0
        for beginning in self.beginnings.finditer(folded):
            at = beginning.start()
            for form, canonical in self.forms.get(folded[at : at + 2], ()):
                if folded.startswith(form, at):
                    # Starts ascend, so what ends before the furthest end so far lies inside an earlier match.
                    if at + len(form) > reached:
                        reached = at + len(form)
                        yield Use(*reduced.span(at, reached), canonical)
                    break

    uses = find
