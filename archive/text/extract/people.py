"""People in a text: each name with the office written before (or after) it, and each later mention of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from archive.text.extract.name_first import name_first, opens_clause
from archive.text.extract.name_list import names_in_list
from archive.text.extract.names import alternatives, name_end
from archive.text.extract.office import TITLE, Office, is_bare, office_before
from archive.text.extract.unusual import ordinary_words, phrases
from archive.text.lexicon import NATIONAL_OFFICES
from archive.text.name_words import DOUBTFUL_SURNAMES, SURNAMES, TRANSLITERATION

NATIONAL = re.compile(f"(?:{alternatives(NATIONAL_OFFICES)})$")
LIST_HEADS = re.compile(r"(?:执行主席|领导|成员|主席台)$")
LINK = re.compile(r"(?:分别)?(?:为|是|有)?[:：]?[ \u3000]*")
# Offices behind which a sentence goes on more often than a name follows.
COLLECTIVE = re.compile("代表|(?<!主任)委员|会议成员|领导|负责人|常委|专员|律师|经理$")
CHOSEN_FOR = re.compile(r"为[^,，。；;\n]{1,24}")
ELECTION = re.compile("(?:选举|补选)(?:产生)?(?:了)?")
ELECTED = re.compile(r"(?:同志)?(?:成功|全票|高票)?当选(?:为)?(?:新一届)?")
# A paragraph that begins with a family name which is a word as well, and a verb of speech with a mark behind it.
SPEAKS_FIRST = re.compile(
    rf"^[ \u3000]*(?P<name>[{''.join(sorted(DOUBTFUL_SURNAMES))}][一-鿿]{{1,2}}?)(?:表示|强调|指出|说|要求)[,，:：]",
    re.M,
)
ALONE = re.compile(r"(?P<name>[一-鿿]{2,4})[ \u3000\xa0]*(?=\n|$)")
BLANKS = re.compile(r"[ \u3000\xa0*]{0,8}")
# 代表 and 委员 are also verbs and parts of bodies: only these may be followed by a name.
SAYING = re.compile(r"[问说提]|建议|认为|表示|发言|反映|指出|追问|[:：](?![ \u3000]*(?:\n|\Z))")
SPEECH_BEHIND = re.compile("(?:说|表示|认为|建议|提出|反映|呼吁|坦言|感慨)[,，:：“]")
WEAK_TITLE = re.compile(r"(?<!主任)(?:代表|委员)$")
STRONG_BEFORE_WEAK = re.compile(
    r"(?:领衔|老|族|人大|党|党员|老干部|职工|政协|常委会|优秀|组成人员|专委会|主任|街道|[镇乡县市区旗村社]|团|企业|工商联|教师|学生|家长|村民|居民|群众|选民|农民|商户|业主|医生|妇女|青年|工人|归侨|市民)$"
)
LIST_BEFORE = re.compile(r"(?:^|(?<=[,，。；;:：\n(（]))[^,，。；;:：\n(（]{2,60}等$")
ATTENDANCE = re.compile(r"[ \u3000]*(?:出席|列席|参加|参会|到会|缺席|请假)[^，。：:\n]{0,6}[:：]")
NAME_APART = re.compile(r"[ \u3000]{1,2}(?P<name>[一-鿿]{2,3})(?=[ \u3000]|\n|$)")
LONGEST_LINE = 200
MOST_OFFICES = 8_000
"""Offices of a text behind which names are sought: ten times as many as a long report has; a text with more is no article."""
# What stands in brackets between an office and its holder: (主持工作), (女).
GLOSS = re.compile(r"[(（][^()（）\n]{1,9}[)）]")
COUNTED = re.compile(r"等(?:\d{1,4}|[几数多两二三四五六七八九十]{1,3})?(?:余|多)?[名位]?(?:同志|同为)?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a person: the name at `text[start:end]`, and the office if one stands with it."""

    start: int
    end: int
    name: str
    office: Office | None = None


def people(text: str, places: Mapping[int, int]) -> tuple[Named, ...]:
    """Return all mentions of people who are named with an office somewhere in the text, in order."""
    officed: dict[int, Named] = {}
    floor = 0
    for title in islice(TITLE.finditer(text), MOST_OFFICES):
        for named in _with_title(text, title, places, floor):
            officed.setdefault(named.start, named)
            floor = max(floor, named.end)
    for named in chain(_elected(text, places), _chosen(text), _confirmed(text, places)):
        officed.setdefault(named.start, named)
    known = {named.name for named in officed.values()}
    return tuple(sorted([*officed.values(), *_later(text, known, officed)], key=lambda named: named.start))


def _with_title(text: str, title: re.Match[str], places: Mapping[int, int], floor: int) -> Iterator[Named]:
    if title[0].endswith("候选人"):
        return
    if _is_weak(text, title) and not _is_announced(text, title):
        yield from _directly_before(text, title)
        return
    gloss = GLOSS.match(text, title.end())
    blank = BLANKS.match(text, gloss.end() if gloss else title.end())
    at = blank.end() if blank else title.end()
    of_committee = text.endswith("常委会", 0, title.start())
    weak = _is_weak(text, title)
    announced = weak or of_committee or title[0].startswith("人大代表") or not COLLECTIVE.search(title[0])
    spans = names_in_list(text, at, announced=announced, headed=True) or list(_alone_on_line(text, title, at))
    spans = spans or _on_next_line(text, at, listed_only=bool(COLLECTIVE.search(title[0])))
    if (
        len(spans) == 1
        and COLLECTIVE.search(title[0])
        and not of_committee
        and _is_no_name(text, title, *spans[0])
    ):
        spans = []
    if not spans and LIST_HEADS.search(title[0]):
        link = LINK.match(text, title.end())
        spans = names_in_list(text, link.end(), announced=True) if link and link.end() > title.end() else []
    if spans and _is_attendance(text, title):
        spans = [*spans, *_apart(text, spans[-1][1])]
    if spans:
        office = office_before(text, title, places, floor)
        if not NATIONAL.search(office.text):
            yield from (Named(start, end, text[start:end], office) for start, end in spans)
        return
    yield from _before_title(text, title, places)


def _is_attendance(text: str, title: re.Match[str]) -> bool:
    """Tell whether a line of minutes says who was there: 出席：县人大常委会副主任 …"""
    line = text.rfind("\n", max(0, title.start() - LONGEST_LINE), title.start()) + 1
    return ATTENDANCE.match(text, line, title.start()) is not None


def _apart(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the names that follow one another with blanks between them: 甲某某 乙某 丙某某."""
    while apart := NAME_APART.match(text, at):
        if apart["name"][0] not in SURNAMES or TITLE.search(apart["name"]):
            return
        yield apart.span("name")
        at = apart.end()


def _is_no_name(text: str, title: re.Match[str], start: int, end: int) -> bool:
    """Tell whether what stands behind 代表 or 领导 is too short for a name, or with it what something is called: “代表宣传周”."""
    is_quoted = text[title.start() - 1 : title.start()] == "“" and text.startswith("”", end)
    return is_quoted or _is_short(text, start, end)


def _is_short(text: str, start: int, end: int) -> bool:
    """Tell whether a name is too short to be one by itself: two characters without a known family name or sounds."""
    is_known = text[start] in SURNAMES or TRANSLITERATION.issuperset(text[start:end])
    return end - start == 2 and not is_known


def _is_weak(text: str, title: re.Match[str]) -> bool:
    """Tell whether 代表 or 委员 is not said of a member of something."""
    if title[0] not in ("代表", "委员"):
        return False
    return not STRONG_BEFORE_WEAK.search(text, max(0, title.start() - 4), title.start())


def _alone_on_line(text: str, title: re.Match[str], at: int) -> Iterator[tuple[int, int]]:
    """A heading: whatever stands behind an office and blanks, alone to the end of the line, is its holder's name."""
    alone = ALONE.match(text, at)
    if alone and at > title.end():
        yield alone.span("name")


def _on_next_line(text: str, at: int, *, listed_only: bool) -> list[tuple[int, int]]:
    """A name or a list may begin on the line below its office, where a layout breaks lines at will."""
    spans = names_in_list(text, at + 1, announced=True) if text.startswith("\n", at) else []
    if len(spans) > 1 and text.startswith("、", spans[0][1]):
        return spans
    is_alone = spans and not listed_only and text.startswith("\n", spans[0][1])
    return spans[:1] if is_alone and text[at + 1] in SURNAMES else []


def _before_title(text: str, title: re.Match[str], places: Mapping[int, int]) -> Iterator[Named]:
    """The name may stand first: 衣萍副主任; 张勤勇、胡燕等县级领导; 张某、李某等8名代表; 席某（某县人大常委会主任）."""
    directly = list(_directly_before(text, title)) or _behind_name(text, title)
    yield from directly
    if directly or text.rfind("等", max(0, title.start() - 16), title.start()) < 0:
        return
    office = office_before(text, title, places)
    counted = COUNTED.search(text, max(0, office.start - 8), office.start)
    if not counted:
        return
    listed = LIST_BEFORE.search(text, max(0, counted.start() - 64), counted.start() + 1)
    if listed:
        spans = names_in_list(text, listed.start(), headed=True)
        if spans and spans[-1][1] == counted.start():
            yield from (Named(start, end, text[start:end], office) for start, end in spans)


def _directly_before(text: str, title: re.Match[str]) -> Iterator[Named]:
    """The name alone before its office: 衣萍副主任介绍; 某某委员问. 李某代表县政府 is no deputy."""
    if WEAK_TITLE.search(title[0]) and not SAYING.match(text, title.end()):
        return
    for size in (2, 3):
        start = title.start() - size
        if start >= 0 and opens_clause(text, start) and name_end(text, start) == title.start():
            yield Named(
                start,
                title.start(),
                text[start : title.start()],
                Office(*title.span(), title[0], is_bare(title[0])),
            )
            return


def _behind_name(text: str, title: re.Match[str]) -> list[Named]:
    """The office in brackets or on a line behind a name: 席某（某县人大常委会主任）."""
    found = name_first(text, title)
    if not found:
        return []
    start, end, office = found
    return [Named(start, end, text[start:end], office)]


def _is_announced(text: str, title: re.Match[str]) -> bool:
    """Tell whether 委员 opens a clause with its holders' names, or 代表 with several or one who speaks: 代表张某说."""
    if not (title.start() == 0 or text[title.start() - 1] in "、,，。；;\n \u3000"):
        return False
    spans = names_in_list(text, title.end(), announced=True)
    if title[0] == "代表" and len(spans) == 1:
        return SPEECH_BEHIND.match(text, spans[0][1]) is not None
    return bool(spans)


def _elected(text: str, places: Mapping[int, int]) -> Iterator[Named]:
    """The office may stand after the election: 翟玉宝同志当选县长."""
    for elected in ELECTED.finditer(text):
        title = TITLE.search(text, elected.end(), elected.end() + 24)
        if not title:
            continue
        for size in (2, 3):
            start = elected.start() - size
            if (
                start > 0
                and (text[start - 1] in "对、,，。 " or start == 0)
                and name_end(text, start) == elected.start()
            ):
                office = office_before(text, title, places)
                office = Office(max(office.start, elected.end()), title.end(), office.text)
                yield Named(start, elected.start(), text[start : elected.start()], office)


def _chosen(text: str) -> Iterator[Named]:
    """Those elected to an office: 选举李某为县人大常委会主任，谭某、田某为副主任."""
    for election in ELECTION.finditer(text):
        at = election.end()
        while spans := names_in_list(text, at, announced=True):
            end = spans[-1][1]
            chosen = CHOSEN_FOR.match(text, end)
            title = (
                next(reversed(list(TITLE.finditer(text, end + 1, chosen.end()))), None) if chosen else None
            )
            if not title:
                break
            if title[0].endswith("代表"):  # a seat in another congress: its holder need not be here
                at = title.end() + 1
                continue
            words = text[end + 1 : title.end()]
            office = Office(end + 1, title.end(), words, is_bare(words))
            yield from (Named(start, last, text[start:last], office) for start, last in spans)
            at = title.end() + 1


def _confirmed(text: str, places: Mapping[int, int]) -> Iterator[Named]:
    """Those whose family name is rather a word (主任向东阳率队), where a paragraph begins with what they said."""
    names = {match["name"] for match in SPEAKS_FIRST.finditer(text)}
    names = {name for name in names if not (_is_ordinary(name) or _is_ordinary(name[1:]))}
    for title in TITLE.finditer(text) if names else ():
        for end in (title.end() + 3, title.end() + 2):
            name = text[title.end() : end]
            if name in names:
                names.remove(name)
                yield Named(title.end(), end, name, office_before(text, title, places))


def _is_ordinary(word: str) -> bool:
    return word in phrases() or word in ordinary_words()


def _later(text: str, known: Iterable[str], officed: Mapping[int, Named]) -> Iterator[Named]:
    """Yield the mentions of known names without an office."""
    if not known:
        return
    for match in re.finditer(alternatives(known), text):
        if match.start() not in officed:
            yield Named(match.start(), match.end(), match[0])
