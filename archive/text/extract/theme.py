"""How much of a text speaks of congresses and their deputies.

A novel, a hotel or an advert mentions one in passing; an article of this genre comes back to it again and again.
"""

from __future__ import annotations

import re

THEME = re.compile(
    "人大(?!学)|人民代表大会|常委会|人代会|(?<!职工)(?<!学生)(?<!业主)(?<!会员)代表(?!性|队|着|作|了|人物|处)|联络站|票决|履职|审议|议案|督办|选民|一府|"
    "监督|视察|执法检查|询问|质询|任免|各位委员"
)
SENTENCE_END = re.compile("[。！？!?;；\n]")
SHORTEST = 6
"""Characters of a sentence; what is shorter (a number, a label) says nothing of the theme."""
OPENING = 100


def share(text: str) -> float:
    """Return how many of the sentences speak of the theme, between 0 and 1.

    >>> share("县人大常委会督办了这件建议。办理单位当天就答复了代表。路灯如今亮了一整夜。")
    0.6666666666666666
    """
    sentences = [part for part in SENTENCE_END.split(text) if len(part.strip()) >= SHORTEST]
    return sum(bool(THEME.search(sentence)) for sentence in sentences) / max(1, len(sentences))


def opens(title: str, text: str) -> bool:
    """Tell whether a title or the first words of a text speak of the theme."""
    return bool(THEME.search(title) or THEME.search(text, 0, OPENING))
