"""Roles that no verb of the person's own tells: who is in a list, in a picture, elected, heard, led by somebody.

Beside `role`, which walks through the verbs of a clause and asks here first.
"""

from __future__ import annotations

import re

from archive.text.extract.heard import is_heard
from archive.text.extract.people import Named
from archive.text.extract.verb import VERB, first_verb

REPORT_OF = re.compile(r"(?:主席|主任|镇长|乡长|县长|区长|市长|院长|检察长)?的《[^》]{0,20}报告》")
ATTENDING_ARE = re.compile(
    r"(?:参加|出席|列席|陪同|参会|就座)[^,，。；;\n]{0,14}(?:有|为)[:：]?[^,，。；;\n]*$"
    r"|(?:^|[\n。；;])[ \u3000]*(?:出席|列席|参加|参会)(?:人员|领导|人)?[ \u3000]*[:：][^。\n]*$"
)
PRESIDING_IS = re.compile(r"(?:^|[\n。；;])[ \u3000]*(?:会议)?主[ \u3000]*持(?:人)?[ \u3000]*[:：]$")
LISTED = re.compile(r"(?:执行主席)[^。；;\n]{0,3}$")
ELECTED = re.compile(r"(?:同志)?(?:成功)?(?:当选|就任)")
LED_BY = re.compile(r"(?:同志)?的?(?:带领|率领|引领|陪同)下")
IN_THE_CHAIR = re.compile(r"(?:同志)?的?(?:主持|召集)下")
TURN = re.compile(r"[:：][ \u3000]*[^\s]{8}")
# Where somebody stands in a picture: (右三), (前排左一).
IN_PICTURE = re.compile(
    r"[(（](?:[前后中]排)?(?:[左右][起]?[一二三四五六七八九]|正?中|中间)[^()（）\n]{0,4}[)）]"
)


# The line below a picture, which says who is in it: （图二：县人大代表某某在…）.
CAPTION = r"[ \u3000]*+(?:[(（][ \u3000]*+)?(?:[▲△↑]|[上下左右]?图[一二三四五六七八九十\d]{0,2}(?:为|[:：]))"
IN_CAPTION = re.compile(CAPTION)
LONGEST_CAPTION = 120


def implied(text: str, clause: re.Match[str], person: Named) -> str | None:
    """Return the role of a person without a verb of its own: 詹仲茗镇长的《…报告》, 翟玉宝同志当选, 执行主席为…"""
    if REPORT_OF.match(text, person.end) or is_heard(text, person):
        return "reports"
    if IN_THE_CHAIR.match(text, person.end):
        return "presides"
    if _has_turn(text, person):
        return "speaks"
    return "attends" if _is_present(text, clause, person) else None


def _has_turn(text: str, person: Named) -> bool:
    """Tell whether a name, with its office or again and again, opens a line that goes on with the words said: 县长某某：我们…"""
    start = min(person.office.start, person.start) if person.office else person.start
    if not (start == 0 or text[start - 1] == "\n") or not TURN.match(text, person.end):
        return False
    if start < person.start:
        return True
    turn = f"{person.name}{text[person.end]}"
    before, behind = text.rfind(f"\n{turn}", 0, max(start - 1, 0)), text.find(f"\n{turn}", person.end)
    return before >= 0 or behind >= 0 or (start > 0 and text.startswith(turn))


def _is_present(text: str, clause: re.Match[str], person: Named) -> bool:
    if ELECTED.match(text, person.end) or LED_BY.match(text, person.end):
        return True
    is_pictured = IN_PICTURE.match(text, person.end) or (person.office and _is_in_caption(text, person))
    end = min(clause.end(), person.end + LONGEST_CAPTION)
    if is_pictured and not first_verb(text, person.end, end):
        return True
    if not person.office:
        return False
    if person.office.start > person.end and not first_verb(text, person.office.end, end):
        return True
    listed = LISTED.search(text, max(0, person.office.end - 8), person.office.end)
    return bool(listed and not VERB.match(text, person.end)) or is_attending(text, clause, person)


def _is_in_caption(text: str, person: Named) -> bool:
    line = text.rfind("\n", max(0, person.start - LONGEST_CAPTION), person.start) + 1
    return IN_CAPTION.match(text, line, person.start) is not None


def is_attending(text: str, clause: re.Match[str], person: Named) -> bool:
    """Tell whether a person with an office stands behind 出席会议的有."""
    if not person.office:
        return False
    return bool(ATTENDING_ARE.search(text, max(clause.start(), person.start - 80), person.office.start))
