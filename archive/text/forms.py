"""Many texts folded, reduced and punctuated at once: what an index keeps of them, in a tenth of the time.

`fold.reduce` says what the forms are, character by character; here the same is done to arrays of all characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.text.fold import (
    KINDS,
    PARAGRAPH_END,
    PLAIN,
    PUNCTUATED,
    SENTENCE_END,
    Codes,
    decoded,
    folded_codes,
)

Kinds = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

# Code point → the letter of its kind, filled as characters are met.
_KIND_CODES = np.zeros(0x110000, dtype=np.uint8)
DIGIT, LINE_FEED, SENTENCE_MARK, CLOSING, IN_NUMBERS, PERCENT, BLANK, KEPT = map(ord, "dnecmrzk")
# The kind of a character stands in one number above its code point.
KIND_AT = 24
LETTER, KEPT_LETTER = np.uint32((1 << KIND_AT) - 1), np.uint32(KEPT << KIND_AT)
FORMS = tuple(np.frombuffer(kept, dtype=bool) for kept in (PLAIN, PUNCTUATED))


class Forms(NamedTuple):
    """A text as `fold`, `reduce` and `punctuate` return it."""

    folded: str
    reduced: str
    punctuated: str


def forms_of(texts: Sequence[str]) -> Iterator[Forms]:
    """Yield the forms of each text.

    >>> [each.punctuated for each in forms_of(["審議 監督法，好", "“好！”"])]
    ['审议监督法,好', '“好!”']
    """
    if not texts:
        return iter(())
    # A line feed ends every sentence and is in neither form, so texts do not touch.
    codes = folded_codes("".join(f"{text}\n" for text in texts))
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.intp)
    kinds = _kinds(codes)
    starts, marks = _separators(kinds, ends)
    # Each character with its kind, so that separators are put between sentences once for all.
    joined = np.insert(codes | _in_numbers(kinds).astype(np.uint32) << KIND_AT, starts, marks)
    letters, kept = joined & LETTER, joined >> KIND_AT
    ends_joined = ends + np.searchsorted(starts, ends)
    folded = (text[:-1] for text in _parts(codes, ends))
    reduced, punctuated = (_kept(letters, form[kept], ends_joined) for form in FORMS)
    return map(Forms, folded, reduced, punctuated)


def _kinds(codes: Codes) -> Kinds:
    """Return the kind of each folded character, as the code of its letter."""
    kinds = _KIND_CODES[codes]
    if 0 in kinds:
        for code in np.unique(codes[kinds == 0]).tolist():
            _KIND_CODES[code] = ord(KINDS[code])
        kinds = _KIND_CODES[codes]
    return kinds


def _separators(kinds: Kinds, ends: Places) -> tuple[Places, Codes]:
    """Return where separators stand, before sentences that are not the first of their text, and which they are."""
    starts = _sentence_starts(kinds)
    breaks = kinds == LINE_FEED
    # One of blanks alone is no sentence.
    holding = np.logical_or.reduceat(~breaks & (kinds != BLANK), starts)
    starts = starts[holding]
    text = np.searchsorted(ends, starts, side="right")
    later = np.flatnonzero(text[1:] == text[:-1]) + 1
    lines = np.cumsum(breaks)[starts]
    other_paragraph = lines[later] != lines[later - 1]
    marks = np.where(other_paragraph, ord(PARAGRAPH_END), ord(SENTENCE_END)).astype(np.uint32)
    return starts[later], marks | KEPT_LETTER


def _sentence_starts(kinds: Kinds) -> Places:
    """Return where the pieces begin that `fold.SENTENCE` finds."""
    breaks, terminal, closing = kinds == LINE_FEED, kinds == SENTENCE_MARK, kinds == CLOSING
    places = np.arange(len(kinds))
    # Marks that close belong to a sentence end if nothing but such marks stands between.
    before = np.maximum.accumulate(np.where(closing, 0, places))
    tail = terminal | (closing & terminal[before])
    begins = np.empty(len(kinds), dtype=bool)
    begins[0] = True
    goes_on = closing[1:] | (terminal[1:] & terminal[:-1])
    begins[1:] = breaks[1:] | breaks[:-1] | (tail[:-1] & ~goes_on)
    return np.flatnonzero(begins)


def _in_numbers(kinds: Kinds) -> Kinds:
    """Return the kinds with the signs of numbers as what is kept: what `fold.IN_NUMBER` finds."""
    digits = kinds == DIGIT
    behind, before = np.zeros_like(digits), np.zeros_like(digits)
    behind[1:], before[:-1] = digits[:-1], digits[1:]
    signs = behind & ((kinds == PERCENT) | ((kinds == IN_NUMBERS) & before))
    return np.where(signs, np.uint8(KEPT), kinds)


def _kept(letters: Codes, mask: Flags, ends: Places) -> Iterator[str]:
    """Yield the letters of each text that the mask leaves."""
    return _parts(letters[mask], np.cumsum(mask, dtype=np.intp)[ends - 1])


def _parts(codes: Codes, ends: Places) -> Iterator[str]:
    """Yield the texts that end there."""
    text = decoded(codes)
    return (text[start:end] for start, end in pairwise([0, *ends.tolist()]))
