"""The verbs that give people their roles, and the first one in a part of a text.

Asked by `role` and `implied_role`, clause by clause.
"""

from __future__ import annotations

import re

from archive.text import lexicon
from archive.text.words import HAN

VERB = re.compile(
    f"(?P<presides>{lexicon.PRESIDES_STRONG})|(?P<reports>{lexicon.REPORTS_STRONG})"
    f"|(?P<speaks>{lexicon.SPEAKS_STRONG})|(?P<attends>{lexicon.ATTENDS_STRONG})"
    f"|(?P<weak_reports>{lexicon.REPORTS_WEAK})|(?P<weak_speaks>{lexicon.SPEAKS_WEAK})"
    f"|(?P<weak_attends>{lexicon.ATTENDS_WEAK})"
)
LOOK_BEHIND = re.compile(r"\(\?<[=!][^)]*\)")


def _first_characters(pattern: str) -> frozenset[str]:
    """Return characters with one of which each match begins, if each alternative begins with a word."""
    pieces = LOOK_BEHIND.sub("", pattern).split("|")
    return frozenset(han[0] for piece in pieces if (han := HAN.search(piece)))


# A pattern of hundreds of words tries them all at each character; a class of characters passes over most at once.
BEGINNING = re.compile(f"[{''.join(sorted(_first_characters(VERB.pattern)))}]")


def first_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb in `text[start:end]`; the name of its last group is the role.

    >>> text = "主任王平主持会议并讲话。"
    >>> first_verb(text, 4, len(text)).lastgroup, first_verb(text, 6, len(text)).group()
    ('presides', '讲话')
    """
    for beginning in BEGINNING.finditer(text, start, end):
        if verb := VERB.match(text, beginning.start(), end):
            return verb
    return None
