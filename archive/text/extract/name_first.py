"""A name with its office behind it: 席文举（康县人大常委会主任）, or 席文举，康县人大常委会主任 on a line of its own.

Asked by `people` for each office that no name follows.
"""

from __future__ import annotations

import re

from archive.text.extract.names import name_end
from archive.text.extract.office import Office, is_bare
from archive.text.extract.unusual import unusual_name_end

CLAUSE_EDGE = frozenset(",，。；;:：\n(（、 \u3000\xa0|｜【】]“”！？!?)）")
# A name and the bracket that opens behind it, or on a line of its own a mark or a gap: 席某，某县人大常委会主任
OF_NAME = re.compile(
    r"(?P<name>[一-鿿]{1,9}(?:·[一-鿿]{1,9})*)[ \u3000]?[(（](?=[^()（）\n，。；]*\Z)"
    r"|(?:^|(?<=[■□●○◆◇◎☆★▲△]))[ \u3000]*(?P<line>[一-鿿·]{2,9})(?:[，,]|[ \u3000]{1,4}|[—-]{1,2})(?=[^()（）\n，。；]*\Z)",
    re.M,
)
OFFICE_ENDS = {"name": re.compile("[)）]"), "line": re.compile(r"[ \u3000]*[:：]?[ \u3000]*(?=\n|\Z)")}
ANY_END = re.compile("|".join(end.pattern for end in OFFICE_ENDS.values()))
LONGEST_GLOSS = 48
HEADED = frozenset("■□●○◆◇◎☆★▲△")


def name_first(text: str, title: re.Match[str]) -> tuple[int, int, Office] | None:
    """Return the span of the name and the office, of which `title` is the noun, behind it; None if none stands there.

    In brackets behind a name, or on a line that is nothing but a name, a mark or a gap, and the office.
    """
    if not ANY_END.match(text, title.end()):
        return None
    low = max(0, title.start() - LONGEST_GLOSS)
    glossed = OF_NAME.search(text, low, title.start())
    form = str(glossed.lastgroup) if glossed else ""
    if not glossed or not OFFICE_ENDS[form].match(text, title.end()):
        return None
    start, end = glossed.span(form)
    opens = form == "line" or opens_clause(text, start) or text[start - 1] in HEADED
    if not opens or end not in (name_end(text, start), unusual_name_end(text, start)):
        return None
    words = text[glossed.end() : title.end()]
    return start, end, Office(glossed.end(), title.end(), words, is_bare(words))


def opens_clause(text: str, start: int) -> bool:
    """Tell whether a clause begins at a place, by the mark or the word before it."""
    return start == 0 or text[start - 1] in CLAUSE_EDGE or text[start - 1] in "了和由请"
