"""How names are read: their pinyin and its initials, with the other readings that a reader may type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from pypinyin import lazy_pinyin

from search.lexicon import OTHER_READINGS

# So many ways to read one name; 单 and 曾 in one name make four.
MOST = 4


@lru_cache(maxsize=1 << 16)
def readings(term: str) -> tuple[tuple[str, str], ...]:
    """Return the pinyin of a term without tones and its initials, once for each way to read it.

    >>> readings("全过程人民民主")
    (('quanguochengrenminminzhu', 'qgcrmmz'),)
    >>> readings("曾毅")
    (('cengyi', 'cy'), ('zengyi', 'zy'))
    """
    return tuple(("".join(way), "".join(syllable[:1] for syllable in way)) for way in _ways(term))


def _ways(term: str) -> Iterator[tuple[str, ...]]:
    """Yield the syllables of a term: as its words are read, then with the other readings of its characters."""
    usual = lazy_pinyin(term)
    if len(usual) != len(term):
        # Letters stand together as one piece.
        yield tuple(usual)
        return
    each = (
        dict.fromkeys((syllable, *OTHER_READINGS.get(character, ())))
        for character, syllable in zip(term, usual, strict=True)
    )
    yield from islice(product(*each), MOST)
