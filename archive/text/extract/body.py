"""Bodies that speak without a person's name: 六峰镇、安远镇、财政局作交流发言."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.extract.reading import Reading, found

SPOKE = re.compile(r"(?:分别|先后)?作了?[^,，。；;\n]{0,8}(?:发言|交流)")
ITEM = re.compile(
    r"[一-鿿]{1,14}(?:镇|乡|街道|局|委|办|办公室|政府办|中心|党委|主席团|人大|法院|检察院|公司|社区|村|工委|大学|学校|医院)(?=[、,，]|$)"
)
TAIL = re.compile(r"(?<=镇|乡)(?:人大主席团|党委|人大|政府)$")
REACH = 120


def speaking_bodies(reading: Reading) -> Iterator[Finding]:
    """Yield the organisations of a list that made speeches; a list's last word counts for all towns of it."""
    text = reading.text
    for spoke in SPOKE.finditer(text):
        start = (
            max(text.rfind(sign, max(0, spoke.start() - REACH), spoke.start()) for sign in "。；;：:\n") + 1
        )
        items = _items(text, max(start, spoke.start() - REACH), spoke.start())
        tail = TAIL.search(text, items[-1][0], items[-1][1]) if items else None
        for first, last in items:
            group_end = text.find(",", last, spoke.start()) < 0 and text.find("，", last, spoke.start()) < 0
            shared = tail[0] if tail and group_end and text[last - 1] in "镇乡" else ""
            yield found(
                reading.document.body, first, last, field="speaking_body", value=text[first:last] + shared,
                rule="list-before-speech", certainty=0.7,
            )  # fmt: skip


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the unbroken run of organisations that ends right before the verb."""
    items = [match.span() for match in ITEM.finditer(text, start, end)]
    run: list[tuple[int, int]] = []
    limit = end
    for first, last in reversed(items):
        if last not in (limit, limit - 1) or (run and text[last] not in "、,，"):
            break
        run.insert(0, (first, last))
        limit = first
    return run
