"""Which script a text is in: the traditional one, or both mixed.

Beside `damage`, which makes flags of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from archive.text.document import Document
from archive.text.script import HANS_ONLY, HANS_ONLY_PATTERN, STRONG, STRONG_PATTERN

LEAST_TRADITIONAL = 0.4
"""The share of characters of one script only from which on a text is in the traditional one."""


def traditional(document: Document) -> Iterator[tuple[int, int]]:
    """Yield a traditional character, unless those of a text in simplified script are only strewn into it."""
    if _was_simplified(document):
        decoded = document.repaired.decoded
        strong, simplified = (kinds.total() for kinds in _of_one_script(decoded))
        if strong >= LEAST_TRADITIONAL * (strong + simplified):
            yield from (match.span() for match in STRONG_PATTERN.finditer(decoded))


def mixed_script(document: Document) -> Iterator[tuple[int, int]]:
    """Yield a simplified character of a text that has many of both scripts."""
    if not _was_simplified(document):
        return
    decoded = document.repaired.decoded
    kinds_of_other, kinds = map(len, _of_one_script(decoded))
    if kinds >= 5 and kinds_of_other >= 5 and 0.1 < kinds / (kinds + kinds_of_other) < 0.9:
        yield from (match.span() for match in HANS_ONLY_PATTERN.finditer(decoded))


# Both flags ask for them.
@lru_cache(maxsize=1)
def _of_one_script(text: str) -> tuple[Counter[str], Counter[str]]:
    """Count the characters of a text that only traditional, and those that only simplified script uses."""
    every = Counter(text)
    strong, simplified = (
        Counter({character: every[character] for character in every.keys() & script})
        for script in (STRONG, HANS_ONLY)
    )
    return strong, simplified


def _was_simplified(document: Document) -> bool:
    return any(step.rule == "script" for step in document.repaired.steps)
