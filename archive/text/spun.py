"""Words that only a synonym machine writes, which makes a copied text look new.

`damage` flags them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.text import damage_lexicon as lexicon
from archive.text.document import Document

ENOUGH = 2
"""Different words; one may be anybody's."""


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of some words, the longest first; those that begin alike are looked at together."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{first}(?:{'|'.join(behind)})" for first, behind in rests.items()))


SPUN = _any_of((*lexicon.SPUN, *lexicon.TWINS))


def spun(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans of such words in the decoded text, if there are enough of them."""
    found: dict[str, int] = {}
    for match in SPUN.finditer(document.repaired.text):
        found.setdefault(match[0], match.start())
    if len(found) >= ENOUGH:
        for word, place in found.items():
            yield document.repaired.decoded_span(place, place + len(word))
