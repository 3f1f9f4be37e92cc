"""Terms the archive knows that are written or read like a typed one: for a slip of the pen or of the pinyin."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from pypinyin import lazy_pinyin

from archive.models import Division, Person, Slogan
from archive.text.fold import reduce_run

MOST = 3
# A character wrong in four, or two in eight.
ALIKE = 0.74
SHORTEST_WRITTEN = 4
LONGEST = 30


def near_forms(typed: str) -> tuple[str, ...]:
    """Return known slogans, divisions and people that sound or look like what was typed, the likest first.

    Letters are taken for pinyin or for its initials: qgcrmmz is 全过程人民民主.
    """
    sought = reduce_run(typed)
    if not 2 <= len(sought) <= LONGEST:
        return ()
    known = _known_terms()
    if sought.isascii():
        return _heard(known).get(sought, ())[:MOST]
    heard = _heard(known).get(_sound(sought), ())
    written = get_close_matches(sought, known, MOST, ALIKE) if len(sought) >= SHORTEST_WRITTEN else ()
    return tuple(dict.fromkeys(term for term in (*heard, *written) if term != sought))[:MOST]


def _known_terms() -> tuple[str, ...]:
    """Return the terms, folded, slogans first. Three queries."""
    terms = [
        form for row in Slogan.objects.values_list("canonical", "variants") for form in (row[0], *row[1])
    ]
    terms += Division.objects.current().order_by("adcode").values_list("name", flat=True)
    terms += Person.objects.order_by("pk").values_list("name", flat=True).distinct()
    return tuple(dict.fromkeys(map(reduce_run, terms)))


@lru_cache(maxsize=2)
def _heard(terms: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the terms by their sound, and by its initials."""
    heard: dict[str, list[str]] = {}
    for term in terms:
        for sound in (_sound(term), _initials(term)):
            heard.setdefault(sound, []).append(term)
    return {sound: tuple(found) for sound, found in heard.items()}


def _sound(term: str) -> str:
    return "".join(lazy_pinyin(term))


def _initials(term: str) -> str:
    return "".join(syllable[:1] for syllable in lazy_pinyin(term))
