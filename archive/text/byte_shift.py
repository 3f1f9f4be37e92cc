"""GBK byte shifts: how `質詢評議` became `質詢?cè)u(píng)議`, the model that makes such damage, and its healing.

The damage: a page's script, working on GBK bytes, writes `(reading)` behind every byte pair it knows as a
traditional character, also where the pair straddles two characters. In 詢評 = D4 83 D4 75 it finds 83 D4 = 冊
and writes `(cè)` inside 評. Read again, D4 with `(` is no character and becomes `?`; `u` (75) is left; and
had 評's second byte not been ASCII, all pairs up to the next ASCII byte would be read one byte late
(祖傳虎出席 → 祖?zhèn)骰⒊鱿?). A pair without a character is dropped.

The healing: the reading is that of the straddling character, whose first byte still stands before the hole,
so it gives back the lost byte; the bytes behind it are paired anew. A second kind lost `。` (A1 A3): the pair
A3 xx across it and the next character was taken for a full-width mark and narrowed (`。縣` → `??h`, `。会` → `?;`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.text import pairing
from archive.text.draft import Edit
from archive.text.pinyin import INJECTED, LETTERS, agrees, readings
from archive.text.script import TRADITIONAL
from archive.text.words import COMMON_CHARACTERS, HAN_CLASS

HOLE = "\ufffd"
STRADDLE = re.compile(rf"(?<=[{HAN_CLASS}])((?:[(（][{LETTERS}]{{1,8}}[)）])?)\?([{LETTERS}]{{1,8}})\)")
READING_REST = re.compile(rf"([{LETTERS}]{{1,8}})\)")
BREAK_REST = re.compile(r"(?:BR|br|/?[Pp]|/?div)\s*/?>")
LOST_STOP = re.compile(rf"(?<=[{HAN_CLASS}])\?\?([@-~])(?=[{HAN_CLASS}])")
KEPT_STOP = re.compile(rf"(?<=。)\?\?([@-~])(?=[{HAN_CLASS}])")
HOLED = re.compile(
    rf"(?<=[{HAN_CLASS}])\?{{1,3}}(?=[、，])|^(?P<blank>\?{{2,4}}\s)(?=[{HAN_CLASS}0-9(（])", re.M
)
LONGEST_RUN = 60
LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


def shift(text: str, known: Mapping[str, str]) -> str:
    """Damage a text as such a page does: write each reading of `known` behind its byte pair, aligned or not.

    >>> shift("質詢評議", {"評": "píng", "冊": "cè"})
    '質詢?cè)u(píng)議'
    """
    data = text.encode("gbk", "ignore")
    for character, reading in known.items():
        pair = character.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return misread(data)


def misread(data: bytes) -> str:
    """Decode GBK as those pages were: a lead byte with a byte that cannot follow it is one `?`, an unassigned pair nothing."""
    characters: list[str] = []
    place = 0
    while place < len(data):
        if data[place] < 0x80:
            characters.append(chr(data[place]))
            place += 1
            continue
        pair = data[place : place + 2]
        characters.append("?" if len(pair) < 2 or pair[1] < 0x40 else pair.decode("gbk", "ignore"))
        place += 2
    return "".join(characters)


def holes(text: str) -> Iterator[Edit]:
    """Yield U+FFFD for a question mark before a pause (張?、), where none can stand, and nothing for `???` that begins a line.

    Those were no-break spaces. Spared: all other question marks.
    """
    if "?" not in text:
        return
    for match in HOLED.finditer(text):
        yield Edit(match.start(), match.end(), "" if match["blank"] else HOLE, 0.8)


def healings(text: str) -> Iterator[Edit]:
    """Yield the repair of each byte shift: the characters where they are certain, U+FFFD where bytes are lost.

    Spared: a question mark that no reading in brackets and no shifted byte proves to be damage.
    """
    if "?" not in text:
        return
    done = 0
    for match in sorted(
        (*STRADDLE.finditer(text), *LOST_STOP.finditer(text), *KEPT_STOP.finditer(text)), key=re.Match.start
    ):
        if match.start() < done:
            continue
        edit = _straddled(text, match) if match.re is STRADDLE else _stopped(text, match)
        if edit:
            done = edit.end
            yield edit


@dataclass(frozen=True, slots=True)
class Run:
    """A shifted run: the bytes of `text[start:end]` that belong behind the lost lead byte, and how they end.

    `reading` is that of the last character if its own reading swallowed its second byte; `open` says that the
    last byte is a lead byte whose partner is lost; `breaks`, that it stood before a tag; `last`, at the end of a line.
    """

    data: bytes
    end: int
    open: bool
    reading: str = ""
    breaks: bool = False
    last: bool = False


def _straddled(text: str, match: re.Match[str]) -> Edit | None:
    """Repair one `?reading)`; None if the reading fits no straddling character at all."""
    start = match.start()
    before = text[start - 1].encode("gbk", "ignore")
    if len(before) != 2:
        return None
    leads = _leads(before[1], match[2])
    if not leads:
        return None
    run = _run(text, match.end())
    healed = {
        candidate
        for lead in leads
        if (candidate := _paired(lead, run, text[max(0, start - 4) : start], text[run.end : run.end + 1]))
    }
    if len(healed) > 1:
        healed = {
            candidate
            for candidate in healed
            if pairing.is_word(text[start - 1] + candidate[0]) or pairing.is_word(candidate[:2])
        }
    hole_start = start + len(match[1])
    if len(healed) == 1:
        return Edit(hole_start, run.end, healed.pop())
    return Edit(hole_start, match.end(), HOLE, 0.5)


def _stopped(text: str, match: re.Match[str]) -> Edit | None:
    """Repair `??h` behind a lost or kept full stop: the lead byte is BF, for A3 BF is the full-width question mark."""
    character = pairing.character(bytes((0xBF, ord(match[1]))))
    if character not in COMMON_CHARACTERS:
        return None
    return Edit(match.start(), match.end(), character if match.re is KEPT_STOP else "。" + character)


@lru_cache(maxsize=1024)
def _leads(first: int, reading: str) -> tuple[int, ...]:
    """Return the second bytes that make, behind `first`, a traditional character with this reading."""
    return tuple(
        lead
        for lead in LEADS
        if (character := pairing.character(bytes((first, lead)))) in TRADITIONAL
        and agrees(character, reading)
    )


def _run(text: str, start: int) -> Run:
    """Read the shifted run from `start` up to the ASCII character where the pairs fall into step again."""
    data = bytearray()
    place = start
    while place < len(text) and place - start < LONGEST_RUN:
        character = text[place]
        if "@" <= character <= "~":
            return Run(bytes(data) + character.encode(), place + 1, open=False)
        if character == "?":
            return _swallowed(text, place, bytes(data))
        injected = INJECTED.match(text, place)
        if injected and agrees(text[place - 1], injected[1]):
            place = injected.end()
            continue
        pair = character.encode("gbk", "ignore")
        if len(pair) != 2:
            break
        data += pair
        place += 1
    return Run(bytes(data), place, open=True)


def _swallowed(text: str, place: int, data: bytes) -> Run:
    """End a run at a `?`: the last second byte went with the ASCII character behind it."""
    if rest := READING_REST.match(text, place + 1):
        return Run(data, rest.end(), open=True, reading=rest[1])
    if BREAK_REST.match(text, place + 1):
        return Run(data, place + 1, open=True, breaks=True)
    return Run(data, place + 1, open=True, last=not text[place + 1 : place + 2].strip())


def _paired(lead: int, run: Run, before: str, after: str) -> str:
    """Return the characters of a run behind `lead`, U+FFFD for a lost last one; '' if they make no words."""
    data = bytes((lead,)) + run.data
    whole, rest = (data[:-1], data[-1]) if run.open else (data, 0)
    if len(whole) % 2 or (run.open and not run.data and not run.reading):
        return ""
    pairs = [whole[place : place + 2] for place in range(0, len(whole), 2)]
    text = pairing.read(pairs, before=before, after="" if run.open else after, rest=rest)
    if text is None or not run.open:
        return text or ""
    return text + _last(rest, run, (before + text)[-1]) + ("<" if run.breaks else "")


def _last(lead: int, run: Run, before: str) -> str:
    """Return the character of which only the lead byte is left, if its reading or its word decides, else U+FFFD."""
    if run.last and lead == 0xA1:
        return "。"
    found = [
        character
        for trail in TRAILS
        if (character := pairing.character(bytes((lead, trail)))) in COMMON_CHARACTERS
    ]
    if run.reading:
        found = [
            character
            for character in found
            if character in TRADITIONAL and run.reading in readings(character)
        ]
        return found[0] if len(found) == 1 else HOLE
    # Only before a break the word stands alone; elsewhere 負責? may be 負責人 as well as 責任.
    found = [character for character in found if run.breaks and pairing.is_word(before + character)]
    return found[0] + "。" if len(found) == 1 else HOLE
