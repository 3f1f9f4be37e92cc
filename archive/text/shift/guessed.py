"""Characters of a reread run that no byte of the text shows, and which of them nothing but chance decides.

A character of a word is told by its word. A character of a person's name is not: parents choose it, so the frequency of
given names says which one is likelier and never which one it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.text.name_words import SURNAMES as RARER_SURNAMES
from archive.text.shift.gbk_pairs import character, simplified
from archive.text.shift.person_names import GIVEN_KIND, LONGEST_NAME
from archive.text.shift.run import Run, pair_of
from archive.text.shift.vocabulary import Vocabulary
from archive.text.words import HAN, SURNAMES

LONGEST_WORD = 8


def first_doubtful(read: str, run: Run, before: str, after: str, near: str, vocabulary: Vocabulary) -> int:
    """Return how many characters of a reading stand before the first guessed one of a name; all, if none is.

    `before` and `after` are the sound characters around; a name that the text `near` has in full is not guessed.
    """
    around = "".join(map(simplified, before + read + after))
    for place in guessed(read, run):
        at = len(before) + place
        if _is_in_name(around, at, near) and not _is_in_word(around, at, vocabulary):
            return place
    return len(read)


def guessed(read: str, run: Run) -> Iterator[int]:
    """Yield the places of the characters with a byte that neither the run nor a reading shows.

    >>> list(guessed("建設", Run(((0xA8, 0xD4),), 0, 0x4F)))
    []
    """
    shown = [own for pair in run.pairs for own in pair] + ([] if run.trail is None else [run.trail])
    place, is_after_gap = 0, False
    for number, own in enumerate(read):
        lead, trail = pair_of(own) or (0, 0)
        # The first lead is that of the straddling character, which a reading tells.
        is_shown = number == 0 or (not is_after_gap and shown[place : place + 1] == [lead])
        place += number > 0 and not is_after_gap
        is_after_gap = shown[place : place + 1] != [trail]
        place += not is_after_gap
        if is_after_gap or not is_shown:
            yield number


def first_may_differ(
    read: str, leads: Iterable[int], before: str, after: str, near: str, vocabulary: Vocabulary
) -> bool:
    """Tell whether a reading begins with a family name that may be another one with another of the lost `leads`.

    The reading behind it often fits several characters, so several first bytes: 佔世忠 or 巫世忠.
    """
    around, at = "".join(map(simplified, before + read + after)), len(before)
    own_lead, trail = pair_of(read[0]) or (0, 0)
    if around[at] not in SURNAMES:
        return False
    others = {simplified(own) for lead in leads if lead != own_lead and (own := character(lead, trail))}
    return (
        not others.isdisjoint(RARER_SURNAMES)
        and _is_in_name(around, at, near)
        and not _is_in_word(around, at, vocabulary)
    )


def _is_in_name(around: str, at: int, near: str) -> bool:
    """Tell whether a character may be one of a name, of two or three, that the text does not have elsewhere."""
    starts = [start for start in range(max(0, at - LONGEST_NAME + 1), at + 1) if around[start] in SURNAMES]
    names = [
        name
        for start in starts
        for size in (2, LONGEST_NAME)
        if start + size > at and all(map(HAN.match, name := around[start : start + size]))
    ]
    return bool(names) and not any(len(name) == LONGEST_NAME and name in near for name in names)


def _is_in_word(around: str, at: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a word of the language, names of people apart, holds a character."""
    spans = (
        around[start:end]
        for start in range(max(0, at - LONGEST_WORD + 1), at + 1)
        for end in range(max(at + 1, start + 2), min(len(around), start + LONGEST_WORD) + 1)
    )
    return any(span in vocabulary.shares and vocabulary.kind(span) != GIVEN_KIND for span in spans)
