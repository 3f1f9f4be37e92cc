"""The text that is matched: `fold` character by character, `reduce` to sentences without punctuation.

On the query's path both the stored statements and the typed runs go through here, so that a phrase search is
a substring search. Nothing of this is ever shown.
"""

from __future__ import annotations

import unicodedata

from archive.text.fold_rows import OWN_ROWS
from archive.text.fold_table import PAIRS

SIMPLIFIED = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)) | OWN_ROWS


class _FoldTable(dict[int, str]):
    """Code point → folded character, filled as characters are met (a whole table would take 0.4 s to make)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Apply width, case and script until nothing changes, so that folding twice is folding once."""
    seen: set[str] = set()
    while character not in seen:
        seen.add(character)
        for after in (unicodedata.normalize("NFKC", character), character.lower()):
            if len(after) == 1 and after not in seen:
                character = after
        character = SIMPLIFIED.get(character, character)
    return character


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Return `text` as it is matched: half width, lower case, simplified; as long as it was.

    Context-free, so `fold(a + b) == fold(a) + fold(b)` and offsets survive; a character whose form would need
    more than one character (…, Ⅱ's full form, ㎡) stays. What merges is listed in `fold_rows`.

    >>> fold("反覆審議ＧＤＰ３．５％")
    '反复审议gdp3.5%'
    """
    return text.translate(_TABLE)
