"""The people of an article with office, organisation and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.text.document import Finding, SpeakerFinding
from archive.text.extract import held_office
from archive.text.extract.names import FOLLOWER
from archive.text.extract.office import Office
from archive.text.extract.people import Named
from archive.text.extract.reading import Reading, found
from archive.text.extract.role import Act
from archive.text.extract.section import Section, sections
from archive.text.name_words import DOUBTFUL_SURNAMES, SURNAMES, WEAK_FOLLOWERS

ROLE_ORDER = ("presides", "reports", "speaks")
PARTY_TITLES = re.compile(r"^(?:党组)")
WORK_REPORT = re.compile(r"[^。；\n]{0,30}?作[^。；，,\n]{0,24}工作(?:的)?报告")
TELLING = re.compile(r"(?:同志)?(?:在报告(?:中|时))?(?:说|指出|提出|回顾|总结|报告说)[,，：:]")
REPORTING = re.compile("报告工作|向大会报告|作工作报告")
# The secretary of the article's own division or of a township: the place is no part of the office.
SECRETARY = re.compile(r"(?P<place>(?!自治)[一-鿿]{2,12}?)(?P<own>[县区市旗州]委书记|[镇乡]党委书记)")
# Last characters of names that open what follows the name as often: 贺平来看望.
OF_VERBS = frozenset("来到去赴在向对与并还也就将已受被同为以从由于随再又都均及和共率带")
MAY_BE_NAME = OF_VERBS | WEAK_FOLLOWERS
TEMPORARY = re.compile(r"主席团|执行主席|召集人")


@dataclass
class Person:
    """What is known of one name: its mentions with an office, and its acts."""

    name: str
    first: Named
    offices: list[tuple[Office, Named, int]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


def speakers(
    reading: Reading, county: Sequence[Finding], headings: Sequence[Named], *, template: bool
) -> Iterator[SpeakerFinding]:
    """Yield people in order of appearance, one finding a role. A template names nobody."""
    if template:
        return
    headed = {named.start for named in headings}
    parts = sections(reading)
    for person in _persons(reading.people, reading.acts, headings):
        roles = _roles(person.acts)
        is_headed = any(named.start in headed for _, named, _ in person.offices)
        if is_headed:
            roles = ["reports" if _is_report(reading) else "speaks"]
        for role in roles:
            one = _finding(reading, person, role, _own(county, parts, person), headed)
            is_doubtful = not is_headed and _is_doubtful(reading.text, person, role)
            yield replace(one, certain=False) if is_doubtful else one


def _own(county: Sequence[Finding], parts: Iterable[Section], person: Person) -> Sequence[Finding]:
    """Return the article's divisions, or the one of them whose section a person's office stands in."""
    at = _office(person)[0].start
    units = [part.unit.adcode for part in parts if part.start <= at < part.end]
    return [finding for finding in county if finding.value in units] if units else county


def _is_doubtful(text: str, person: Person, role: str) -> bool:
    """Tell whether no verb that is surely the person's own tells a role."""
    acted = [act for act in person.acts if act.role == role]
    if acted and not any(act.sure for act in acted):
        return True
    return role == "speaks" and _goes_on_reporting(text, person)


def _goes_on_reporting(text: str, person: Person) -> bool:
    """Tell whether all that a person says is told of the work report that the person gives: 某某说，过去一年…"""
    acting = [act.person for act in person.acts]
    reports = any(WORK_REPORT.match(text, named.end) for named in acting)
    spoken = [act.person for act in person.acts if act.role == "speaks"]
    return reports and all(TELLING.match(text, named.end) for named in spoken)


def _is_report(reading: Reading) -> bool:
    titled = any("报告" in reading.line(block) for block in reading.blocks("title"))
    return titled or bool(REPORTING.search(reading.text[:500]))


def _persons(named: Iterable[Named], acts: Iterable[Act], headings: Iterable[Named]) -> list[Person]:
    persons: dict[str, Person] = {}
    for mention in named:
        person = persons.setdefault(mention.name, Person(mention.name, mention))
        if mention.office:
            person.offices.append((mention.office, mention, 0))
    for act in acts:
        persons.setdefault(act.person.name, Person(act.person.name, act.person)).acts.append(act)
    return sorted(persons.values(), key=lambda person: person.first.start)


def _roles(acts: Iterable[Act]) -> list[str]:
    """Return the roles of a person: attending is only told of those who do nothing else."""
    roles = {act.role for act in acts}
    return [role for role in ROLE_ORDER if role in roles] or (["attends"] if roles else [])


def _finding(
    reading: Reading, person: Person, role: str, county: Sequence[Finding], headed: frozenset[int] | set[int]
) -> SpeakerFinding:
    named, office = _office(person)
    written, held = held_office.written(
        reading, named, office, as_heading=named.start in headed and len(headed) > 1
    )
    adcode = held_office.division(reading, named, office, written, county)
    written = _without_place(written, adcode, county)
    span = found(
        reading.document.body, named.start, named.end, field="speaker", value=person.name, rule=f"person-{role}",
        certainty=0.9 if office else 0.6, certain=bool(office) and _is_sure(reading.text, person),
    )  # fmt: skip
    return SpeakerFinding(
        "speaker", person.name, span.quote, span.start, span.end, span.rule, span.certainty, span.certain,
        office=written, organisation=held, role=role, adcode=adcode,
    )  # fmt: skip


def _without_place(written: str, adcode: str | None, county: Sequence[Finding]) -> str:
    """Return 县委书记 for the 青神县委书记 of an article about 青神县; everybody else's office stays as written."""
    secretary = SECRETARY.fullmatch(written)
    if not secretary:
        return written
    is_own = {finding.value for finding in county} == {adcode} or secretary["own"][0] in "镇乡"
    return secretary["own"] if is_own else written


def _is_sure(text: str, person: Person) -> bool:
    """Tell whether a name begins and ends for certain.

    Two characters need a known family name; a family name that is rather a preposition, a last character that may
    belong to the verb (贺平来看望) and a first verb that may belong to the name (李向前往) need a mark somewhere behind the name.
    """
    name = person.name
    if len(name) == 2 and name[0] not in SURNAMES:
        return False
    mentions = {
        person.first.end,
        *(named.end for _, named, _ in person.offices),
        *(act.person.end for act in person.acts),
    }
    if any(not text[end : end + 1].isalnum() for end in mentions):
        return True
    if not any(FOLLOWER.match(text, end) for end in mentions):
        return False
    if name[0] in DOUBTFUL_SURNAMES or name[-1] in OF_VERBS:
        return False
    return len(name) > 2 or not all(text[end] in MAY_BE_NAME for end in mentions)


def _office(person: Person) -> tuple[Named, Office | None]:
    """Return the mention whose office is taken: of the person's acts first, temporary ones of a session last."""
    acting = {act.person.start for act in person.acts if act.role != "attends"}
    ranked = sorted(
        person.offices,
        key=lambda item: (bool(TEMPORARY.search(item[0].text)), item[1].start not in acting, item[1].start),
    )
    return (ranked[0][1], ranked[0][0]) if ranked else (person.first, None)
