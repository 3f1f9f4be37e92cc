"""What people do in a sentence: who is the subject of which verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import lexicon
from archive.text.extract.implied_role import (
    ATTENDING_ARE,
    CAPTION,
    PRESIDING_IS,
    implied,
    is_attending,
)
from archive.text.extract.names import alternatives
from archive.text.extract.people import Named
from archive.text.extract.verb import VERB, first_verb
from archive.text.extract.without_office import ANY_ACT, listed, unknown

# A caption between two paragraphs is a sentence of its own.
# A line below a picture is one sentence, whatever marks stand in it, unless it is longer than any such line.
LONGEST_LINE = 400
SENTENCE = re.compile(rf"^{CAPTION}[^\n]{{0,{LONGEST_LINE}}}$|(?:[^。！？；;!?\n]++|\n(?!{CAPTION}))+", re.M)
CLAUSE = re.compile(r"[^,，:：\n]+")
# Without one of these a sentence that names nobody is about nobody.
TELLING = re.compile(rf"{ANY_ACT.pattern}|参会|就座|主[ \u3000]*持")
ADVERBIAL = re.compile(alternatives(lexicon.ADVERBIALS))
CONTINUATION = re.compile(lexicon.CONTINUATIONS)
CITING = re.compile(lexicon.CITING)
DISMISSED = re.compile(lexicon.DISMISSED)
# Others without a name between a person and the verb: 、县林业局负责同志一同视察.
COMPANY = re.compile(r"[、和及与][^,，。；;\n]{2,24}(?:一同|一道|共同|一起)")
HEARING = re.compile("听取|听了|审议|讨论|查看|组织")
LISTENING = re.compile("听取|听了|倾听|聆听")
ENTRUSTING = re.compile(r"(?:书记|主任|主席|县长|市长|区长|镇长|乡长|局长|院长|同志)?的?委托")
# 参加审议时指出: what is said while doing something else is said nevertheless.
MEANWHILE = re.compile(
    r"(?:时|后|中|期间|之际|之余|的同时)[,，]?(?:还|又|也|着重|特别|充分|反复|进一步|再次|高度)*$"
)
PRONOUN = re.compile(r"[ \u3000]*[他她](?:还|又|同时|着重)?(?:说|指出|强调|要求|表示|认为|希望)")
# What stands in brackets behind a name: (右三), (女).
GLOSS = re.compile(r"[(（][^()（）\n]{1,8}[)）]")
# What the act is about stands between the person and the verb: 就参会纪律作了说明.
TOPIC = re.compile(r"(?:就|围绕|针对)[^,，。；;\n]{1,30}$")
# What a meeting does that somebody called: 主持召开党组会议,传达全国两会精神,研究贯彻措施.
OF_MEETING = re.compile(r"传达(?!了)")
NEAR = 6
"""Characters between a person and a weak verb beyond which the verb may be another's."""
# 某某评议时说，某某算了一笔账后说： another act comes first, and nobody else's.
SPOKEN_BEHIND = frozenset(",，:：“")
SAID_AFTER = re.compile(r"(?:(?!听|请|让|被|由|[群民]众|代表|委员|村民|居民|大家|老人|记者|们)[一-鿿]){1,16}")
# An act that is no known verb: 副主任某某作会议小结，副主任某某主持. Whoever does it does not share the next one.
ACTING = re.compile(r"[^、\n]{0,24}?(?<![工合动协操写制创劳当])(?:作|做|进行)了?[一-鿿]{2}")
MANNER = re.compile(r"[^,，。；;\n]{1,8}地")


@dataclass(frozen=True, slots=True)
class Act:
    """A person in a role: speaks, presides, reports or attends; `sure` that the verb is the person's own."""

    person: Named
    role: str
    sure: bool = True


@dataclass
class _Scene:
    """The people a sentence is about at the moment, and whether a verb was said of them yet."""

    subjects: list[Named]
    acted: bool = False
    quoting: bool = False
    left: bool = False
    listing: bool = False
    chairing: bool = False
    role: str = ""

    def enter(self, person: Named) -> None:
        if self.acted:
            self.subjects, self.acted, self.quoting, self.left = [], False, False, False
        self.subjects.append(person)

    def act(self, text: str, verb: re.Match[str], last: int) -> list[Act]:
        role = str(verb.lastgroup)
        self.acted, self.role = True, role.removeprefix("weak_")
        self.quoting = self.quoting or verb[0] in lexicon.QUOTING
        far = role.startswith("weak_") and verb.start() - last > NEAR
        return [
            Act(person, self.role, not far and text.find("\n", person.end, verb.start()) < 0)
            for person in self.subjects
        ]


def acts(text: str, named: Sequence[Named]) -> Iterator[Act]:
    """Yield what each person does, sentence by sentence, in order."""
    starts = [person.start for person in named]
    scene = _Scene([])
    for sentence in SENTENCE.finditer(text):
        scene = _Scene(_continued(text, sentence, scene))
        low, high = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
        if low == high and not scene.subjects and not TELLING.search(text, *sentence.span()):
            continue
        for clause in CLAUSE.finditer(text, sentence.start(), sentence.end()):
            if ATTENDING_ARE.search(text, max(sentence.start() - 1, clause.start() - 24, 0), clause.start()):
                scene.listing = True
                yield from (Act(person, "attends") for person in listed(text, clause.start()))
            scene.chairing = bool(PRESIDING_IS.search(text, max(clause.start() - 12, 0), clause.start()))
            if scene.chairing:
                yield from (Act(person, "presides") for person in listed(text, clause.start()))
            low, high = bisect_left(starts, clause.start()), bisect_left(starts, clause.end())
            here = list(named[low:high]) or list(unknown(text, clause.start(), clause.end()))
            yield from _in_clause(text, clause, here, scene)


def _continued(text: str, sentence: re.Match[str], before: _Scene) -> list[Named]:
    """Return whom 他说 or 她强调 at the start of a sentence means: the one person of the sentence before.

    Without a verb of its own that sentence begins with the person, at a paragraph's head.
    """
    if len(before.subjects) != 1 or before.role == "reports" or not PRONOUN.match(sentence[0]):
        return []
    return before.subjects if before.acted or _opens_line(text, before.subjects[0]) else []


def _opens_line(text: str, person: Named) -> bool:
    start = min(person.start, person.office.start) if person.office else person.start
    return text[max(0, start - 8) : start].rstrip(" \u3000")[-1:] in ("", "\n")


def _in_clause(text: str, clause: re.Match[str], here: list[Named], scene: _Scene) -> Iterator[Act]:
    if not here and not scene.subjects:
        return
    present = []
    silent = (scene.listing or scene.chairing) and not any(_outside_names(text, clause, here))
    listing, chairing = scene.listing and silent, scene.chairing and silent
    for person in here:
        role = "attends" if listing else "presides" if chairing else implied(text, clause, person)
        scene.listing = scene.listing or is_attending(text, clause, person)
        if role:
            yield Act(person, role)
        elif not _is_cited(text, clause, person):
            present.append(person)
    if here and not present:
        scene.acted = True
        return
    if not present and not scene.subjects:
        return
    if not present and scene.acted:
        # A clause about somebody else, or one on a new line, ends what is said of the people before.
        begins = clause.start() > 0 and text[clause.start() - 1] == "\n"
        scene.left = scene.left or begins or not (_goes_on(text, clause) or _of_one(text, clause, scene))
        if (
            scene.quoting
            or scene.left
            or (scene.role == "presides" and OF_MEETING.match(text, clause.start()))
        ):
            return
    yield from _verbs(text, clause, present, scene)


def _verbs(text: str, clause: re.Match[str], present: list[Named], scene: _Scene) -> Iterator[Act]:
    """Walk through people and verbs of a clause from left to right."""
    last, previous = clause.start(), None
    waiting = deque(present)
    for verb in _outside_names(text, clause, present):
        while waiting and waiting[0].start <= verb.start():
            person = waiting.popleft()
            scene.enter(person)
            last, previous = _end(text, person), None
        if (
            not scene.subjects
            or verb.start() < last
            or not _governs(text, last, verb, previous, bool(present))
        ):
            continue
        yield from scene.act(text, verb, last)
        previous = verb
        if verb[0] in lexicon.QUOTING:
            break
    for person in waiting:
        scene.enter(person)
    if not previous and present and ACTING.match(text, _end(text, present[-1]), clause.end()):
        scene.acted = True


def _end(text: str, person: Named) -> int:
    """Return where a name and the office behind it end: 曹某等8名区人大代表, 曹某（区人大代表）."""
    if not person.office or person.office.end < person.end:
        return person.end
    return person.office.end + (text[person.office.end : person.office.end + 1] in (")", "）"))


def _outside_names(text: str, clause: re.Match[str], present: Sequence[Named]) -> Iterator[re.Match[str]]:
    """Yield the verbs of a clause; what looks like one inside a name (马木提建议) is none."""
    at = clause.start()
    while verb := first_verb(text, at, clause.end()):
        last = bisect_right(present, verb.start(), key=lambda person: person.start) - 1
        inside = present[last] if last >= 0 and verb.start() < present[last].end else None
        at = inside.end if inside else verb.end()
        if not inside:
            yield verb


def _governs(
    text: str, last: int, verb: re.Match[str], previous: re.Match[str] | None, present: bool
) -> bool:
    """Tell whether a verb is said of the subjects, whose last name (or clause) starts or ends at `last`."""
    role = str(verb.lastgroup)
    if previous and previous.lastgroup != "weak_attends":
        between = text[previous.end() : verb.start()]
        if "并" in between or (len(between) <= 1 and previous.lastgroup in ("attends", "presides")):
            return True
        if previous.lastgroup not in ("attends", "presides") or "speaks" not in role:
            return False
        return bool(MEANWHILE.search(between))
    gloss = GLOSS.match(text, last, verb.start())
    between = text[gloss.end() if gloss else last : verb.start()]
    if role == "attends" and TOPIC.match(between):
        return False
    if "reports" in role and HEARING.search(between):
        return False
    if LISTENING.search(between) and not MEANWHILE.search(between):
        return False
    if not present and PRONOUN.match(text, last, verb.end()):
        return True
    if not present:
        begins = not between and not previous and role == "weak_attends"
        return begins or not role.startswith("weak_") or verb[0] in lexicon.QUOTING
    if not role.startswith("weak_"):
        return True
    if (
        "speaks" in role
        and text[verb.end() : verb.end() + 1] in SPOKEN_BEHIND
        and SAID_AFTER.fullmatch(between)
    ):
        return True
    return (
        not between
        or bool(len(between) <= 40 and (ADVERBIAL.match(between) or MANNER.fullmatch(between)))
        or bool(COMPANY.fullmatch(between))
    )


def _goes_on(text: str, clause: re.Match[str]) -> bool:
    """Tell whether a clause without people begins with a verb, so that it is said of those before it."""
    lead = CONTINUATION.match(text, clause.start(), clause.end())
    start = lead.end() if lead else clause.start()
    if lead and lead[0].startswith("并"):
        return first_verb(text, start, clause.end()) is not None
    return VERB.match(text, start, clause.end()) is not None


def _of_one(text: str, clause: re.Match[str], scene: _Scene) -> bool:
    """Tell whether a clause goes on with 他指出 about the only person before."""
    return len(scene.subjects) == 1 and bool(PRONOUN.match(text, clause.start(), clause.end()))


def _is_cited(text: str, clause: re.Match[str], person: Named) -> bool:
    """Tell whether somebody is only spoken of: 学习省委书记某某的讲话, 某某辞去…"""
    if DISMISSED.match(text, person.end):
        return True
    before = person.office.start if person.office else person.start
    if text.endswith("受", 0, before) and ENTRUSTING.match(text, person.end):
        return True
    return bool(person.office and CITING.search(text, max(clause.start(), before - 60), before))
