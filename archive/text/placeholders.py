"""Signs that stand for names, numbers and days in templates: X县, ××同志, 20**年*月.

`damage` flags them and takes them for holes.
"""

from __future__ import annotations

import re
from itertools import islice

from archive.text.document import Document
from archive.text.words import HAN_CLASS

PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z0-9×])(?:[Xx×\uff38]{{1,6}}|[○〇]{{2,4}})(?=[{HAN_CLASS}])|(?<=[{HAN_CLASS}])(?:[Xx×\uff38]{{1,6}}|[○〇]{{2,4}})(?![A-Za-z0-9×])"
    rf"|(?<=[{HAN_CLASS}])[□△]{{1,6}}|[□△]{{2,6}}(?=[{HAN_CLASS}])"
    rf"|(?<=20)[×Xx\uff38*]{{2}}(?=年)|(?<![\w*:：])\*{{1,4}}(?=[省市县区镇乡村州盟旗年月日届次同]|$)",
    re.M,
)
PLACEHOLDER_SIGN = re.compile("[Xx×\uff38○〇*□△]")
"""What every placeholder holds: most texts have none, and need no closer look."""
ENOUGH = 2
MOST = 1_000
"""Placeholders that are told; a text with more is no article."""


def placeholders(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the placeholders in the decoded text, if enough of them that they are no accident (X光, 3×4)."""
    draft = document.repaired
    if not PLACEHOLDER_SIGN.search(draft.text):
        return []
    found = [draft.decoded_span(*match.span()) for match in islice(PLACEHOLDER.finditer(draft.text), MOST)]
    return found if len(found) >= ENOUGH else []
