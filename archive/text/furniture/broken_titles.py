"""A title that stands on two lines: what its first line leaves open, and what goes on with it.

Asked by `page_head` for two lines that follow each other.
"""

from __future__ import annotations

import re

from archive.text.furniture.titles import LONGEST, ends_otherwise, is_title
from archive.text.words import HAN

ACTORS = (
    "人大常委会",
    "人民代表大会常务委员会",
    "人民代表大会",
    "人民政府",
    "人大",
    "调研组",
    "检查组",
    "视察组",
    "考察组",
    "考察团",
    "代表团",
    "代表",
    "常委会领导",
    "主任",
    "主席团",
    "组织",
)
ACTION = re.compile(
    r"(?:到|赴|来|在|召开|举行|举办|开展|组织|听取|审议|(?:视察|调研|检查|考察)(?![组团])|深入|走进|带队|赴|率|为|对|专题|集中)[^\W\d_]"
)
# Who is made to act: 组织部分省市人大代表.
CAUSED = re.compile(r"(?:组织|邀请|带领|率领?|发动)[^，。；：]{2,16}(?:代表|委员|人员|组|团)$")
HANDING_ON = ("关于印发", "关于转发", "关于批转", "关于下发", "关于公布")
# What an organ issues, on a line below its name: 任免名单, 关于…的决定, 公告（第2号）.
DOCUMENT_KIND = re.compile(
    r"《[^《》\n]{2,60}》的?(?:通知|决定|通报|公告|函)|"
    r"(?:(?:关于|召开)[^，。；：\n]{2,50})?[^，。；：\n]{0,12}?"
    r"(?:任免名单|任命名单|免职名单|任职名单|名单|公告|公报|通告|通知|决定|决议|决议案|工作报告|会议纪要|议事规则|审议意见书?|议程|日程|办法)"
    r"(?:[ \u3000]*[(（][^()（）\n]{1,16}[)）])?"
)
# A meeting, below whose name stands what it issued: …第四次会议 / 主席团和秘书长名单.
MEETING = re.compile(r".*(?:大会|全会|第[一二三四五六七八九十]{1,4}次(?:主任)?会议)")
# Words or a sign that nothing ends with: 关于…情况和 / …的报告, 某某代表： / 把乡亲的话带上会.
OPEN_END = re.compile(
    r".*(?:[和与及暨、：:对将把]|(?<![目的])的|时强调|时指出|时要求|会上强调|(?<!会议)(?<!大会)(?:开展|听取|传达学习|审议通过))"
)
WHOLE_NAMES = (
    "人民代表大会",
    "常务委员会",
    "人民政府",
    "人大代表",
    "常委会",
    "主任会议",
    "代表大会",
    "联络站",
)
SPLIT_NAME = re.compile(
    "|".join(f"{name[:at]}\n{name[at:]}" for name in WHOLE_NAMES for at in range(1, len(name)))
)
AROUND_BREAK = 2


def belong_together(first: str, second: str, text: str) -> bool:
    """Tell whether two lines are one title: the first names who acts, ends open or within a word of the text.

    >>> belong_together("某县人大常委会调研农村饮水", "安全工程建设情况", "了解农村饮水安全工程的进展。")
    True
    """
    if breaks_off(first) and goes_on(second):
        return True
    if MEETING.fullmatch(first) and goes_on(second):
        return True
    if len(second) > LONGEST or ends_otherwise(second):
        return False
    if OPEN_END.fullmatch(first) and is_title(second):
        return True
    edge = first[-AROUND_BREAK:] + second[:AROUND_BREAK]
    is_word = all(map(HAN.match, edge)) and len(edge) == 2 * AROUND_BREAK and edge in text
    return is_word or SPLIT_NAME.search(f"{first[-6:]}\n{second[:6]}") is not None


def breaks_off(title: str) -> bool:
    """Tell whether a title line names who acts and does not yet say what: 某某县人大常委会调研组."""
    if title.endswith(HANDING_ON):
        return True
    return title.endswith(ACTORS) and (CAUSED.search(title) is not None or not ACTION.search(title))


def goes_on(line: str) -> bool:
    """Tell whether a line goes on with what somebody does, or says which document it is: 到嘉善县考察学习, 任免名单."""
    if is_document(line):
        return True
    return ACTION.match(line) is not None and not ends_otherwise(line.strip()) and len(line) <= LONGEST


def is_document(line: str) -> bool:
    """Tell whether a line says what an organ issues: 任免名单, 公告（第2号）, 关于批准…的决定."""
    return DOCUMENT_KIND.fullmatch(line.strip()) is not None
