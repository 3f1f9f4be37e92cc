"""People who are named without any office: behind 出席的有：, or at the head of a clause with a plain act.

Beside `people`, which finds those who have one; `role` asks for them clause by clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.extract.labels import looks_like_name
from archive.text.extract.name_list import names_in_list
from archive.text.extract.people import Named

ACTS = (
    r"通报|宣读|总结|汇报|介绍|说明了|发言|主持|强调|指出|作[^,，。；;\n]{2,20}(?:报告|发言|说明)|"
    r"代表[^,，。；;\n]{2,14}(?:发言|交流|表态)"
)
BEING_THERE = "参加|出席|列席|陪同|到会"
# A clause that begins with an unknown name needs one of these directly behind it.
PLAIN_ACTS = re.compile(ACTS)
# Behind several names that a plain verb of being there is enough: 甲、乙、丙等参加会议.
TOGETHER = re.compile(rf"等?(?:[县市区旗州]?(?:级)?领导|同志)?(?:分别|一同|一起|共同)?(?:{BEING_THERE})")
ANY_ACT = re.compile(f"{ACTS}|{BEING_THERE}")
FEWEST = 2
WORD_APART = re.compile(r"[ \u3000]*(?P<name>[一-鿿]{2,4})(?=[ \u3000\n]|\Z)")
LEAD_IN = re.compile(r"[ \u3000]*(?:会上|会议期间|随后|其中|最后|接着|现场)?[ \u3000]*")


def listed(text: str, start: int) -> Iterator[Named]:
    """Yield the people of a list behind 出席的有：, with marks or with gaps between them."""
    spans = names_in_list(text, start) or []
    apart = list(_apart(text, start)) if len(spans) < FEWEST else []
    yield from (Named(first, last, text[first:last]) for first, last in max(spans, apart, key=len))


def _apart(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a line that only gaps part, up to a word that is none: 陈宏军　倪前春　王建华."""
    at = start
    while word := WORD_APART.match(text, at):
        if not looks_like_name(word["name"]):
            return
        yield word.span("name")
        at = word.end()


def unknown(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield people without any office, where a clause begins with their names and a plain act follows."""
    if not ANY_ACT.search(text, start, end):
        return
    lead = LEAD_IN.match(text, start, end)
    spans = names_in_list(text, lead.end() if lead else start)
    if not spans or "会" in text[spans[0][0] : spans[-1][1]]:
        return
    together = len(spans) >= FEWEST and TOGETHER.match(text, spans[-1][1])
    if together or PLAIN_ACTS.match(text, spans[-1][1]):
        yield from (Named(first, last, text[first:last]) for first, last in spans)
