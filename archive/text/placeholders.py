"""Signs and blanks that stand for names, numbers and days in templates: X县, ××同志, 20**年*月, 副区长    同志.

`damage` flags them and takes them for holes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from archive.text.document import Document
from archive.text.words import HAN_CLASS

CROSS, RING, BOX = "[Xx×\uff38]", "[○〇]", "[□△]"
# The sign first and what stands before it behind it: so these are found without a look at each character.
PLACEHOLDER = re.compile(
    rf"[Xx×\uff38○〇*□△](?:(?<={CROSS})(?:(?<![A-Za-z0-9×].){CROSS}{{0,5}}(?=[{HAN_CLASS}])|(?<=[{HAN_CLASS}].){CROSS}{{0,5}}(?![A-Za-z0-9×]))"
    rf"|(?<={RING})(?:(?<![A-Za-z0-9×].){RING}{{1,3}}(?=[{HAN_CLASS}])|(?<=[{HAN_CLASS}].){RING}{{1,3}}(?![A-Za-z0-9×]))"
    rf"|(?<={BOX})(?:(?<=[{HAN_CLASS}].){BOX}{{0,5}}|{BOX}{{1,5}}(?=[{HAN_CLASS}]))"
    r"|(?<=20[×Xx\uff38*])[×Xx\uff38*](?=年)|(?<=\*)(?<![\w*:：].)\*{0,3}(?=[省市县区镇乡村州盟旗年月日届次同]|$))",
    re.M,
)
# To be filled in: 副区长    同志作报告, 今天到会    名.
BLANK = re.compile(rf"[ \u3000](?<=[{HAN_CLASS}].)[ \u3000]{{3,}}(?=同志|[名人件次项日月年])")
ENOUGH, ENOUGH_BLANKS = 2, 3
MOST = 1_000
"""Placeholders that are told; a text with more is no article."""


def placeholders(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the placeholders in the decoded text, if enough of them that they are no accident (X光, 3×4)."""
    draft = document.repaired
    found = _found(draft.text)
    return [draft.decoded_span(*span) for span in found] if len(found) >= ENOUGH else []


# Two flags and the holes ask for them.
@lru_cache(maxsize=1)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    signs = [match.span() for match in islice(PLACEHOLDER.finditer(text), MOST)]
    blanks = [match.span() for match in islice(BLANK.finditer(text), MOST)]
    return tuple(sorted(signs + blanks) if len(blanks) >= ENOUGH_BLANKS else signs)
