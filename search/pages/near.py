"""Terms the archive knows that are written or read like a typed one: for a slip of the pen or of the pinyin."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

from pypinyin import lazy_pinyin

from archive.text.fold import reduce_run
from search.suggestions import Suggestions

MOST = 3
# A character wrong in four, or two in eight.
ALIKE = 0.74
SHORTEST_WRITTEN = 4
LONGEST = 30


def near_forms(typed: str, known: Suggestions) -> tuple[str, ...]:
    """Return those of the known terms (reduced) that sound or look like what was typed, the likest first.

    Letters are taken for pinyin or for its initials: qgcrmmz is 全过程人民民主.
    """
    sought = reduce_run(typed)
    if not 2 <= len(sought) <= LONGEST:
        return ()
    if sought.isascii():
        return known.read_as(sought)[:MOST]
    shared = _shared(sought, known.terms)
    heard = _alike_in_sound(sought, shared)
    written = get_close_matches(sought, _may_be_alike(sought, shared), MOST, ALIKE)
    return tuple(dict.fromkeys(term for term in (*heard, *written) if term != sought))[:MOST]


def _shared(sought: str, known: tuple[str, ...]) -> Mapping[str, int]:
    """Return the terms that have a character of a run, in their order, each with how many of its characters stand there.

    To look into all terms, most of which are people, took longer than the rest of a page.
    """
    having, counts = _by_character(known), Counter[int]()
    for character in {*sought}:
        counts.update(having.get(character, ()))
    return {known[number]: counts[number] for number in sorted(counts)}


@lru_cache(maxsize=2)
def _by_character(known: tuple[str, ...]) -> Mapping[str, array[int]]:
    """Return the numbers of the terms in which a character stands, each as often as it does."""
    having: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, term in enumerate(known):
        for character in term:
            having[character].append(number)
    return dict(having)


def _may_be_alike(sought: str, shared: Mapping[str, int]) -> list[str]:
    """Return the terms that share enough characters with a run to be alike: twice the shared ones by those of both."""
    size = len(sought)
    if size < SHORTEST_WRITTEN:
        return []
    return [term for term, count in shared.items() if count * 2 >= ALIKE * (size + len(term))]


def _alike_in_sound(sought: str, shared: Mapping[str, int]) -> Iterator[str]:
    """Yield terms of the same length and sound. A slip leaves a character right: the sound of few is looked up."""
    sound = _sound(sought)
    return (term for term in shared if len(term) == len(sought) and _sound(term) == sound)


@lru_cache(maxsize=1 << 14)
def _sound(term: str) -> str:
    return "".join(lazy_pinyin(term))
