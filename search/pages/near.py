"""Terms the archive knows that are written or read like a typed one: for a slip of the pen or of the pinyin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from math import ceil

from pypinyin import lazy_pinyin

from archive.text.fold import reduce_run

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
    if size < SHORTEST_WRITTEN:
        return []
    terms = _by_length(known)
    return [
        term
        for length in range(ceil(shortest), int(longest) + 1)
        for term in terms.get(length, ())
        if sum(map(characters.__contains__, term)) * 2 >= ALIKE * (size + length)
    ]


@lru_cache(maxsize=2)
def _by_length(known: tuple[str, ...]) -> Mapping[int, Sequence[str]]:
    """Return the terms by how long they are: most are people, and no sentence is like a name."""
    terms: dict[int, list[str]] = defaultdict(list)
    for term in known:
        terms[len(term)].append(term)
    return dict(terms)


def _alike_in_sound(sought: str, known: tuple[str, ...]) -> Iterator[str]:
    """Yield terms of the same length and sound. A slip leaves a character right: the sound of few is looked up."""
    characters, sound = {*sought}, _sound(sought)
    alike = _by_length(known).get(len(sought), ())
    candidates = (term for term in alike if not characters.isdisjoint(term))
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
