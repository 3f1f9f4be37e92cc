"""Readings in bopomofo (ㄒㄩㄝˊ), which pages of Taiwan and their converters write instead of pinyin.

Beside `pinyin`, which knows the readings of each character and finds those in brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pypinyin import Style
from pypinyin.style import convert

SYLLABLE = "˙?[\u3105-\u3129]{1,3}[ˊˇˋ˙]?"
TONES = "ˊˇˋ˙"
NEUTRAL = "˙"


def is_bopomofo(written: str) -> bool:
    """Tell whether a syllable is written in bopomofo."""
    return "\u3105" <= written.strip(TONES)[:1] <= "\u3129"


def is_reading(written: str, readings: Iterable[str]) -> bool:
    """Tell whether `written`, with its tone or without one, is one of these readings in pinyin.

    >>> is_reading("ㄒㄩㄝˊ", ["xué"]), is_reading("˙ㄉㄜ", ["de"]), is_reading("ㄒㄩㄝ", ["xué"]), is_reading("ㄒㄩㄝˋ", ["xué"])
    (True, True, True, False)
    """
    known = {convert(_with_umlaut(reading), Style.BOPOMOFO, strict=True) for reading in readings}
    bare = written.strip(TONES)
    if written.startswith(NEUTRAL):
        return f"{bare}{NEUTRAL}" in known
    return written in known or (written == bare and bare in {sounds.strip(TONES) for sounds in known})


def _with_umlaut(reading: str) -> str:
    return unicodedata.normalize("NFC", reading.replace("v", "u\u0308"))
