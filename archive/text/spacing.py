"""Blanks inside names in running text: 副主任魏 成 林、石 秀兰; 和 顺 指出.

`layout.spaced_names` joins names that stand between marks; here an office, a label or a list says that a name
begins, and the name so found is joined wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.text.draft import Edit
from archive.text.extract.names import FOLLOWER, name_end
from archive.text.name_words import SURNAMES
from archive.text.words import HAN_CLASS

BLANK = "[ \\t\\u3000\\xa0\\u2000-\\u200a]"
LEADS = "主任|书记|主席|长|委员|代表|政委|记者|通讯员|作者|编辑|责编|摄影|由|、"
SURNAME_CLASS = "".join(sorted(SURNAMES))
CANDIDATE = re.compile(rf"(?:{LEADS}){BLANK}{{0,2}}(?P<name>[{SURNAME_CLASS}]{BLANK}{{1,2}}[{HAN_CLASS}])")
LONE = re.compile(rf"{BLANK}{{1,2}}[{HAN_CLASS}](?={BLANK}|[、，,。；;:：)）\n]|$)")
BEFORE_VERB = re.compile(
    rf"{BLANK}{{1,2}}(?!{FOLLOWER.pattern})(?P<character>[{HAN_CLASS}])(?={FOLLOWER.pattern})"
)
GAP = re.compile(f"{BLANK}+")
REACH = 14
MOST_NAMES = 60
"""More than an article has."""
LONGEST_NAME = 4


def names_in_sentences(text: str) -> Iterator[Edit]:
    """Yield the deletion of the blanks inside names that an office, a label or a list announces, and of one
    between such a name and its verb (和 顺 指出).

    Spared: two names (记者 张三 李四), words with a blank between them that make no name.

    >>> [edit.start for edit in names_in_sentences("副主任魏 成 林、石秀兰参加")]
    [4, 6]
    """
    found = (_name(text, match.start("name")) for match in CANDIDATE.finditer(text))
    names = sorted(set(islice(filter(None, found), MOST_NAMES)), key=len, reverse=True)
    if not names:
        return
    for match in re.finditer("|".join(f"{BLANK}{{0,2}}".join(name) for name in names), text):
        for start, end in _gaps(text, match):
            yield Edit(start, end, "")


def _gaps(text: str, name: re.Match[str]) -> Iterator[tuple[int, int]]:
    inside = [gap.span() for gap in GAP.finditer(text, *name.span())]
    yield from inside
    behind = GAP.match(text, name.end())
    if inside and behind and FOLLOWER.match(text, behind.end()):
        yield behind.span()


def _name(text: str, start: int) -> str:
    """Return the name without its blanks that begins at `start`; '' if there is none or it has no blank."""
    line = text[start : start + REACH].split("\n", 1)[0]
    if whole := _of_single_characters(line):
        return whole
    compact = GAP.sub("", line)
    end = name_end(compact, 0)
    if not end or end > LONGEST_NAME or line.startswith(compact[:end]):
        return ""
    return compact[:end]


def _of_single_characters(line: str) -> str:
    """Return a name whose characters all stand alone: 杨 银 杏 before a blank or a mark."""
    name, at = line[0], 1
    while len(name) < 3 and (lone := LONE.match(line, at)):
        name, at = name + lone[0][-1], lone.end()
    # The last character may stand before the verb: 何 嘉 陵带领.
    if len(name) == 2 and (last := BEFORE_VERB.match(line, at)):
        name += last["character"]
    return name if len(name) > 1 else ""
