"""How names are read: their pinyin and its initials, with the other readings that a reader may type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from pypinyin import lazy_pinyin

from search.lexicon import OTHER_READINGS

# So many ways to read one name; 单 and 曾 in one name make four.
MOST = 4


@lru_cache(maxsize=1 << 13)
def readings(term: str) -> tuple[tuple[str, str], ...]:
    """Return the pinyin of a term without tones and its initials, once for each way to read it.

    >>> readings("全过程人民民主")
    (('quanguochengrenminminzhu', 'qgcrmmz'),)
    >>> readings("重庆市")
    (('chongqingshi', 'cqs'), ('zhongqingshi', 'zqs'))
    """
    usual = lazy_pinyin(term)
    # Letters stand together as one piece.
    pieces = term if len(usual) == len(term) else usual
    return tuple(_ways(pieces, usual))


def name_readings(name: str) -> tuple[tuple[str, str], ...]:
    """Return the same of a person's name, whose characters are read one by one: there are too many names to remember.

    >>> name_readings("曾毅")
    (('zengyi', 'zy'), ('cengyi', 'cy'))
    """
    return tuple(_ways(name, map(_sound, name)))


def _ways(pieces: Sequence[str], usual: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is read: as usual, then with the other readings of the characters."""
    each = (
        dict.fromkeys((syllable, *OTHER_READINGS.get(piece, ())))
        for piece, syllable in zip(pieces, usual, strict=True)
    )
    for way in islice(product(*each), MOST):
        yield "".join(way), "".join(syllable[:1] for syllable in way)


@lru_cache(maxsize=1 << 13)
def _sound(character: str) -> str:
    """Return how a character is read in a name."""
    known = OTHER_READINGS.get(character)
    return known[0] if known else "".join(lazy_pinyin(character))
