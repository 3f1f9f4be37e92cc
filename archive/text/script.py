"""Traditional to simplified script for reading, with phrases (反覆 → 反复, 乾隆 stays). Matching uses `fold` instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from operator import eq

from opencc import OpenCC

from archive.text.draft import Edit
from archive.text.fold import SIMPLIFIED


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


TRADITIONAL = frozenset(
    character
    for character, simplified in SIMPLIFIED.items()
    if "\u4e00" <= character <= "\u9fff" and _encodes(simplified, "gb2312")
)
"""Characters that have a simplified form."""
STRONG = frozenset(character for character in TRADITIONAL if not _encodes(character, "gb2312"))
"""Characters that simplified text does not use, except in a name; 乾 著 於 are not among them."""
HANS_ONLY = frozenset(
    SIMPLIFIED[character] for character in STRONG if not _encodes(SIMPLIFIED[character], "big5")
)
"""Characters that only simplified text uses: Big5, the set of traditional script, lacks them."""
STRONG_PATTERN = re.compile(f"[{''.join(sorted(STRONG))}]")
HANS_ONLY_PATTERN = re.compile(f"[{''.join(sorted(HANS_ONLY))}]")
TRADITIONAL_PATTERN = re.compile(f"[{''.join(sorted(TRADITIONAL))}]")
ENOUGH_STRONG = 3


def simplifications(text: str) -> Iterator[Edit]:
    """Yield, for each line of a traditional or mixed text, one edit to simplified script.

    Spared: a text with fewer than three different characters of traditional script, for those are names (陳昇)
    in a simplified text; 乾隆 and what else OpenCC's phrases keep.

    >>> next(simplifications("縣人大聽取報告")).after
    '县人大听取报'
    """
    if not is_traditional(text):
        return
    start = 0
    for line in text.split("\n"):
        if TRADITIONAL_PATTERN.search(line):
            yield from _line_edits(line, start)
        start += len(line) + 1


def is_traditional(text: str) -> bool:
    """Tell whether enough different characters of traditional script stand in the text to convert it."""
    return len(STRONG.intersection(set(text))) >= ENOUGH_STRONG


def _line_edits(line: str, offset: int) -> Iterator[Edit]:
    simplified = to_simplified(line)
    if len(simplified) == len(line):
        first = _alike(line, simplified)
        if first < len(line):
            last = len(line) - _alike(reversed(line), reversed(simplified))
            yield Edit(offset + first, offset + last, simplified[first:last])
        return
    # A phrase of another length would break the alignment of the line: go by single characters.
    for place, character in enumerate(line):
        if character in TRADITIONAL:
            yield Edit(offset + place, offset + place + 1, SIMPLIFIED[character])


def _alike(some: Iterable[str], others: Iterable[str]) -> int:
    """Return how many characters two texts have in common before the first that differs."""
    return sum(1 for _ in takewhile(bool, map(eq, some, others)))


def to_simplified(text: str) -> str:
    """Return a text in simplified script: OpenCC's phrases (乾隆, 瞭望) where they stand, else its single characters.

    The converter of the package builds a tree for each run and takes 4 s a megabyte; its tables do not.
    """
    phrases, pattern, characters = _tables()
    pieces: list[str] = []
    done = 0
    for match in pattern.finditer(text):
        pieces += text[done : match.start()].translate(characters), phrases[match[0]]
        done = match.end()
    return "".join((*pieces, text[done:].translate(characters)))


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], re.Pattern[str], dict[int, str]]:
    """Return the phrases that single characters would get wrong, a pattern that finds them, and the characters."""
    rows = [row for _, _, table in OpenCC("t2s").dict_cache.values() for row in table.items()]
    first_forms = {written: forms.split(" ")[0] for written, forms in rows}
    characters = {ord(written): form for written, form in first_forms.items() if len(written) == 1}
    phrases = {
        written: form for written, form in first_forms.items() if form != written.translate(characters)
    }
    longest_first = sorted(phrases, key=len, reverse=True)
    return phrases, re.compile("|".join(map(re.escape, longest_first))), characters
