"""The text that is matched: `fold` character by character, `reduce` to sentences without punctuation.

On the query's path both the stored statements and the typed runs go through here, so that a phrase search is
a substring search. Nothing of this is ever shown.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from archive.text.fold_rows import OWN_ROWS
from archive.text.fold_table import PAIRS

Codes = NDArray[np.uint32]
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
# From so many characters on a table of all of Unicode is faster than a dictionary.
LONG = 100
UNKNOWN = 0xFFFFFFFF
_CODES = np.full(0x110000, UNKNOWN, dtype=np.uint32)


def folded_codes(text: str) -> Codes:
    """Return the code points of a folded text; the table is filled as characters are met."""
    return translated(text, _TABLE, _CODES)


def translated(text: str, table: dict[int, str], codes: Codes) -> Codes:
    """Return the code points of what `table` makes of a text; `codes`, of all characters, holds what has been met of it."""
    met = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    made = codes[met]
    if UNKNOWN in made:
        for code in np.unique(met[made == UNKNOWN]).tolist():
            codes[code] = ord(table[code])
        made = codes[met]
    return made


def decoded(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def fold(text: str) -> str:
    """Return `text` as it is matched: half width, lower case, simplified; as long as it was.

    Context-free, so `fold(a + b) == fold(a) + fold(b)` and offsets survive; a character whose form would need
    more than one character (…, Ⅱ's full form, ㎡) stays. What merges is listed in `fold_rows`.

    >>> fold("反覆審議《GDP》9％")
    '反复审议《gdp》9%'
    """
    return text.translate(_TABLE) if len(text) < LONG else decoded(folded_codes(text))


SENTENCE_END = "\x1e"
PARAGRAPH_END = "\x1d"
HOLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Reduced:
    """What a text is matched by: its sentences, folded, joined by `SENTENCE_END` or, between paragraphs, `PARAGRAPH_END`.

    `offsets[i]` is the place in the original text of `text[i]` (of a separator: of the character before it).
    """

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text of `text[start:end]` (`start < end`)."""
        return self.offsets[start], self.offsets[end - 1] + 1


# One letter a character, so that the sentence patterns stay small: d digit, n line feed, e sentence end,
# c mark that closes what the sentence end stands in, m mark kept between digits, r percent, z blank or
# control, p other punctuation or symbol, k kept.
_KIND_OF = (
    dict.fromkeys("0123456789", "d")
    | {"\n": "n", "%": "r", HOLE: "k"}
    | dict.fromkeys("。!?;", "e")
    | dict.fromkeys(".,-/", "m")
    | dict.fromkeys("”’)]}】》〉〕", "c")
)


class _KindTable(dict[int, str]):
    """Code point of a folded character → its kind, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = _KIND_OF.get(chr(code)) or _kind_by_category(chr(code))
        return kind


def _kind_by_category(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "Z" or category in ("Cc", "Cf"):
        return "z"
    return "p" if category[0] in "PS" else "k"


KINDS = _KindTable()

SENTENCE = re.compile("[^en]*e+c*|[^en]+|n")
IN_NUMBER = re.compile("(?<=d)(?:m(?=d)|r)")


def _keeping(kinds: str) -> bytes:
    """Return the table that turns a string of kinds into a mask of what stays."""
    return bytes(chr(code) in kinds for code in range(256))


PLAIN = _keeping("kd")
PUNCTUATED = _keeping("kdmrpec")


def reduce(text: str) -> Reduced:
    """Return `text` without blanks, punctuation and symbols, save in numbers: 3.5% 1,000 2022-08 11/7 stay.

    Sentences end at 。！？； (of either width) and at line feeds. A hole (U+FFFD) is kept, so nothing matches
    across it.

    >>> reduce("會議指出，增長3.5％。反覆、審議").text.split(SENTENCE_END)
    ['会议指出增长3.5%', '反复审议']
    """
    return _reduced(text, PLAIN)


def punctuate(text: str) -> Reduced:
    """Like `reduce`, but without blanks only: what runs in quotes are matched by. Cut into the same sentences.

    >>> punctuate("會議 指出，“好！”好").text.split(SENTENCE_END)
    ['会议指出,“好!”', '好']
    """
    return _reduced(text, PUNCTUATED)


def reduce_run(typed: str, *, quoted: bool = False) -> str:
    """Return typed characters as they are sought in one sentence of `reduce`, or of `punctuate` if `quoted`."""
    folded = fold(typed)
    kept = PUNCTUATED if quoted else PLAIN
    return "".join(compress(folded, _mask(folded.translate(KINDS), kept)))


def _mask(kinds: str, kept: bytes) -> bytes:
    """Return a byte for each character: whether it stays."""
    return IN_NUMBER.sub("k", kinds).encode("ascii").translate(kept)


def _reduced(text: str, kept: bytes) -> Reduced:
    folded = fold(text)
    kinds = folded.translate(KINDS)
    mask = _mask(kinds, kept)
    pieces: list[str] = []
    masks: list[bytes] = []
    places = array("I")
    for start, end, separator in _sentences(kinds):
        if separator:
            pieces.append(separator)
            masks.append(b"\1")
            places.append(start - 1)
        pieces.append(folded[start:end])
        masks.append(mask[start:end])
        places.extend(range(start, end))
    every = b"".join(masks)
    return Reduced("".join(compress("".join(pieces), every)), array("I", compress(places, every)))


def _sentences(kinds: str) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences that hold more than blanks, each with the separator that stands before it."""
    separator = ""
    for match in SENTENCE.finditer(kinds):
        if match.group() == "n":
            separator = separator and PARAGRAPH_END
        elif match.group().strip("z"):
            yield match.start(), match.end(), separator
            separator = SENTENCE_END
