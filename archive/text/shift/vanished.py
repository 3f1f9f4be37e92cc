"""Characters that vanished whole between two dropped pairs: where a reading without them is not the only good one.

Beside `guessed`. No byte tells how many characters stood in a gap, and `rereading` does not keep every number of them:
應列席 and 應邀列席 leave the same bytes. So a gap is looked at again with one more character in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.text.shift import gbk_pairs
from archive.text.shift.gbk_pairs import simplified
from archive.text.shift.guessed import guessed
from archive.text.shift.run import Run, pair_of
from archive.text.shift.vocabulary import Vocabulary

NO_LESS_LIKELY = -1.0
"""The logarithm of how much less likely a text may be with one more character than without, to be a reading as good."""
MOST_GAPS = 1
"""The gaps of a run that need no more than likely words: each hides any number of characters."""
BEFORE, AFTER = 3, 3


def first_open_gap(read: str, run: Run, before: str, after: str, vocabulary: Vocabulary) -> int:
    """Return how many characters of a reading stand before the first gap that may hide more; all, if none does.

    In a run of several gaps, a character without all its bytes is to be known from the genre between its neighbours.
    """
    around, start = "".join(map(simplified, before + read + after)), len(before)
    gaps = list(_gaps(read))
    for place in gaps:
        if _hides_more(read, place, around, start + place, vocabulary):
            return place
    if len(gaps) > MOST_GAPS:
        seen = vocabulary.characters.runs
        for place in guessed(read, run):
            if around[max(0, start + place - 1) : start + place + 2] not in seen:
                return place
    return len(read)


def _gaps(read: str) -> Iterator[int]:
    """Yield the places before which a pair was dropped."""
    for place in range(1, len(read)):
        _, trail = pair_of(read[place - 1]) or (0, 0)
        lead, _ = pair_of(read[place]) or (0, 0)
        if lead in gbk_pairs.dropped().get(trail, ()):
            yield place


def _hides_more(read: str, place: int, around: str, at: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the text is hardly less likely with one more character in a gap."""
    characters = vocabulary.characters
    _, trail = pair_of(read[place - 1])
    lead, _ = pair_of(read[place])
    left, right = around[max(0, at - BEFORE) : at], around[at : at + AFTER]
    enough = characters.logarithm(left, right) + NO_LESS_LIKELY
    return any(
        lead in gbk_pairs.dropped().get(last, ())
        and left[-1:] + simplified(own) in characters.runs
        and characters.logarithm(left, simplified(own) + right) >= enough
        for own, last in gbk_pairs.between(trail)
    )
