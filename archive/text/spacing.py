"""Blanks inside names in running text: 副主任魏 成 林、石 秀兰; 和 顺 指出.

`layout.spaced_names` joins names that stand between marks; here an office, a label or a list says that a name
begins, and the name so found is joined wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from archive.text.draft import Edit
from archive.text.extract.names import FOLLOWER, name_end
from archive.text.extract.unusual import unusual_name_end
from archive.text.name_words import DOUBLE_SURNAMES, SURNAMES
from archive.text.words import HAN_CLASS

BLANK = "[ \\t\\u3000\\xa0\\u2000-\\u200a]"
LEADS = "主任|书记|主席|长|委员|代表|政委|记者|通讯员|作者|编辑|责编|摄影|由|、"
SURNAME_CLASS = "".join(sorted(SURNAMES | {name[0] for name in DOUBLE_SURNAMES}))
CANDIDATE = re.compile(rf"(?:{LEADS}){BLANK}{{0,2}}(?P<name>[{SURNAME_CLASS}]{BLANK}{{1,2}}[{HAN_CLASS}])")
# A line that is an office and single characters: there they are its holder's name, whatever it begins with.
SIGNED = re.compile(
    rf"^{BLANK}{{0,8}}[{HAN_CLASS}、]{{0,40}}(?:主任|书记|主席|长|委员|代表){BLANK}{{1,4}}"
    rf"(?P<name>[{HAN_CLASS}](?:{BLANK}{{1,2}}[{HAN_CLASS}]){{1,2}}){BLANK}{{0,8}}$",
    re.M,
)
LONE = re.compile(rf"{BLANK}{{1,2}}[{HAN_CLASS}](?={BLANK}|[、，,。；;:：)）\n]|$)")
BEFORE_VERB = re.compile(
    rf"{BLANK}{{1,2}}(?!{FOLLOWER.pattern})(?P<character>[{HAN_CLASS}])(?={FOLLOWER.pattern})"
)
GAP = re.compile(f"{BLANK}+")
SIGN = "[省市县区州旗镇乡]"
ORGANS = ("人民代表大会常务委员会", "人民代表大会", "人大常委会", "人大代表", "人民政府")
# Without its sign a name of two characters may be two words.
SIGNED_ORGANS = ("人大", "政府", "政协")


def _apart(names: tuple[str, ...]) -> str:
    gap = f"{BLANK}{{1,2}}"
    return f"(?:{'|'.join(gap.join(name) for name in names)})"


ORGAN_APART = re.compile(
    f"(?:{SIGN}{BLANK}{{1,2}})?{_apart(ORGANS)}|{SIGN}{BLANK}{{1,2}}{_apart(SIGNED_ORGANS)}"
)
# What each of them holds: most texts have none, and need no closer look.
APART = re.compile(f"[人政]{BLANK}{{1,2}}[民大府协]")
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
    announced = (_name(text, match.start("name")) for match in CANDIDATE.finditer(text))
    found = chain(announced, map(_unusual, SIGNED.finditer(text)))
    names = sorted(set(islice(filter(None, found), MOST_NAMES)), key=len, reverse=True)
    if not names:
        return
    for match in re.finditer("|".join(f"{BLANK}{{0,2}}".join(name) for name in names), text):
        for start, end in _gaps(text, match):
            yield Edit(start, end, "")


def organs_apart(text: str) -> Iterator[Edit]:
    """Yield the deletion of the blanks inside the name of an organ whose characters all stand alone: 县 人 大 常 委 会.

    Spared: blanks between words (县人大 常委会).

    >>> [edit.start for edit in organs_apart("县 人 大代表")], list(organs_apart("县 人大"))
    ([1, 3], [])
    """
    if not APART.search(text):
        return
    for organ in ORGAN_APART.finditer(text):
        for gap in GAP.finditer(text, *organ.span()):
            yield Edit(gap.start(), gap.end(), "")


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


def _unusual(signed: re.Match[str]) -> str:
    """Return the name of a signature without its blanks; '' if it is a word (讲 话)."""
    compact = GAP.sub("", signed["name"])
    return compact if unusual_name_end(compact, 0) == len(compact) else ""


def _of_single_characters(line: str) -> str:
    """Return a name whose characters all stand alone: 杨 银 杏, 欧 阳 春 梅 before a blank or a mark."""
    name, at = line[0], 1
    while len(name) < _most(name) and (lone := LONE.match(line, at)):
        name, at = name + lone[0][-1], lone.end()
    # The last character may stand before the verb: 何 嘉 陵带领.
    if 2 <= len(name) == _most(name) - 1 and (last := BEFORE_VERB.match(line, at)):
        name += last["character"]
    return name if len(name) > 1 and name not in DOUBLE_SURNAMES else ""


def _most(name: str) -> int:
    """Return how many characters a name has at most that begins so."""
    return LONGEST_NAME if name[:2] in DOUBLE_SURNAMES else LONGEST_NAME - 1
