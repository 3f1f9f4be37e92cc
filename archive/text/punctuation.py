"""Punctuation that stands twice: `,,` `，，` `，。` `。。`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.draft import Edit
from archive.text.words import HAN_CLASS

DOUBLED = re.compile(
    rf"(?<=[{HAN_CLASS}0-9A-Za-z”’》）)%％])(?:[,，]{{2,}}[;；。]?|[,，]+[;；。]|[;；]{{2}}|、{{2}}|[、,，]{{2}}|。{{2}}|：{{2}})(?![。.,，;；、…])"
)
PAIR = re.compile("[,，;；、。：]{2}")
"""What every doubled mark holds: most texts have none, and need no closer look."""
STRENGTH = ",，、;；：。"


def doubled(text: str) -> Iterator[Edit]:
    """Yield the one mark that a doubled one stands for: the same, or of a comma with a stronger mark the stronger.

    Spared: …… —— ！！ ？？ !! ?? (meant), 。。。 (an ellipsis), `,"` and all other pairs, digits' 1,,2 excepted.

    >>> [edit.after for edit in doubled("日前,,县人大開会，。")]
    [',', '。']
    """
    if not PAIR.search(text):
        return
    for match in DOUBLED.finditer(text):
        yield Edit(match.start(), match.end(), max(match[0], key=STRENGTH.index))
