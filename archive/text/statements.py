"""The body cut into statements: maximal runs of paragraphs with the same speaker.

On the article's path between the people found and the description. A heading of organisation, office and name
opens the statement of what follows; a paragraph that opens with a name and a verb of speech opens one of its own,
which the next paragraph without such an opening ends, unless it counts on (二是…).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.text.document import Finding, SpeakerFinding, StatementSpan
from archive.text.extract.heading import DECORATION
from archive.text.extract.interview import ANSWER, QUESTION
from archive.text.extract.level import ORGAN, fits
from archive.text.extract.people import Named
from archive.text.extract.reading import Reading
from archive.text.extract.section import sections
from archive.text.extract.spoken import PRONOUN_SPEECH, speaks

PARAGRAPH = re.compile(r"[^\n]+")
OPENING = 60  # characters within which a paragraph names its speaker
ABOUT = re.compile(r"(?:就|围绕|针对|对|结合|在|关于)[^。；\n]{1,44}[,，]$")
# The circumstances with which a paragraph begins: 座谈会上，每到一处，
LEAD_IN = re.compile(
    r"(?:[^,，。；;:：“”\n]{0,24}(?:上|中|后|时|前|处|间|里|场|此|先|期|最后|之际|看来|毕)[,，]){1,2}"
)
# What is said of an office before its holder speaks: 新当选的县长某某.
NEWLY = re.compile(r"[ \u3000]*(?:新|刚刚?)(?:当选|任命|到任|上任)的")
COUNTING_ON = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+要|第[一二三四五六七八九十]+[,，、]|"
    r"[(（][一二三四五六七八九十\d]+[)）]|要|首先|其次|再次|最后[,，]|[一二三四五六七八九十]+、)"
)
# A caption or a credit in brackets neither begins nor ends a statement.
NO_PARAGRAPH = re.compile(
    r"[ \u3000]*(?:[(（][^()（）\n]{1,60}[)）]|【[^】\n]{1,12}】[^\n]{0,60}|"
    r"(?:来源|作者|撰稿|供稿|供稿单位|摄影|图片|图文|编辑|责编|责任编辑|校对|审核|监制|初审|复审|终审|[一二三]审)"
    r"[ \u3000]*[|｜丨:：][^。\n]{0,80}|"
    r"[一-鿿“”\"]{2,14}(?:融媒体中心|融媒|新闻中心|报社|电视台|编辑部[”\"]?)[ \u3000]*[(（][^()（）\n]{2,40}[)）]|"
    r"[—-]*(?:摘自|原载|转自|选自|载于)《[^》\n]{1,24}》[^。\n]{0,30})[ \u3000|]*"
)
# A line that ends otherwise breaks off and goes on in the next.
FINISHED = re.compile(r"[。！？!?…；;.)）】》][”’』」]?[ \u3000]*\Z")
# With the meeting as its subject a paragraph is the narrator's, wherever the line before ended.
NARRATES = re.compile(r"[ \u3000]*会(?:议|上|后|前)(?:还|又|指出|强调|要求|[,，]|$)", re.M)
# An answer goes on in paragraphs of its own until the narrator has the word.
TOLD = re.compile("记者|采访|编者|笔者|[他她](?:说|表示|强调)")
SALUTATION = re.compile(r"各位代表|各位选民|同志们|各位领导|各位委员|各位同志|主任、各位")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and its speaker."""

    start: int
    end: int
    speaker: str | None


def statements(
    reading: Reading,
    people: Sequence[SpeakerFinding],
    county: Sequence[Finding],
    heads: Sequence[Named],
    *,
    template: bool,
    writer: str | None = None,
) -> tuple[StatementSpan, ...]:
    """Return the statements in order; together they cover the body but for line feeds between them.

    `writer` signed the article below its title, so all of it is said by that person.
    """
    spans = []
    for start, end, speaker in _runs(_parts(reading, heads, template=template, writer=writer)):
        person = next((p for p in people if p.value == speaker and p.role != "attends"), None)
        person = person or next((p for p in people if p.value == speaker), None)
        adcode = None if template else _credited(reading, person, county, start, end)
        spans.append(
            StatementSpan(
                start, end, speaker,
                office=person.office if person else "",
                organisation=person.organisation if person else "",
                role=person.role if person else "",
                adcode=adcode,
            )
        )  # fmt: skip
    return tuple(spans)


def _runs(parts: Iterator[Part]) -> Iterator[tuple[int, int, str | None]]:
    current: tuple[int, int, str | None] | None = None
    for part in parts:
        if current and current[2] == part.speaker:
            current = (current[0], part.end, part.speaker)
            continue
        if current:
            yield current
        current = (part.start, part.end, part.speaker)
    if current:
        yield current


def _parts(reading: Reading, heads: Sequence[Named], *, template: bool, writer: str | None) -> Iterator[Part]:
    """Yield the paragraphs with their speakers."""
    text = reading.text
    whole = None if template else writer or _whole_speech(reading)
    speaker, under_heading, answering = whole, whole is not None, False
    parts = {part.start: part.end for part in sections(reading)}
    for paragraph in PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        at = bisect_left(heads, start, key=lambda person: person.start)
        # The division's name above a heading belongs to what stands below it.
        head = heads[at] if at < len(heads) and heads[at].start < parts.get(start, end) else None
        if head:
            speaker, under_heading = head.name, True
            yield Part(start, end, speaker)
            continue
        if under_heading or template:
            yield Part(start, end, speaker)
            continue
        if NO_PARAGRAPH.fullmatch(text, start, end):
            yield Part(start, end, speaker)
            continue
        if reading.interviewee and (turn := ANSWER.match(text, start) or QUESTION.match(text, start)):
            answering = turn.re is ANSWER
            speaker = reading.interviewee.name if answering else None
            yield Part(start, end, speaker)
            continue
        opener = _opener(reading, start, end)
        answering = answering and not opener and not TOLD.search(text, start, end)
        if opener:
            speaker = opener
        elif not (speaker and (answering or COUNTING_ON.match(text, start, end) or _goes_on(text, start))):
            speaker = None
        yield Part(start, end, speaker)


def _goes_on(text: str, start: int) -> bool:
    """Tell whether the line before breaks off without a mark of its end."""
    return not (NARRATES.match(text, start) or FINISHED.search(text, max(0, start - 6), start - 1))


def _opener(reading: Reading, start: int, end: int) -> str | None:
    """Return who a paragraph says is speaking, in its first clauses."""
    text = reading.text
    for nth, person in enumerate(reading.people_between(start, min(end, start + OPENING))):
        first = min(person.start, person.office.start) if person.office else person.start
        before = text[start:first].strip(DECORATION)
        leads = ABOUT.fullmatch(before) or NEWLY.fullmatch(before) or (not nth and LEAD_IN.fullmatch(before))
        if before and not leads:
            continue
        if (
            speaks(text, person, end)
            or _answers(text, person, start)
            or _goes_on_to_speak(reading, person, end)
        ):
            return person.name
    return None


def _goes_on_to_speak(reading: Reading, person: Named, end: int) -> bool:
    """Tell whether the second sentence says what the only person of the first one said: 他表示，…

    Spared: a first sentence that tells of a meeting (某某主持讨论。他说…); it is the narrator's.
    """
    spoken = PRONOUN_SPEECH.match(reading.text, person.end, end)
    return bool(spoken and not reading.people_between(person.end, spoken.end()))


def _answers(text: str, person: Named, start: int) -> bool:
    """Tell whether a paragraph is a turn of an interview or a speech retold: 华某某：谢谢关心。 某县县长华某某：我们…"""
    first = min(person.start, person.office.start) if person.office else person.start
    return first == start and text[person.end : person.end + 1] in ("：", ":")


def _whole_speech(reading: Reading) -> str | None:
    """Return who gives a speech or report that begins with a salutation, if the lines before it name one person."""
    salutation = SALUTATION.search(reading.text[:300])
    if not salutation:
        return None
    names = {person.name for person in reading.people if person.start < salutation.start()}
    return names.pop() if len(names) == 1 else None


def _credited(
    reading: Reading, person: SpeakerFinding | None, county: Sequence[Finding], start: int, end: int
) -> str | None:
    """Return the division a statement counts for."""
    if person and person.adcode:
        return person.adcode
    codes = list(dict.fromkeys(finding.value for finding in county))
    if len(codes) == 1:
        return codes[0]
    return None if person else _common_superior(reading, codes, start, end)


def _common_superior(reading: Reading, codes: Sequence[str], start: int, end: int) -> str | None:
    """Return the division above all of the article's, if the narrator speaks of its organs or by its name."""
    units = [unit for code in codes if (unit := reading.gazetteer.at(code))]
    if not units:
        return None
    paths = [reading.gazetteer.path(unit) for unit in units]
    common = {upper.adcode for upper in paths[0]}.intersection(*({u.adcode for u in path} for path in paths))
    above = [unit for unit in reversed(paths[0]) if unit.adcode in common]
    organs = (ORGAN.search(reading.text, start, end), ORGAN.search(reading.text))
    signed = (u.adcode for organ in organs if organ for u in above if fits(u, organ["sign"]))
    named = (u.adcode for u in reading.units_between(start, end) if u in above)
    return next(chain(signed, named), None)
