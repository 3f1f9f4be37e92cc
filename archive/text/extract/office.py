"""Offices as they are written before a name: where one begins, and which organisation it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from archive.text import lexicon
from archive.text.extract.names import FOLLOWER, alternatives
from archive.text.lexicon import CALLINGS, INHERITING, LEVEL_SIGNS, OFFICE_LEADS, TITLES
from archive.text.words import SURNAME_CLASS

TITLE = re.compile(
    f"(?:{alternatives(TITLES)})(?<!主席(?=台))(?<!常委(?=会))(?<!委员(?=会))(?<!支书(?=记))(?:候选人|人选)?"
    f"|(?:(?<=代表、)|(?<=委员、))(?:{CALLINGS}|[一-鿿]{{1,12}}?[人员者家户手师匠工农商侨医士]"
    f"(?=[{SURNAME_CLASS}][一-鿿]{{1,2}}(?:[,，、。:：]|{FOLLOWER.pattern})))"
)
TITLE_BEFORE = re.compile(f"(?:{alternatives(TITLES)})$")
LEAD = re.compile(f"(?:{alternatives(OFFICE_LEADS)})")
# The end of a quotation before an office (…”某镇长) is no part of it.
CLOSING = re.compile("”(?![^“]*”)")
WORD_RUN = re.compile(r"[\w“”]*\Z")
# Without a division, the words before a title belong to the office if they end like an organisation.
UNIT_BEFORE = re.compile(
    r"(?:委|办|室|局|会|部|组|团|中心|公司|集团|院|站|所|校|社|厂|街道|办事处|村|大会|代表|银行|人大|政协|原|代|第一)$"
)
INHERITS = re.compile(f"(?:{alternatives(INHERITING)})")
# Behind these a comma rather parts them from the next office: 县监委负责人，县法院院长某某.
UNNAMED = re.compile("(?:负责人|领导|同志)$")
ACTING = re.compile("到|赴|走访|慰问|看望|视察|调研|组织|邀请|部分|[和与]")
# Words that end like a division and are below all of them.
NO_UNITS = frozenset(("社区", "小区", "园区", "景区", "校区", "片区", "选区", "院区", "库区", "矿区"))
JOINING = frozenset(("和", "与", "及", "以及"))
CLEAR_LEADS = frozenset(lexicon.CLEAR_LEADS)
REACH = 34  # characters an office may be long

# The organisation at the start of an office, by what the office goes on with after the level sign.
ORGANISATIONS = (
    (re.compile(r"(.*?人大常委会|.*?人大常务委员会)"), ""),
    (re.compile(r"(.*?(?:纪委监委|纪委|监委|监察委员会))"), ""),
    (re.compile(r"(.*?[省市县区旗州盟镇乡道工]委)(?!员会)"), ""),
    (re.compile(r"(.*?党委|.*?党工委)"), ""),
    (re.compile(r"(.*?政协)"), ""),
    (re.compile(r"(.*?人民政府)"), ""),
    (re.compile(r"(.*?(?:法院|检察院))"), ""),
    (re.compile(r"(.*?(?:委员会|管委会|工委|专委|委))(?=主任|副主任|委员)"), ""),
    (re.compile(r"(.*?(?:公司|集团|局|办公室|办|中心|部|站|所|学校|银行))(?!长)"), ""),
)
GOVERNMENT_HEAD = re.compile(r"(?:代|副|常务副|原|代理)*([省市县区旗州盟镇乡])长")


@dataclass(frozen=True, slots=True)
class Office:
    """An office at `text[start:end]`, as written; `inherits` tells that its organisation was named earlier."""

    start: int
    end: int
    text: str
    inherits: bool = False


def office_before(text: str, title: re.Match[str], places: Mapping[int, int], floor: int = 0) -> Office:
    """Return the whole office whose title noun was found: 县委常委、副县长 for 副县长.

    `places` maps the end of each division name in the text to its start; no office begins before `floor`.
    """
    start = _chunk_start(text, title.start(), places, floor)
    while start > floor + 1 and text[start - 1] in "、,，":
        noun = TITLE_BEFORE.search(text, max(floor, start - 13), start - 1)
        if not noun:
            break
        earlier = _chunk_start(text, noun.start(), places, floor)
        if text[start - 1] != "、" and not _stands_alone(text, earlier, start - 1):
            break
        start = earlier
    if text.endswith("中共", floor, start):
        start -= 2
    start += bool(CLOSING.match(text, start, title.start()))
    words = text[start : title.end()]
    return Office(start, title.end(), words, inherits=is_bare(words))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the words before a comma are an office that goes on behind it (区人大代表，某局局长)."""
    office = text[start:end]
    opens = start == 0 or text[start - 1] in "、,，。；;：:\n"
    return (
        opens
        and not (is_bare(office) or UNNAMED.search(office) or ACTING.search(office))
        and len(office) <= 14
    )


def is_bare(office: str) -> bool:
    """Tell whether an office names no organisation of its own (副主任; 党组书记、主任)."""
    first = re.split("[、,，]", office, maxsplit=1)[0]
    return re.sub("^[原代]", "", first) in INHERITING


def _chunk_start(text: str, noun: int, places: Mapping[int, int], floor: int) -> int:
    """Return where the words of an office begin, left of its title noun."""
    low = max(floor, noun - REACH)
    run = WORD_RUN.search(text, low, noun)
    start = run.start() if run else noun
    best = _last_place(start, noun, places)
    if best is not None:
        return _behind_lead(text, best, noun)
    return _from_level_sign(text, start, noun, floor)


def _behind_lead(text: str, place: int, noun: int) -> int:
    """Return where an office begins behind a division that does something before it: 某县调研组在县委书记 …."""
    leads = [
        lead.end()
        for lead in LEAD.finditer(text, place, noun)
        if lead[0][-1] in "在由请" and lead.end() < noun and text[lead.end()] in LEVEL_SIGNS
    ]
    return leads[-1] if leads else place


def _last_place(start: int, noun: int, places: Mapping[int, int]) -> int | None:
    """Return the start of the division name nearest to the title, with the names directly before it."""
    for end in range(noun, start, -1):
        if end in places and places[end] >= start:
            at = places[end]
            while at in places and places[at] >= start:
                at = places[at]
            return at
    return None


def _from_level_sign(text: str, start: int, noun: int, floor: int) -> int:
    """Trim lead-in words (会上由…) from the words before a title."""
    for lead in reversed(list(LEAD.finditer(text, start, noun))):
        if _begins_office(text, start, lead, noun, floor):
            start = lead.end()
            break
    sign = next(
        (
            at
            for at in range(start, noun)
            if text[at] in LEVEL_SIGNS and text[at - 1 : at + 1] not in NO_UNITS
        ),
        None,
    )
    if sign is None:
        return noun if INHERITS.match(text, noun) and not UNIT_BEFORE.search(text, start, noun) else start
    if text[sign - 2 : sign] == "自治" and sign - 2 >= start:
        return sign - 2
    is_township = text[sign] in "镇乡" or text[sign + 1] in "镇乡" or text.startswith("街道", sign + 1)
    if is_township and sign - start <= 5:
        return start
    return sign


def _begins_office(text: str, start: int, lead: re.Match[str], noun: int, floor: int) -> bool:
    """Tell whether the words after a lead-in word are the whole office: 和 may join two offices or be part of one.

    Right behind a name, which ends at `floor`, it joins.
    """
    if lead.end() == noun or lead[0][-1] in "由请":
        return True
    if lead[0] in ("向", "对", "到") and lead.start() == start:
        return True
    if lead[0] in JOINING:
        return lead.start() == floor or bool(TITLE_BEFORE.search(text, start, lead.start()))
    at = lead.end() + (text[lead.end()] in "代原")
    return lead[0] in CLEAR_LEADS or text[at] in LEVEL_SIGNS


def organisation(office: str) -> str:
    """Return the organisation of the first office of a list, or '' where it has none.

    >>> organisation("县委常委、副县长"), organisation("副县长"), organisation("县法院院长"), organisation("县领导")
    ('县委', '县政府', '县法院', '')
    """
    first = re.split("[、,，]", office, maxsplit=1)[0]
    government = GOVERNMENT_HEAD.search(first)
    if government:
        return _government(first, government)
    if first.endswith(("人大主席", "人大副主席")):
        return first[: first.rindex("人大")] + "人大主席团"
    if first.endswith("主席") and "政协" not in first:
        return "大会主席团" if "大会" in first or first == "执行主席" else ""
    if first.endswith(("代表", "领导")) and "人大常委会" not in first:
        return ""
    for pattern, _ in ORGANISATIONS:
        match = pattern.match(first)
        if match:
            return match[1]
    return ""


def _government(office: str, head: re.Match[str]) -> str:
    before = office[: head.start()]
    if before.endswith("政府"):
        return before
    return f"{before}{head[1]}政府"
