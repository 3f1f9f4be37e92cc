"""Whose answers they are that stand behind 答： without a name: the one person who is interviewed.

`reading` gives that person a role, `statements` the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.text.extract.people import Named

QUESTION = re.compile(r"^[ \u3000]*(?:本刊|本报)?(?:记者|主持人|问)[:：]", re.M)
ANSWER = re.compile(r"^[ \u3000]*答[:：]", re.M)
FEWEST = 2
"""One question and answer may be told in passing."""
BEFORE = re.compile(
    r"(?:(?:采访|专访|访谈|约访|访问|对话|访)(?:到?了)?|(?:受访(?:者|人|嘉宾)|嘉宾|(?:访谈|采访)对象)[】\]]?[:：]?[ \u3000]*)$"
)
BEHIND = re.compile(r"(?:同志)?[^，。；\n]{0,16}?接受了?[^，。；\n]{0,16}?(?:采访|专访|访谈|访问)")
ABOUT_TITLE = re.compile(r"(?:同志)?(?:[纵畅漫细]?谈|答|说|接受)")


def interviewee(text: str, named: Sequence[Named], titles: Iterable[str]) -> Named | None:
    """Return the first mention of the only person who is said to be interviewed, if the text has questions and answers."""
    first = ANSWER.search(text)
    if not first or len(ANSWER.findall(text)) < FEWEST or not QUESTION.search(text, 0, first.start()):
        return None
    asked: dict[str, Named] = {}
    for person in named:
        if person.start < first.start() and (_is_asked(text, person) or _is_in_title(person, titles)):
            asked.setdefault(person.name, person)
    return next(iter(asked.values())) if len(asked) == 1 else None


def _is_asked(text: str, person: Named) -> bool:
    start = min(person.office.start, person.start) if person.office else person.start
    return bool(BEFORE.search(text, max(0, start - 10), start) or BEHIND.match(text, person.end))


def _is_in_title(person: Named, titles: Iterable[str]) -> bool:
    places = ((title, title.find(person.name)) for title in titles)
    return any(at >= 0 and ABOUT_TITLE.match(title, at + len(person.name)) for title, at in places)
