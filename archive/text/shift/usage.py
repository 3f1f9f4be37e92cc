"""Which characters and marks a text uses: its script, its pauses, its brackets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from archive.text.script import HANS_ONLY, STRONG, TRADITIONAL
from archive.text.shift.annotated import Annotated
from archive.text.shift.gbk_pairs import MARKS
from archive.text.words import COMMON_CHARACTERS, SURNAMES

UNLIKELY = -7.0
"""The logarithm of the weight of what hardly occurs: another script, two pauses in a row, brackets that do not match."""
RARE = -3.0
"""The logarithm of the weight of a character outside the common ones, beside its word."""
ASKED_FOR = COMMON_CHARACTERS | SURNAMES
"""The characters that may stand where nothing shows them: rare surnames too, or another would look certain."""
PAUSES = "，。、；：？！"
CLOSED = {"“": "”", "（": "）", "《": "》"}
OPENED = {closing: opening for opening, closing in CLOSED.items()}


@dataclass(frozen=True, slots=True)
class Usage:
    """The characters that may be asked for, those that the script of a text lacks, and those it writes readings behind."""

    used: frozenset[str]
    foreign: frozenset[str]
    annotated: Annotated

    @classmethod
    def of(cls, text: str) -> Usage:
        """Tell the script of a text by its characters; one that could be either counts as traditional."""
        characters = frozenset(text)
        used = ASKED_FOR | MARKS | characters
        if sum(own in HANS_ONLY for own in text) > sum(own in STRONG for own in text):
            return cls(used, STRONG, Annotated.of(text))
        foreign = (_simplified_forms() | _variants()) - characters
        return cls(used, foreign, Annotated.of(text))

    def weight(self, before: str, own: str) -> float:
        """Return the logarithm of how likely a character is behind others, apart from its word.

        >>> Usage.of("縣人大").weight("會議", "议"), Usage.of("縣人大").weight("會議，", "。")
        (-7.0, -7.0)
        """
        if own in self.foreign:
            return UNLIKELY
        if own in PAUSES:
            return UNLIKELY if before[-1:] in PAUSES and before else 0.0
        if own in OPENED or own in CLOSED:
            opening = OPENED.get(own, own)
            is_open = before.count(opening) > before.count(CLOSED[opening])
            return UNLIKELY if is_open == (own == opening) else 0.0
        return 0.0 if own in ASKED_FOR else RARE


@lru_cache(maxsize=1)
def _simplified_forms() -> frozenset[str]:
    """Return the characters that conversion to traditional script replaces."""
    return frozenset(own for own, forms in _conversions() if len(own) == 1 and forms.split(" ")[0] != own)


@lru_cache(maxsize=1)
def _variants() -> frozenset[str]:
    """Return the characters with a simplified form that neither conversion nor common use writes: 囻 beside 國."""
    written = frozenset(own for _, forms in _conversions() for own in forms)
    return TRADITIONAL - written - COMMON_CHARACTERS


def _conversions() -> list[tuple[str, str]]:
    return [row for _, _, table in OpenCC("s2t").dict_cache.values() for row in table.items()]
