"""The two findings that bylines and credits yield: a person and a medium."""

from __future__ import annotations

import re

from archive.text.document import Finding
from archive.text.extract.reading import Reading, found

MEDIUM = re.compile(
    r"(?:日报|晚报|时报|早报|商报|周报|报|网|融媒体中心|融媒体|融媒|在线|电视台|广播电台|频道|新闻中心|"
    r"人大网|之窗|党建云|客户端|发布|通讯社|社|杂志|编辑部|新闻|时刻|传媒|之声|广播)$"
)


def person(reading: Reading, field: str, start: int, end: int, *, rule: str, certainty: float) -> Finding:
    draft = reading.document.repaired
    value = "".join(draft.text[start:end].split())
    return found(
        draft, start, end, field=field, value=value, rule=rule, certainty=certainty, certain=certainty > 0.9
    )


def medium(reading: Reading, start: int, end: int, *, rule: str, certainty: float) -> Finding:
    draft = reading.document.repaired
    return found(
        draft, start, end, field="source", value=draft.text[start:end], rule=rule, certainty=certainty
    )
