"""What other kind of text this is, by the words and forms that only that kind has: a shop, a law, a ruling, a novel."""

from __future__ import annotations

import re

from archive.text.extract import theme
from archive.text.extract.level import organs
from archive.text.extract.reading import Reading
from archive.text.extract.role import Act
from archive.text.kind_lexicon import OTHER_FORMS, OTHER_SITES
from archive.text.lexicon import LEVEL_SIGNS

ENOUGH_WORDS, FEWEST_ARTICLES, FEWEST_QUESTIONS = 3, 3, 2
ENOUGH_SAID = 0.2
"""The share of sentences on congresses, where neither title nor opening names one; no organ at all, no congress."""
ARTICLE_OF_LAW = re.compile(r"^[ \u3000]*第[一二三四五六七八九十百\d]{1,4}条[ \u3000]", re.M)
# The letter of a choice: A.四年  B.五年  C.六年.
CHOICE = re.compile(r"(?<![A-Za-z])([A-D])[.、．:：]")
# What an entry of an encyclopedia begins with: its own title, a gloss, and what the thing is.
DEFINED = re.compile(r"(?:[(（][^()（）\n]{1,60}[)）])?[ \u3000]*[,，]?[ \u3000]*(?:是|指|隶属|位于|简称)")
OF_UNIT = re.compile(f"[一-鿿]{{0,8}}?[{LEVEL_SIGNS}]")
NO_THEME = "no-theme"


def other_kind(reading: Reading, titled: str, *, is_told: bool) -> str:
    """Return the kind that shows itself, "" if none; `is_told`: the text has an event, which shops and novels have not."""
    text = reading.document.repaired.text
    for kind, words in (OTHER_FORMS if is_told else OTHER_FORMS | OTHER_SITES).items():
        if sum(word in text for word in words) >= ENOUGH_WORDS:
            return kind
    if not is_told and (form := _form(reading, text, titled)):
        return form
    if theme.opens(titled, reading.text) or any(map(_is_of_a_unit, reading.acts)):
        return ""
    has_organ = next(organs(reading.text), None)
    return "" if has_organ and theme.share(reading.text) >= ENOUGH_SAID else NO_THEME


def _form(reading: Reading, text: str, titled: str) -> str:
    if not reading.acts and len(ARTICLE_OF_LAW.findall(text)) >= FEWEST_ARTICLES:
        return "law"
    opening = reading.text.lstrip()
    if titled and opening.startswith(titled) and DEFINED.match(opening, len(titled)):
        return "encyclopedia"
    return "lesson" if "".join(CHOICE.findall(text)).count("ABC") >= FEWEST_QUESTIONS else ""


def _is_of_a_unit(act: Act) -> bool:
    """Tell whether somebody acts by an office of a county, a town …: 县财政局局长, no 董事长."""
    return bool(act.person.office and OF_UNIT.match(act.person.office.text))
