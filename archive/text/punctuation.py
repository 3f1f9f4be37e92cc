"""Punctuation that stands twice: `,,` `，，` `，。` `。。`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.draft import Edit
from archive.text.words import HAN_CLASS

# The mark first and what stands before it behind it: so these are found without a look at each character.
DOUBLED = re.compile(
    rf"[,，;；、。：](?<=[{HAN_CLASS}0-9A-Za-z”’》）)%％].)(?:(?<=[,，])(?:[,，]+[;；。]?|[,，]*[;；。])|(?<=[;；])[;；]|(?<=[、,，])[、,，]|(?<=。)。|(?<=：)：)(?![。.,，;；、…])"
)
STRENGTH = ",，、;；：。"


def doubled(text: str) -> Iterator[Edit]:
    """Yield the one mark that a doubled one stands for: the same, or of a comma with a stronger mark the stronger.

    Spared: …… —— ！！ ？？ !! ?? (meant), 。。。 (an ellipsis), `,"` and all other pairs, digits' 1,,2 excepted.

    >>> [edit.after for edit in doubled("日前,,县人大開会，。")]
    [',', '。']
    """
    for match in DOUBLED.finditer(text):
        yield Edit(match.start(), match.end(), max(match[0], key=STRENGTH.index))
