"""The office of a person as it is written, the organisation that holds it, and the division it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text.document import Finding
from archive.text.extract.level import fits
from archive.text.extract.office import Office, organisation
from archive.text.extract.people import Named
from archive.text.extract.reading import Reading
from archive.text.places.gazetteer import Unit

COMMITTEE = re.compile(
    r"(?P<sign>[省市县区旗州盟])(?:第?[〇一二三四五六七八九十百\d]+届)?(?P<body>人大常委会|人大)"
)
SIGN_OF_OFFICE = re.compile(r"[省市县区旗州盟镇乡](?=$|[委人政监纪法检第〇一二三四五六七八九十各级领长工])")
JOINED = re.compile("[、，,和及]{1,2}")
DEPUTY_CHAIR = "副主席"
CHAIR = re.compile(r"(?P<body>[一-鿿]{0,8}?(?:[镇乡]人大|政协))(?:党组书记、)?主席")
NEAR_CHAIR = 20
"""Characters within which the chair stands before the deputy."""
GLOSS = re.compile(r"[ \u3000]*[(（](?P<place>[^()（）\n]{2,16})[)）]")


def written(
    reading: Reading, named: Named, office: Office | None, *, as_heading: bool = False
) -> tuple[str, str]:
    """Return office and organisation, with the head of the list where the office does not name it.

    In a heading (甘谷县人大常委会主任 姓名) the division belongs to the organisation, not to the office.
    """
    if not office:
        return "", ""
    words = office.text
    if office.inherits:
        head = _head(reading, office)
        words = head + words
    elif words == DEPUTY_CHAIR:
        words = _body_of_chair(reading, office) + words
    held = organisation(words)
    if as_heading:
        words = words[reading.place_end(office.start) - office.start :]
    return words, held


def _head(reading: Reading, office: Office) -> str:
    """Return the committee an inheriting office belongs to: the one named last before it."""
    named = list(COMMITTEE.finditer(reading.text, max(0, office.start - 1500), office.start))
    earlier = reading.people_between(max(0, office.start - 1500), office.start)
    beside = _beside(reading.text, earlier, office)
    if beside:
        return beside
    for person in reversed(earlier):
        if person.office and not person.office.inherits:
            held = organisation(person.office.text)
            if held.endswith("人大常委会") and (
                not named or person.office.start >= named[-1].start() - len(held)
            ):
                return held
            if held.endswith("人大常委会"):
                break
    return f"{named[-1]['sign']}人大常委会" if named else ""


def _body_of_chair(reading: Reading, office: Office) -> str:
    """Return the body whose chair is named right before its deputy: 镇人大主席某某带队，副主席某某参加."""
    before = next(reversed(reading.people_between(max(0, office.start - NEAR_CHAIR), office.start)), None)
    chair = CHAIR.fullmatch(before.office.text) if before and before.office else None
    return chair["body"] if chair else ""


def _beside(text: str, earlier: Sequence[Named], office: Office) -> str:
    """Return the body whose head is named right before in the list: 街道人大工委主任某某、副主任某某."""
    before = next((person for person in reversed(earlier) if person.office), None)
    if not before or not before.office or before.office.inherits or office.text not in ("副主任", "委员"):
        return ""
    if not before.office.text.endswith("主任") or not JOINED.fullmatch(text, before.end, office.start):
        return ""
    held = organisation(before.office.text)
    return held if held.endswith("工委") else ""


def division(
    reading: Reading, person: Named, office: Office | None, words: str, county: Sequence[Finding]
) -> str | None:
    """Return the division of an organisation: the one written with it, else the article's only one that fits."""
    if not office:
        return None
    named = reading.place_in_office(office.start, office.end) or _in_brackets(reading, person)
    if named:
        return named.adcode
    sign = SIGN_OF_OFFICE.search(words)
    if not sign or not organisation(words):
        return None
    meant = {_of_sign(reading, finding.value, sign[0]) for finding in county}
    if len(meant) > 1 and office.start == _first_office(reading):
        meant -= {_written_with(reading, person.office) for person in reading.people}
    return meant.pop() if len(meant) == 1 else None


def _in_brackets(reading: Reading, person: Named) -> Unit | None:
    """Return the unit in brackets behind a name: 县人大代表 某某（某某县）."""
    gloss = GLOSS.match(reading.text, person.end)
    return next(reading.units_between(*gloss.span("place")), None) if gloss else None


def _first_office(reading: Reading) -> int:
    return next((person.office.start for person in reading.people if person.office), -1)


def _written_with(reading: Reading, office: Office | None) -> str | None:
    """Return the division that an office is written with: it is a host's where the first office has none."""
    unit = reading.place_in_office(office.start, office.end) if office else None
    return unit.adcode if unit else None


def _of_sign(reading: Reading, adcode: str, sign: str) -> str | None:
    """Return what 省 县 镇 … means in an article about a division: itself or one above it."""
    unit = reading.gazetteer.at(adcode)
    if not unit:
        return None
    if sign in "镇乡":
        return unit.adcode if unit.level == "county" else None
    path = reading.gazetteer.path(unit)
    return next((upper.adcode for upper in reversed(path) if fits(upper, sign)), None)
