"""Pages with byte shifts, written anew from the damage that was seen: a second maker beside `archive.text.shift.model`.

What the pages seen show: each has a list of 2 to 54 traditional characters of its own, mostly frequent ones; each of
these has its reading wherever it stands in step, and no other character has one; the bytes of the whole page are
gone through, so a shift comes about where two neighbours happen to hold a character of the list (鎮 in 祖傳, 冊 in
詢評); the page was read by a program that makes one `?` of a first byte and an ASCII byte that cannot follow it,
and characters of private use of pairs without a name, which the next program removed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import jieba
from opencc import OpenCC
from pypinyin import Style, pinyin

SIZES = (2, 5, 13, 8, 21, 2, 16, 8, 5, 30, 54)
"""How many characters the lists of the pages seen held."""
FREQUENT = 3_000
RUN = re.compile(r"\?[^?()\s]{1,6}\)")
TRIES = 40
"""Pages that are made of a text for each shifted run that is wanted, before it is given up."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text in traditional script, the same as the page has it, and the number of one of the lines that the page damaged."""

    sound: str
    damaged: str
    line: int
    has_lost_pairs: bool
    """Whether whole byte pairs of the line vanished."""


def cases(texts: Sequence[str], *, number: int, seed: int) -> list[Case]:
    """Return different damaged lines of pages made from texts in simplified script."""
    rng = random.Random(seed)
    converter = OpenCC("s2t")
    pages = [converter.convert(text).encode("gbk", "ignore").decode("gbk") for text in texts]
    found: dict[tuple[str, ...], Case] = {}
    for _ in range(TRIES * number):
        for key, case in _shifted_lines(rng.choice(pages), rng):
            found.setdefault(key, case)
        if len(found) >= number:
            break
    return list(found.values())[:number]


def _shifted_lines(text: str, rng: random.Random) -> Iterator[tuple[tuple[str, ...], Case]]:
    data = _annotated(text, rng)
    page = _read(data)
    sound, damaged, whole = text.split("\n"), page.split("\n"), _read(data, private=True).split("\n")
    if len(sound) != len(damaged):
        return
    for number, line in enumerate(damaged):
        if runs := RUN.findall(line):
            around = RUN.split(line)
            key = (*runs, *(piece[:8] for piece in around[1:]))
            yield key, Case(text, page, number, line != whole[number])


def _annotated(text: str, rng: random.Random) -> bytes:
    """Return the bytes of a page with the readings of the characters of a list behind each of these."""
    data = text.replace("\n", "\r\n").encode("gbk")
    pool = _pool()
    listed = rng.choices(list(pool), [count**0.5 for count in pool.values()], k=rng.choice(SIZES))
    for own in dict.fromkeys(listed):
        pair = own.encode("gbk")
        data = data.replace(pair, pair + f"({pinyin(own, style=Style.TONE)[0][0]})".encode("gb18030"))
    return data


def _read(data: bytes, *, private: bool = False) -> str:
    """Return the text that the page's readers made of it, with the characters of private use or without."""
    characters: list[str] = []
    place = 0
    while place < len(data):
        size = 1 if data[place] < 0x80 else 2
        pair = data[place : place + size]
        own = pair.decode("gb18030", "replace") if size == 1 or (len(pair) == 2 and pair[1] >= 0x40) else "?"
        is_private = "\ue000" <= own[0] <= "\uf8ff" or own[0] == "\ufffd"
        characters.append("" if is_private and not private else own)
        place += size
    return "".join(characters).replace("\r", "")


@lru_cache(maxsize=1)
def _pool() -> dict[str, int]:
    """Return the traditional characters of frequent words with their counts."""
    counts: dict[str, int] = {}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, _ = line.decode("utf-8").split()
            for own in word:
                counts[own] = counts.get(own, 0) + int(count)
    frequent = sorted(counts, key=counts.__getitem__, reverse=True)[:FREQUENT]
    converter = OpenCC("s2t")
    forms = {own: converter.convert(own) for own in frequent}
    return {
        form: counts[own]
        for own, form in forms.items()
        if form != own and len(form) == 1 and len(form.encode("gbk", "ignore")) == 2
    }
