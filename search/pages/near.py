"""Terms the archive knows that are written or read like a typed one: for a slip of the pen or of the pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from pypinyin import lazy_pinyin

from archive.models import Person
from archive.text.fold import reduce_run
from archive.text.gazetteer import Gazetteer
from archive.text.slogans import Lexicon

MOST = 3
# A character wrong in four, or two in eight.
ALIKE = 0.74
SHORTEST_WRITTEN = 4
LONGEST = 30


def near_forms(typed: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the known terms (reduced) that sound or look like what was typed, the likest first.

    Letters are taken for pinyin or for its initials: qgcrmmz is 全过程人民民主.
    """
    sought = reduce_run(typed)
    if not 2 <= len(sought) <= LONGEST:
        return ()
    if sought.isascii():
        return _heard(known).get(sought, ())[:MOST]
    heard = _alike_in_sound(sought, known)
    written = get_close_matches(sought, _may_be_alike(sought, known), MOST, ALIKE)
    return tuple(dict.fromkeys(term for term in (*heard, *written) if term != sought))[:MOST]


def _may_be_alike(sought: str, known: tuple[str, ...]) -> list[str]:
    """Return the terms that share enough characters with a run to be alike: comparing with all took most of a page."""
    size, characters = len(sought), {*sought}
    # Alike is twice the shared characters by those of both.
    shortest, longest = size * ALIKE / (2 - ALIKE), size * (2 - ALIKE) / ALIKE
    return [
        term
        for term in known
        if size >= SHORTEST_WRITTEN
        and shortest <= len(term) <= longest
        and sum(map(characters.__contains__, term)) * 2 >= ALIKE * (size + len(term))
    ]


def known_terms(lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the slogans, today's divisions and the people, reduced. One query."""
    terms = [form for group in lexicon.forms.values() for form, _ in group]
    terms += [_reduced(unit.name) for unit in gazetteer.units if unit.valid_to is None]
    people = Person.objects.order_by("name").values_list("name", flat=True).distinct()
    return tuple(dict.fromkeys((*terms, *map(_reduced, people))))


# Names stay the same from page to page; reducing some thousands anew took most of a page without hits.
@lru_cache(maxsize=1 << 16)
def _reduced(name: str) -> str:
    return reduce_run(name)


def _alike_in_sound(sought: str, known: tuple[str, ...]) -> Iterator[str]:
    """Yield terms of the same length and sound. A slip leaves a character right: the sound of few is looked up."""
    characters, sound = {*sought}, _sound(sought)
    candidates = (term for term in known if len(term) == len(sought) and not characters.isdisjoint(term))
    return (term for term in candidates if _sound(term) == sound)


@lru_cache(maxsize=2)
def _heard(terms: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the terms by their sound, and by its initials."""
    heard: dict[str, list[str]] = {}
    for term in terms:
        for sound in (_sound(term), _initials(term)):
            heard.setdefault(sound, []).append(term)
    return {sound: tuple(found) for sound, found in heard.items()}


@lru_cache(maxsize=1 << 14)
def _sound(term: str) -> str:
    return "".join(lazy_pinyin(term))


def _initials(term: str) -> str:
    return "".join(syllable[:1] for syllable in lazy_pinyin(term))
