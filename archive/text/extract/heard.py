"""Whose report a meeting heard: 听取了县财政局局长某某关于…的报告.

The verb is the meeting's, the report is the person's; `role` asks it of each person of a clause.
"""

from __future__ import annotations

import re

from archive.text.extract.people import Named

# Whose report is heard: 听取了某某关于…的报告, of several the first or one behind another report.
HEARD = ("听取", "审议", "听了", "审查")
NOT_HEARD = re.compile("[。；;\n]|关于|任命|任免|接受|辞")
BEHIND_REPORT = re.compile(r"(?:报告|汇报|说明|通报)[、，,和及与以]{1,2}$")
HEARD_REPORT = re.compile(
    r"(?:同志)?(?:代表[^,，。；;\n]{2,20}|受[^,，。；;\n]{2,24}委托[,，]?)?(?:(?:关于|就|所?[作做]的)"
    r"[^。；;\n]{1,80}?(?:报告|汇报|说明|通报)"
    r"|的(?:有关|相关|详细|具体|现场|情况|工作|专题|专项)*(?:介绍|报告|汇报|说明|通报|讲解))"
)


def is_heard(text: str, person: Named) -> bool:
    """Tell whether it is said of a meeting that it heard this person's report."""
    if not HEARD_REPORT.match(text, person.end):
        return False
    before = min(person.start, person.office.start) if person.office else person.start
    heard = max(text.rfind(word, max(0, before - 160), before) for word in HEARD)
    if heard < 0:
        return False
    between = text[heard:before]
    if "\n" in between or "。" in between:
        return False
    return not NOT_HEARD.search(between) or bool(BEHIND_REPORT.search(between))
