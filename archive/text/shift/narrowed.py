"""Lost full stops: `。会议要求` became `?;嵋橐螅`, where a narrowing of full-width marks hit across two characters.

A full-width mark is A3 and its ASCII byte plus 80. In 。会 = A1 A3 BB E1 the script found A3 BB = ； and wrote `;`:
A1 is left without a partner (`?`), and 会 without its first byte, so the rest is read one byte late. The byte is
known from the mark, so the characters can be paired anew; words of the genre decide how far that is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.draft import Edit
from archive.text.shift.healing import HOLE
from archive.text.shift.pairing import bridged, character, is_word
from archive.text.words import HAN_CLASS

NARROWED = re.compile(rf"\?(?<=[{HAN_CLASS}”》）)]\?)([!-@])(?=[^\x00-\x7f])")
SHIFTED = re.compile(r"[^\x00-\x7f。\n]{0,60}")


def healings(text: str) -> Iterator[Edit]:
    """Yield the full stop and the words that follow it, as far as words of the genre make them certain.

    What is left of the shifted run stays behind a U+FFFD. Spared: a question mark behind which no word comes out
    (`怎么办?!`).
    """
    if "?" not in text:
        return
    for match in NARROWED.finditer(text):
        run = SHIFTED.match(text, match.end())
        if run is None:
            continue
        words, read, lead = _words(ord(match[1]) + 0x80, run[0])
        if words:
            open_end = "" if read == len(run[0]) and lead < 0 else HOLE
            yield Edit(match.start(), match.end() + read, "。" + words + open_end, 0.9)


def _words(lead: int, run: str) -> tuple[str, int, int]:
    """Pair a run anew behind `lead`; return the words, how many characters they took, and the byte left over."""
    pairs = [character.encode("gbk", "ignore") for character in run]
    words, place = "", 0
    while place < len(pairs):
        found = _next(lead, pairs[place : place + 2])
        if not found:
            break
        word, taken, lead = found
        words, place = words + word, place + taken
        if lead < 0:
            break
    return (words, place, lead) if len(words) >= 2 else ("", 0, lead)


def _next(lead: int, pairs: list[bytes]) -> tuple[str, int, int] | None:
    """Return the next word, the characters it took, and the lead byte behind it (-1 if that is lost)."""
    if not pairs or any(len(pair) != 2 for pair in pairs):
        return None
    first = pairs[0]
    if (mark := character(bytes((lead, first[0])))) and mark in "，、；：":
        return mark, 1, first[1]
    if len(pairs) == 2:
        word = character(bytes((lead, first[0]))) + character(bytes((first[1], pairs[1][0])))
        if is_word(word):
            return word, 2, pairs[1][1]
    # A pair without a character (AA A1–AF FE) was dropped between the two visible ones.
    dropped = bridged(lead, first[0])
    if len(dropped) == 1:
        return dropped[0], 1, first[1]
    return ("，", 0, -1) if lead == 0xA3 else None
